"""Real training by several processes that talk over Gloo, started as in a cluster."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import types

import pytest
import torch
from data import spirals

HOME = pathlib.Path(__file__).resolve().parents[1]


def start(data, output, workers, **more):
    """The workers, each with the addresses and ranks that torchrun gives them in a cluster."""
    options = {"epochs": 8, "batch": 120 // workers, "learning-rate": 0.3 / workers, **more}
    given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "training.pytorch", "--data", str(data), "--output", str(output), *given]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shared = {
        **os.environ, "PYTHONPATH": str(HOME), "OMP_NUM_THREADS": "1", "GLOO_SOCKET_IFNAME": "lo", "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(port), "WORLD_SIZE": str(workers),
    }
    return [
        subprocess.Popen(command, env={**shared, "RANK": str(rank), "LOCAL_RANK": str(rank)}, stderr=subprocess.PIPE, text=True)
        for rank in range(workers)
    ]


def run(*given, **more):
    """The highest exit code of the workers, and what they said."""
    processes = start(*given, **more)
    said = "".join(process.communicate(timeout=120)[1] for process in processes)
    return types.SimpleNamespace(returncode=max(process.returncode for process in processes), stderr=said)


def metrics(output):
    return [json.loads(line) for line in (output / "metrics.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    spirals(folder)
    return folder


@pytest.fixture(scope="module")
def alone(data, tmp_path_factory):
    output = tmp_path_factory.mktemp("alone")
    done = run(data, output, 1)
    assert done.returncode == 0, done.stderr
    return output


def weights(output):
    return torch.cat([value.flatten() for value in torch.jit.load(str(output / "model.pt")).state_dict().values()])


def test_one_worker_learns(alone):
    lines = metrics(alone)
    assert [line["epoch"] for line in lines] == list(range(8))
    assert lines[-1]["accuracy"] > 0.85 > lines[0]["accuracy"]


def test_two_workers_come_to_the_same_model_as_one(data, alone, tmp_path):
    done = run(data, tmp_path, 2)
    assert done.returncode == 0, done.stderr
    torch.testing.assert_close(weights(tmp_path), weights(alone), rtol=1e-3, atol=1e-4)


def test_a_run_that_was_killed_goes_on_to_the_same_model(data, alone, tmp_path):
    (process,) = start(data, tmp_path, 1)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("checkpoints/epoch-*.pt")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    done = run(data, tmp_path, 1)
    assert done.returncode == 0, done.stderr
    assert metrics(tmp_path)[-1]["epoch"] == 7
    torch.testing.assert_close(weights(tmp_path), weights(alone), rtol=1e-5, atol=1e-6)


def test_bad_data_ends_the_run_with_its_reason(tmp_path):
    done = run(tmp_path, tmp_path, 1)
    assert done.returncode != 0 and "data.json cannot be read" in done.stderr


def test_the_saved_model_needs_none_of_this_code(alone):
    scores = torch.jit.load(str(alone / "model.pt"))(torch.zeros(4, 6))
    assert scores.shape == (4, 3)
