"""The container's two commands, run as SageMaker runs them, in a folder that stands for /opt/ml."""

import csv
import http.client
import io
import json
import os
import pathlib
import socket
import subprocess
import sys
import time

import pytest

from crimes.generate import records, write
from crimes.records import COLUMNS, TARGET

HOME = pathlib.Path(__file__).resolve().parents[1]


def run_train(root, **hyperparameters):
    config = root / "input" / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "hyperparameters.json").write_text(json.dumps(hyperparameters))
    environment = {**os.environ, "ML_ROOT": str(root), "PYTHONPATH": str(HOME)}
    return subprocess.run([sys.executable, "-m", "crimes.train"], env=environment, capture_output=True, text=True, timeout=120)


def put(root, channel, count, seed):
    folder = root / "input" / "data" / channel
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "incidents.csv", "w", encoding="utf-8") as file:
        write(count, seed, file)
    return folder


@pytest.fixture(scope="session")
def trained(tmp_path_factory):
    root = tmp_path_factory.mktemp("ml")
    put(root, "training", 6000, 1)
    put(root, "validation", 1000, 2)
    done = run_train(root, max_iter="30")
    assert done.returncode == 0, done.stderr
    return root, done.stdout


@pytest.fixture(scope="session")
def endpoint(trained):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ, "ML_ROOT": str(trained[0]), "PYTHONPATH": str(HOME), "SAGEMAKER_BIND_TO_PORT": str(port),
        "BIND_ADDRESS": "127.0.0.1", "MODEL_SERVER_WORKERS": "2",
    }
    server = subprocess.Popen([sys.executable, "-m", "crimes.serve"], env=environment)
    try:
        deadline = time.monotonic() + 60
        while ask(port, "GET", "/ping")[0] != 200:
            assert time.monotonic() < deadline and server.poll() is None, "The server does not answer /ping."
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        assert server.wait(timeout=30) == 0


