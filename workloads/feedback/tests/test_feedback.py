import collections
import http.client
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

import pytest
from sklearn.metrics import adjusted_rand_score

from feedback.categories import Categories
from feedback.classifier import VERSIONS, classify, load, train
from feedback.generate import TOPICS, texts
from feedback.http_service import service
from feedback.protocol import BadRequest, texts_of
from feedback.results import Results
from feedback.router import Backend, Mirror, Router, Split

HOME = pathlib.Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HOME)}


def run(module, *arguments):
    return subprocess.run([sys.executable, "-m", f"feedback.{module}", *map(str, arguments)], env=ENVIRONMENT, capture_output=True, text=True, timeout=120)


def start(module, *arguments):
    process = subprocess.Popen([sys.executable, "-m", f"feedback.{module}", *map(str, arguments)], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    return process, int(process.stdout.readline().rsplit(" ", 1)[1])


def post(port, document, request=None, path="/v2/models/feedback/infer"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = document if isinstance(document, (bytes, str)) else json.dumps(document)
    connection.request("POST", path, body, {"X-Request-Id": request} if request else {})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def asking(*given):
    return {"inputs": [{"name": "text", "shape": [len(given)], "datatype": "BYTES", "data": list(given)}]}


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("feedback")
    (folder / "texts.txt").write_text("\n".join(json.dumps(text) for text, _ in texts(4000)))
    done = run("train", "--texts", folder / "texts.txt", "--models", folder / "models")
    assert done.returncode == 0, done.stderr
    return folder / "models"


class Cluster:
    """Three versions and the router before them, each a process of its own."""

    def __init__(self, models, folder):
        self.clients, self.store, self.processes = folder / "clients", folder / "store", []
        ports = [self._version(models, "v1", "live"), self._version(models, "v2", "live"), self._version(models, "v3", "stealth")]
        self.port = self._start(
            "router", "--live", f"v1=127.0.0.1:{ports[0]}=80", "--live", f"v2=127.0.0.1:{ports[1]}=20", "--stealth", f"v3=127.0.0.1:{ports[2]}",
        )

    def _version(self, models, version, mode):
        to_clients = ("--clients", self.clients) if mode == "live" else ()
        return self._start("version_server", "--model", models / version, "--mode", mode, "--data-store", self.store, *to_clients)

    def _start(self, *command):
        process, port = start(*command)
        self.processes.append(process)
        return port

    def stored(self, version):
        return lines(self.store / "feedback" / version / "results.jsonl")

    def stop(self):
        for process in self.processes:
            process.kill()
            process.wait()
            process.stdout.close()


@pytest.fixture
def cluster(models, tmp_path):
    cluster = Cluster(models, tmp_path)
    yield cluster
    cluster.stop()


def test_fifty_two_categories_are_found_without_labels():
    given = list(texts(6000))
    found = Categories.found_in([text for text, _ in given])
    assert len(TOPICS) == len(found.names) == len(set(found.labels)) == 52
    assert adjusted_rand_score([topic for _, topic in given], found.labels) > 0.6


def test_the_versions_learn_the_categories_and_differ():
    seen, unseen = [text for text, _ in texts(4000, 1)], [text for text, _ in texts(500, 2)]
    found = Categories.found_in(seen)
    answers = [[name for name, _ in classify(train(seen, found, version), unseen)] for version in VERSIONS]
    agreement = [sum(a == b for a, b in zip(answers[0], other)) / len(unseen) for other in answers[1:]]
    assert all(0.7 < share < 1 for share in agreement), agreement


def test_requests_are_split_by_weight_mirrored_and_written_where_they_belong(cluster):
    requests = [f"request-{number}" for number in range(1000)]
    sample = [text for text, _ in texts(50, 3)]
    served = {}
    for number, request in enumerate(requests):
        status, answer = post(cluster.port, asking(sample[number % 50]), request)
        assert status == 200 and answer["id"] == request
        served[request] = answer["model_version"]

    counts = collections.Counter(served.values())
    assert set(counts) == {"v1", "v2"} and abs(counts["v1"] - 800) < 50

    deadline = time.monotonic() + 30
    while len(cluster.stored("v3")) < len(requests) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert sorted(line["request"] for line in cluster.stored("v3")) == sorted(requests)
    assert {line["mode"] for line in cluster.stored("v3")} == {"stealth"}
    for version in ("v1", "v2"):
        stored = cluster.stored(version)
        assert {line["request"] for line in stored} == {request for request, by in served.items() if by == version}
        assert {line["mode"] for line in stored} == {"live"}

    # Each client got one answer, of the version that the split chose, and none of the one in stealth.
    told = lines(cluster.clients / "results.jsonl")
    assert sorted(line["request"] for line in told) == sorted(requests)
    live = {line["request"]: line["results"] for version in ("v1", "v2") for line in cluster.stored(version)}
    assert all(live[line["request"]] == line["results"] for line in told)


def test_a_version_in_stealth_that_is_gone_changes_nothing_for_clients(cluster):
    cluster.processes[2].kill()
    cluster.processes[2].wait()
    assert all(post(cluster.port, asking("the card was blocked"), f"r{number}")[0] == 200 for number in range(20))
    assert len(lines(cluster.clients / "results.jsonl")) == 20


def test_a_live_version_that_is_gone_is_told(cluster):
    cluster.processes[0].kill()
    cluster.processes[0].wait()
    answers = {post(cluster.port, asking("the card was blocked"), f"r{number}")[0] for number in range(20)}
    assert answers == {200, 502}


def test_the_same_request_gets_the_same_version():
    split = Split({"v1": 50, "v2": 50})
    assert len({split.version_for("one") for _ in range(100)}) == 1
    assert {split.version_for(f"{number}") for number in range(50)} == {"v1", "v2"}


def test_the_split_meets_the_weights():
    split = Split({"a": 1, "b": 9, "c": 90})
    counts = collections.Counter(split.version_for(f"{number}") for number in range(20_000))
    # Five standard deviations of a binomial count.
    for version, weight in (("a", 1), ("b", 9), ("c", 90)):
        share = weight / 100
        assert abs(counts[version] - 20_000 * share) < 5 * (20_000 * share * (1 - share)) ** 0.5


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"v1": 60, "v2": 30}, "The live weights add up to 90 (v1 60 + v2 30); make them 100."),
        ({}, "The live weights add up to 0 (none); make them 100."),
        ({"v1": 100, "v2": 0}, "v2 has the weight 0; a live version's weight is 1 to 100."),
    ],
)
def test_weights_that_cannot_be(weights, message):
    with pytest.raises(ValueError) as refused:
        Split(weights)
    assert str(refused.value) == message


