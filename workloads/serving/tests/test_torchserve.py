import json
import pathlib
import types

import pytest
import torch
from handler import Classifier


class Context:
    """What TorchServe hands over."""

    def __init__(self, folder):
        self.system_properties = {"model_dir": str(folder), "gpu_id": None, "batch_size": 16}
        self.manifest = {"model": {"serializedFile": "model.pt"}}
        self.statuses = {}

    def get_request_header(self, idx, name):
        return {0: "first"}.get(idx) if name == "x-request-id" else None

    def get_request_id(self, idx):
        return f"generated-{idx}"

    def set_response_status(self, code, reason_phrase, idx):
        self.statuses[idx] = code


def archive(folder, classes=3):
    torch.manual_seed(1)
    network = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3))
    torch.jit.script(network).save(str(folder / "model.pt"))
    (folder / "data.json").write_text(json.dumps({"columns": 4, "classes": classes, "rows": [1]}))
    return network


@pytest.fixture
def served(tmp_path):
    network, context, classifier = archive(tmp_path), Context(tmp_path), Classifier()
    classifier.initialize(context)
    return types.SimpleNamespace(network=network, context=context, classifier=classifier)


def test_a_batch_is_answered_in_order_as_the_model_says(served):
    rows = torch.randn(5, 4)
    answers = served.classifier.handle(
        [{"body": json.dumps({"instances": rows[:2].tolist()}).encode()}, {"body": {"instances": rows[2:].tolist()}}], served.context
    )
    shares = served.network(rows).softmax(dim=1)
    assert [answer["classes"] for answer in answers] == [shares[:2].argmax(1).tolist(), shares[2:].argmax(1).tolist()]
    assert answers[0]["probabilities"] + answers[1]["probabilities"] == pytest.approx(shares.max(1).values.tolist())
    assert served.context.statuses == {}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "The body is not JSON"),
        (None, 'Send {"instances": [[…], …]} with 1 to 10000 rows.'),
        ({"instances": []}, 'Send {"instances": [[…], …]} with 1 to 10000 rows.'),
        ({"instances": [[1, 2, 3]]}, "Row 0 must be a list of 4 numbers."),
        ({"instances": [[1, 2, 3, 4], [1, 2, 3, "4"]]}, "Row 1 has '4', which is not a finite number."),
        ({"instances": [[1, 2, 3, float("nan")]]}, "Row 0 has nan, which is not a finite number."),
        ({"instances": [[1, 2, 3, True]]}, "Row 0 has True, which is not a finite number."),
    ],
)
def test_a_bad_request_is_answered_with_its_reason_and_spoils_no_other(served, body, message):
    good = {"body": {"instances": [[0.0, 0.0, 0.0, 0.0]]}}
    answers = served.classifier.handle([good, {"body": body}, good], served.context)
    assert message in answers[1]["error"] and served.context.statuses == {1: 400}
    assert answers[0] == answers[2] and "classes" in answers[0]


def test_answers_are_recorded_by_request_and_refusals_are_not(served):
    recorded = []
    served.classifier.results = types.SimpleNamespace(add=lambda *record: recorded.append(record))
    good = {"body": {"instances": [[0.0] * 4, [1.0] * 4]}}
    answers = served.classifier.handle([good, {"body": b""}, good], served.context)
    assert [record[0] for record in recorded] == ["first", "generated-2"]
    assert recorded[0][2] == [
        {"category": str(c), "probability": p} for c, p in zip(answers[0]["classes"], answers[0]["probabilities"])
    ]


def test_only_bad_requests(served):
    assert "error" in served.classifier.handle([{"body": b""}], served.context)[0]


def test_a_model_that_does_not_fit_its_card_does_not_start(tmp_path):
    archive(tmp_path, classes=5)
    with pytest.raises(RuntimeError, match=r"The model answers \(1, 3\) to one row and data.json says 5 classes."):
        Classifier().initialize(Context(tmp_path))


def test_what_the_trainer_saves_is_what_the_handler_loads(tmp_path):
    from training.pytorch import network

    torch.jit.script(network(6, 3, 8, 1).eval()).save(str(tmp_path / "model.pt"))
    (tmp_path / "data.json").write_text(json.dumps({"columns": 6, "classes": 3, "rows": [1]}))
    classifier = Classifier()
    classifier.initialize(Context(tmp_path))
    assert len(classifier.handle([{"body": [[0.0] * 6]}], Context(tmp_path))[0]["classes"]) == 1


def test_the_configuration_opens_management_to_the_pod_alone():
    lines = (pathlib.Path(__file__).resolve().parents[1] / "torchserve" / "config.properties").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert settings["management_address"].startswith("http://127.0.0.1:")
    assert settings["install_py_dep_per_model"] == "false" and settings["enable_envvars_config"] == "false"
    model = json.loads(settings["model_snapshot"])["models"]["classifier"]["1.0"]
    assert model["marName"] == "classifier.mar" and model["batchSize"] > 1