def ask(port, method, path, body=None, kind="application/json", accept=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Content-Type": kind} | ({"Accept": accept} if accept else {})
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get("Content-Type", "")
    except ConnectionError:
        return 0, "", ""
    finally:
        connection.close()


def instances(*changes):
    return json.dumps({"instances": [{**record, **change} for record, change in zip(records(len(changes), 5), changes)]})


def test_records_have_the_columns_of_the_city():
    assert len(COLUMNS) == 22
    assert all(tuple(record) == COLUMNS for record in records(20))


def test_training_finds_what_the_records_say(trained):
    root, log = trained
    card = json.loads((root / "model" / "model.json").read_text())
    assert card["records"] == 6000 and card["hyperparameters"]["max_iter"] == 30
    assert f"validation:log_loss={card['validation_log_loss']:.6f};" in log
    # The most frequent category alone would be right three times in ten.
    assert card["validation_accuracy"] > 0.45


def test_json_lines_and_csv_get_the_same_answer(endpoint):
    sent = list(records(20, 3))
    as_json = ask(endpoint, "POST", "/invocations", json.dumps({"instances": sent}))
    as_lines = ask(endpoint, "POST", "/invocations", "\n".join(map(json.dumps, sent)), "application/jsonlines")
    text = io.StringIO()
    rows = csv.DictWriter(text, COLUMNS)
    rows.writeheader()
    rows.writerows(sent)
    as_csv = ask(endpoint, "POST", "/invocations", text.getvalue(), "text/csv; charset=utf-8")

    assert as_json[0] == 200 and as_json == as_lines == as_csv
    predictions = json.loads(as_json[1])["predictions"]
    assert len(predictions) == 20
    for prediction in predictions:
        shares = [entry["probability"] for entry in prediction["likely"]]
        assert prediction["category"] == prediction["likely"][0]["category"]
        assert shares == sorted(shares, reverse=True) and 0 < sum(shares) <= 1


def test_an_answer_as_csv(endpoint):
    status, text, kind = ask(endpoint, "POST", "/invocations", instances({}, {}), accept="text/csv")
    assert (status, kind.split(";")[0], len(text.splitlines())) == (200, "text/csv", 2)


def test_the_category_is_not_looked_at(endpoint):
    assert ask(endpoint, "POST", "/invocations", instances({})) == ask(endpoint, "POST", "/invocations", instances({TARGET: "Arson"}))


@pytest.mark.parametrize(
    ("body", "kind", "status", "reason"),
    [
        ("{", "application/json", 400, "the body is not JSON"),
        ("[" * 100_000, "application/json", 400, "the body is not JSON"),
        ("{}", "application/json", 400, "The body has no list of records"),
        ('{"instances": []}', "application/json", 400, "The request has no records; send one or more."),
        ('{"instances": [1]}', "application/json", 400, "record 1: it is a int, not an object with the columns as keys"),
        ('{"instances": [{}]}', "application/json", 400, "record 1: without Incident Datetime, Report Datetime, Report Type Code, Police District"),
        (instances({}, {"Police District": "Soho"}), "application/json", 400, "record 2: 'Police District' is 'Soho', not one of Bayview, "),
        (instances({"Latitude": "91"}), "application/json", 400, "record 1: 'Latitude' is 91, not between 37.6 and 37.9"),
        (instances({"Longitude": "west"}), "application/json", 400, "record 1: 'Longitude' is 'west', not a number"),
        (instances({"Incident Datetime": "yesterday"}), "application/json", 400, "'Incident Datetime' is 'yesterday', not a time such as"),
        (instances({"Filed Online": "perhaps"}), "application/json", 400, "'Filed Online' is 'perhaps', not true or false"),
        (instances({"Report Datetime": "2001/01/01 01:00:00 AM"}), "application/json", 400, "'Report Datetime' is before 'Incident Datetime'"),
        ("a,b\n1,2\n", "text/csv", 400, "The CSV's header lacks Incident Datetime, "),
        ("", "text/csv", 400, "The CSV is empty"),
        (",".join(COLUMNS) + "\n1,2\n", "text/csv", 400, "Line 2 of the CSV has 2 fields and the header has 22."),
        (b"\xff\xfe", "text/csv", 400, "The body is not UTF-8: byte 0 cannot be read."),
        ("x", "image/png", 415, "'image/png' is not understood; send application/json, application/jsonlines or text/csv."),
        (b"x" * (6 * 1024 * 1024 + 1), "text/csv", 413, "The body has 6291457 bytes and may have 6291456; send fewer records at once."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_answered_is_refused_with_a_reason(endpoint, body, kind, status, reason):
    answer = ask(endpoint, "POST", "/invocations", body, kind)
    assert answer[0] == status, answer
    assert reason in json.loads(answer[1])["error"]


def test_a_form_that_cannot_be_produced(endpoint):
    status, text, _ = ask(endpoint, "POST", "/invocations", instances({}), accept="image/png")
    assert (status, json.loads(text)["error"]) == (406, "'image/png' cannot be produced; accept application/json or text/csv.")


def test_other_paths_and_methods(endpoint):
    assert ask(endpoint, "GET", "/models")[0] == 404
    assert ask(endpoint, "GET", "/invocations")[0] == 405


def test_load(endpoint):
    done = subprocess.run(
        [sys.executable, str(HOME / "loadtest.py"), "--url", f"http://127.0.0.1:{endpoint}", "--seconds", "2"],
        capture_output=True, text=True, timeout=60,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["failures"] == 0 and result["requests"] > 0 and result["median_ms"] <= result["p99_ms"]


@pytest.mark.parametrize(
    ("prepare", "hyperparameters", "reason"),
    [
        (lambda root: None, {}, "There is no CSV file in "),
        (lambda root: put(root, "training", 50, 1), {"depth": "3"}, "'depth' is not a hyperparameter; they are max_iter, "),
        (lambda root: put(root, "training", 50, 1), {"max_iter": "many", "learning_rate": "7"}, "'max_iter' is 'many', not a whole number; 'learning_rate' is 7, not between 0.001 and 1.0"),
        (lambda root: put(root, "training", 1, 1), {}, "The records have 1 categories; training needs two or more."),
        (lambda root: (put(root, "training", 5, 1) / "bad.csv").write_text("a,b\n1,2\n"), {}, "bad.csv: The CSV's header lacks "),
    ],
)
def test_a_failed_training_says_why_where_sagemaker_looks(tmp_path, prepare, hyperparameters, reason):
    prepare(tmp_path)
    done = run_train(tmp_path, **hyperparameters)
    assert done.returncode == 1
    assert reason in (tmp_path / "output" / "failure").read_text()
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda model: (model / "model.json").unlink(), "model.json cannot be read"),
        (lambda model: (model / "model.joblib").write_bytes(b"no"), "model.joblib cannot be read"),
        (lambda model: (model / "model.json").write_text('{"scikit_learn": "0.1"}'), "The model was trained with scikit-learn 0.1"),
    ],
)
def test_a_model_that_cannot_be_loaded_takes_no_traffic(trained, tmp_path, change, reason):
    import shutil

    from crimes.server import create

    shutil.copytree(trained[0] / "model", tmp_path / "model")
    change(tmp_path / "model")
    client = create(tmp_path / "model").test_client()
    assert client.get("/ping").status_code == 503
    answer = client.post("/invocations", data=instances({}), content_type="application/json")
    assert answer.status_code == 503 and reason in answer.get_json()["error"]
