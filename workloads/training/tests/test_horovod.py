"""The Horovod trainer over stand-ins for both libraries, which this machine's registries do not hold: its loop, its arithmetic on them, and what it
writes. TensorFlow and Horovod themselves are not run."""

import json
import pathlib
import types

import numpy as np
import pytest
from data import spirals

from training import horovod as trainer
from training.options import parse


class Layer:
    def __init__(self, size, activation=None):
        self.size, self.activation = size, activation


class Network:
    """A two-layer network in NumPy with as much of Keras' interface as the trainer uses."""

    def __init__(self, layers):
        columns, dense = layers[0][0], layers[1:]
        random = np.random.default_rng(7)
        sizes = [columns, *(layer.size for layer in dense)]
        self.trainable_variables = [random.normal(0, 0.4, (a, b)) for a, b in zip(sizes, sizes[1:])]
        self.variables = self.trainable_variables
        self.seen = None

    def __call__(self, features, training):
        first, second = self.trainable_variables
        hidden = np.maximum(features @ first, 0)
        self.seen = (features, hidden)
        return Tensor(hidden @ second, self)

    def save_weights(self, file):
        with open(file, "wb") as to:
            np.savez(to, *self.trainable_variables)

    def load_weights(self, file):
        with np.load(file) as saved:
            self.trainable_variables[:] = [saved[name] for name in saved.files]

    def save(self, folder):
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)


class Tensor:
    def __init__(self, values, network=None):
        self.values, self.network = np.asarray(values), network

    def numpy(self):
        return self.values


class Loss(float):
    gradients = None


def criterion(from_logits):
    assert from_logits

    def loss(labels, scores):
        values = scores.values - scores.values.max(axis=1, keepdims=True)
        shares = np.exp(values) / np.exp(values).sum(axis=1, keepdims=True)
        result = Loss(-np.log(shares[np.arange(len(labels)), labels]).mean())
        shares[np.arange(len(labels)), labels] -= 1
        step = shares / len(labels)
        features, hidden = scores.network.seen
        back = (step @ scores.network.trainable_variables[1].T) * (hidden > 0)
        result.gradients = [features.T @ back, hidden.T @ step]
        return result

    return loss


class Tape:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def gradient(self, loss, _variables):
        return loss.gradients


class Descent:
    def __init__(self, rate, momentum):
        self.rate, self.momentum, self.speed = rate, momentum, None

    def apply_gradients(self, pairs):
        pairs = list(pairs)
        self.speed = self.speed or [np.zeros_like(variable) for _, variable in pairs]
        for speed, (gradient, variable) in zip(self.speed, pairs):
            speed *= self.momentum
            speed -= self.rate * gradient
            variable += speed


def libraries(rank=0, size=1):
    keras = types.SimpleNamespace(
        Sequential=Network,
        Input=lambda shape: shape,
        layers=types.SimpleNamespace(Dense=Layer),
        optimizers=types.SimpleNamespace(SGD=Descent),
        losses=types.SimpleNamespace(SparseCategoricalCrossentropy=criterion),
    )
    tensorflow = types.SimpleNamespace(
        keras=keras,
        GradientTape=Tape,
        constant=Tensor,
        random=types.SimpleNamespace(set_seed=lambda seed: None),
        config=types.SimpleNamespace(experimental=types.SimpleNamespace(list_physical_devices=lambda kind: [])),
    )
    broadcast = []
    horovod = types.SimpleNamespace(
        rank=lambda: rank,
        size=lambda: size,
        local_rank=lambda: rank,
        broadcast_variables=lambda variables, root_rank: broadcast.append(root_rank),
        DistributedGradientTape=lambda tape: tape,
        allreduce=lambda tensor, name: tensor,
        broadcast=broadcast,
    )
    return tensorflow, horovod


def options(data, output, *more):
    return parse(["--data", str(data), "--output", str(output), "--epochs", "6", "--batch", "60", "--learning-rate", "0.3", *more], "")


def lines(output):
    return [json.loads(line) for line in (output / "metrics.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    spirals(folder)
    return folder


def test_it_learns_writes_metrics_and_starts_from_the_first_workers_weights(data, tmp_path):
    tensorflow, horovod = libraries()
    trainer.train(options(data, tmp_path), tensorflow, horovod)
    assert horovod.broadcast == [0]
    assert [line["epoch"] for line in lines(tmp_path)] == list(range(6))
    assert lines(tmp_path)[-1]["accuracy"] > 0.75
    assert (tmp_path / "model").is_dir()


def test_it_goes_on_after_the_last_epoch(data, tmp_path):
    trainer.train(options(data, tmp_path, "--epochs", "2"), *libraries())
    trainer.train(options(data, tmp_path, "--epochs", "4"), *libraries())
    assert [line["epoch"] for line in lines(tmp_path)] == [0, 1, 2, 3]
    assert lines(tmp_path)[2]["loss"] < lines(tmp_path)[0]["loss"]


def test_other_workers_write_nothing(data, tmp_path):
    trainer.train(options(data, tmp_path), *libraries(rank=1, size=2))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [["--epochs", "0"], ["--batch", "x"], ["--learning-rate", "-1"]])
def test_bad_usage(data, tmp_path, wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        options(data, tmp_path, *wrong)
    assert ended.value.code == 2 and wrong[0] in capsys.readouterr().err