def test_a_version_cannot_be_live_and_in_stealth():
    with pytest.raises(ValueError, match="Named more than once: v1; a version is live or in stealth, once."):
        Router({Backend("v1", "127.0.0.1", 1): 100}, [Backend("v1", "127.0.0.1", 2)])


@pytest.mark.parametrize(
    ("mode", "clients", "message"),
    [
        ("stealth", "clients", "A version in stealth has no way to clients; leave out their folder."),
        ("live", None, "A live version writes to clients; name their folder."),
        ("shadow", None, "The mode is 'shadow'; it is live or stealth."),
    ],
)
def test_sinks_follow_from_the_mode(tmp_path, mode, clients, message):
    with pytest.raises(ValueError) as refused:
        Results(mode, tmp_path, clients and tmp_path / clients)
    assert str(refused.value) == message


def test_live_traffic_never_waits_for_a_slow_version_in_stealth():
    release = threading.Event()
    slow = service(0, {("POST", "/v2/models/feedback/infer"): lambda *_: (release.wait(30), (200, {}))[1]})
    threading.Thread(target=slow.serve_forever, daemon=True).start()
    mirror = Mirror(Backend("v3", "127.0.0.1", slow.server_address[1]))
    started = time.monotonic()
    for number in range(1500):
        mirror.copy(b"{}", str(number))
    assert time.monotonic() - started < 5 and mirror.dropped >= 499
    release.set()
    mirror.wait_until_sent()
    slow.shutdown()
    assert mirror.sent + mirror.dropped == 1500 and mirror.failed == 0


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "The body is not JSON"),
        (b"[]", "The body needs 'inputs', a list with one tensor."),
        (json.dumps({"inputs": [{"name": "text", "datatype": "FP32", "shape": [1], "data": [1]}]}).encode(), "The tensor must be called 'text' and have the datatype BYTES."),
        (json.dumps({"inputs": [{"name": "text", "datatype": "BYTES", "shape": [1], "data": [1]}]}).encode(), "The tensor's data must be a list of texts."),
        (json.dumps({"inputs": [{"name": "text", "datatype": "BYTES", "shape": [2], "data": ["a"]}]}).encode(), "The tensor's shape is [2] and its data has 1 texts."),
        (json.dumps(asking()).encode(), "The request has 0 texts; send 1 to 1000."),
        (json.dumps(asking("a", "b" * 20_001)).encode(), "Texts longer than 20000 characters: 1 (counted from 0)."),
        (json.dumps({**asking("a"), "id": 7}).encode(), "'id' must be a text."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_requests_that_break_the_protocol(body, message):
    with pytest.raises(BadRequest) as refused:
        texts_of(body)
    assert message in str(refused.value)


def test_a_bad_request_gets_4xx_through_the_router_and_leaves_no_result(cluster):
    status, answer = post(cluster.port, b"{")
    assert status == 400 and "The body is not JSON" in answer["error"]
    assert post(cluster.port, b"", path="/elsewhere")[0] == 404
    assert not cluster.clients.exists()


def test_bad_usage_is_told(tmp_path, models):
    bad = tmp_path / "texts.txt"
    bad.write_text('"good"\nnot json\n')
    done = run("train", "--texts", bad, "--models", tmp_path)
    assert (done.returncode, done.stderr.strip()) == (2, f"train: {bad}:2: this is not JSON; write a text in quotes on each line.")
    done = run("router", "--live", "v1=127.0.0.1:1=90")
    assert (done.returncode, done.stderr.strip()) == (2, "router: The live weights add up to 90 (v1 90); make them 100.")
    done = run("version_server", "--model", models / "v1", "--mode", "stealth", "--data-store", tmp_path, "--clients", tmp_path)
    assert done.returncode == 2 and "A version in stealth has no way to clients" in done.stderr
    few = tmp_path / "few.txt"
    few.write_text("\n".join(json.dumps(text) for text, _ in texts(100)))
    done = run("train", "--texts", few, "--models", tmp_path)
    assert (done.returncode, done.stderr.strip()) == (2, "train: There are 100 texts; 52 categories need 520 or more.")


def test_a_model_knows_its_version(models):
    assert load(models / "v2")[1] == "v2"
