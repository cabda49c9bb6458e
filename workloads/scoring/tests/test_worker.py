"""The loop of the fleet, run as an instance runs it, against an S3 server and a stand-in of SQS: work comes from the real splitter."""

import hashlib
import itertools
import json
import os
import signal
import subprocess
import time

import boto3
import pytest
import rows
from conftest import SCORING
from shared.objects import Source
from shared.records import scan
from shared.work import Work, result_of

_numbers = itertools.count(1)


@pytest.fixture
def place(servers, models, tmp_path):
    return Place(servers, models, tmp_path)


class Place:
    def __init__(self, sqs, models, folder):
        self.sqs = sqs
        self.folder = folder
        self.s3 = boto3.client("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL_S3"], config=boto3.session.Config(s3={"addressing_style": "path"}))
        number = next(_numbers)
        self.landing, self.results, self.models = (f"{name}-{number}" for name in ("landing", "results", "models"))
        for bucket in (self.landing, self.results, self.models):
            self.s3.create_bucket(Bucket=bucket)
        self.dead_letters = sqs.create(f"dead-{number}")
        self.queue = sqs.create(f"scoring-{number}", self.dead_letters, 8, visibility=900)
        for name in ("loans", "cards"):
            self.model(name, (models / f"{name}.rds").read_bytes())

    def model(self, name, data, checksum=None):
        self.s3.put_object(Bucket=self.models, Key=f"models/{name}.rds", Body=data)
        line = f"{checksum or hashlib.sha256(data).hexdigest()}  {name}.rds\n".encode()
        self.s3.put_object(Bucket=self.models, Key=f"models/{name}.rds.sha256", Body=line)

    def works(self, kind, key, raw, part=None):
        """The work of a file, as the splitter makes it."""
        etag = self.s3.put_object(Bucket=self.landing, Key=key, Body=raw)["ETag"].strip('"')
        layout = scan(iter([raw]), len(raw), part)
        header = None if layout.header is None else layout.header.decode("utf-8" if layout.encoding == "utf-8" else "latin-1")
        source = Source(self.landing, key, None, etag, len(raw))
        made = [Work(kind, source, 1, number, len(layout.ranges), start, end, header, ",", layout.encoding) for number, (start, end) in enumerate(layout.ranges, 1)]
        return [work.message() for work in made]

    def send(self, *bodies):
        for body in bodies:
            self.sqs.send_message({"QueueUrl": self.queue, "MessageBody": body if isinstance(body, str) else json.dumps(body)})

    def start(self, **more):
        environment = {
            **os.environ,
            # Debian's AWS CLI, whichever others the machine has.
            "PATH": f"/usr/bin:{os.environ['PATH']}",
            "WORK_QUEUE_URL": self.queue,
            "DEAD_LETTER_QUEUE_URL": self.dead_letters,
            "RESULT_BUCKET": self.results,
            "MODEL_BUCKET": self.models,
            "WORK_DIR": str(self.folder),
            "CORES": "2",
            "WAIT_SECONDS": "0",
            "MAX_IDLE_POLLS": "1",
            **more,
        }
        return subprocess.Popen([str(SCORING / "worker")], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, **more):
        """Runs the loop until the queue is empty; its log."""
        process = self.start(**more)
        out, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors
        return [json.loads(line) for line in out.splitlines()]

    def keys(self):
        return sorted(entry["Key"] for entry in self.s3.list_objects_v2(Bucket=self.results).get("Contents", []))

    def result(self, key):
        return self.s3.get_object(Bucket=self.results, Key=key)["Body"].read()

    def letters(self):
        found = self.sqs.held(self.dead_letters)
        return [(letter["attributes"]["reason"]["StringValue"], letter["attributes"]["detail"]["StringValue"], letter["body"]) for letter in found]


def test_thirteen_files_ten_for_one_model_and_four_for_another(place):
    """As in the proof of concept; one file is work for both models."""
    data = {f"in/{number:02d}.csv": rows.rows(30, number) for number in range(13)}
    sent = []
    for number, (key, content) in enumerate(data.items()):
        raw = rows.text(content, end=("\n", "\r\n")[number % 2]).encode(("utf-8", "utf-8-sig", "latin-1")[number % 3])
        for kind in (["loans"] if number < 10 else []) + (["cards"] if number >= 9 else []):
            sent += place.works(kind, key, raw)
    assert len(sent) == 14
    place.send(*sent, sent[0], sent[5])

    log = place.run()

    assert place.letters() == [] and place.sqs.held(place.queue) == []
    assert place.keys() == sorted(f"results/{work['result']}.psv" for work in sent)
    for work in sent:
        key = f"results/{work['result']}.psv"
        found = rows.results(place.result(key))
        assert [row["id"] for row in found] == [row[0] for row in data[work["source"]["key"]]]
        assert {row["model"] for row in found} == ({"loans-3"} if work["kind"] == "loans" else {"cards-1"})
        if work["kind"] == "cards":
            assert [row["branch"] for row in found] == [row[1] for row in data[work["source"]["key"]]]
        told = result_of(key.removeprefix("results/"))
        assert (told.kind, told.format, told.file) == (work["kind"], "psv", f"{place.landing}/{work['source']['key']}")
    assert sum(line["event"] == "scored" for line in log) >= 14


def test_parts_of_a_file_are_scored_by_themselves(place):
    content = rows.rows(3000)
    works = place.works("loans", "in/a.csv", rows.text(content).encode(), part=40_000)
    assert len(works) > 2
    place.send(*works)

    place.run()

    found = [row["id"] for key in place.keys() for row in rows.results(place.result(key))]
    assert found == [row[0] for row in content]


def test_an_empty_file_has_an_empty_result_and_a_result_that_is_there_is_left_alone(place):
    (empty,) = place.works("loans", "in/empty.csv", b"")
    (there,) = place.works("loans", "in/there.csv", rows.text(rows.rows(3)).encode())
    place.s3.put_object(Bucket=place.results, Key=f"results/{there['result']}.psv", Body=b"as it was")
    place.send(empty, there)
    # The second one was taken once before, by an instance that wrote its result and then was gone.
    place.sqs.count(place.queue, 1, 1)

    log = place.run()

    assert [place.result(f"results/{work['result']}.psv") for work in (empty, there)] == [b"", b"as it was"]
    assert sorted(line["event"] for line in log) == ["nothing to do", "scored", "stopped"]


def test_poison_goes_to_the_dead_letters_with_its_reason_and_the_rest_is_scored(place):
    good = place.works("loans", "in/good.csv", rows.text(rows.rows(5)).encode())
    lacking = place.works("loans", "in/lacking.csv", b"id,amount\n1,2\n")
    gone = place.works("loans", "in/gone.csv", rows.text(rows.rows(5)).encode())
    place.s3.delete_object(Bucket=place.landing, Key="in/gone.csv")
    replaced = place.works("loans", "in/replaced.csv", rows.text(rows.rows(5)).encode())
    place.s3.put_object(Bucket=place.landing, Key="in/replaced.csv", Body=rows.text(rows.rows(6)).encode())
    escaping = {**good[0], "result": "../../elsewhere"}
    place.send(*lacking, *gone, *replaced, "no json at all", escaping, {"version": 1}, *good)

    place.run()

    letters = place.letters()
    assert sorted(reason for reason, *_ in letters) == ["not-found", "not-understood", "not-understood", "not-understood", "scoring-failed"]
    assert ("scoring-failed", "the file lacks the columns age, region, rate", json.dumps(lacking[0])) in letters
    assert ("not-understood", "the message is no work", "no json at all") in letters
    assert place.keys() == [f"results/{good[0]['result']}.psv"]
    assert place.sqs.held(place.queue) == []


def test_a_model_that_is_not_what_its_checksum_says_is_never_read(place, models):
    place.model("loans", (models / "loans.rds").read_bytes(), checksum="0" * 64)
    why = f"the model s3://{place.models}/models/loans.rds is not what its checksum says"
    first, fifth = (place.works("loans", f"in/{name}.csv", rows.text(rows.rows(5)).encode())[0] for name in ("first", "fifth"))
    place.send(first, fifth)
    place.sqs.count(place.queue, 1, 4)

    log = place.run()

    # At the first try the message comes back, at the fifth it is given up with the reason.
    assert [line["detail"] for line in log if line["event"] == "comes back"] == [why]
    assert [message["body"] for message in place.sqs.held(place.queue)] == [json.dumps(first)]
    assert place.letters() == [("gave-up", f"5 tries failed; the last: {why}", json.dumps(fifth))]
    assert place.keys() == []


def test_an_instance_that_vanishes_leaves_its_work_to_another(place):
    works = [work for number in range(4) for work in place.works("loans", f"in/{number}.csv", rows.text(rows.rows(20_000, number)).encode())]
    place.send(*works)
    process = place.start()
    until = time.monotonic() + 120
    while not any(message["receives"] for message in place.sqs.held(place.queue)) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    process.stderr.close()
    place.sqs.show_all(place.queue)

    place.run()

    assert place.keys() == sorted(f"results/{work['result']}.psv" for work in works)
    assert place.sqs.held(place.queue) == [] and place.letters() == []


def test_a_stop_ends_the_batch_that_is_in_hand(place):
    works = place.works("loans", "in/a.csv", rows.text(rows.rows(20_000)).encode())
    place.send(*works)
    process = place.start(MAX_IDLE_POLLS="0")
    until = time.monotonic() + 120
    while not any(message["receives"] for message in place.sqs.held(place.queue)) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    out, errors = process.communicate(timeout=300)

    assert process.returncode == 0, errors
    assert [json.loads(line)["event"] for line in out.splitlines()] == ["scored", "stopped"]
    assert place.keys() == [f"results/{works[0]['result']}.psv"]


@pytest.mark.parametrize("name", ["WORK_QUEUE_URL", "MODEL_BUCKET"])
def test_a_missing_setting_is_named(place, name):
    process = place.start(**{name: ""})
    _, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert f"{name}: is not set" in errors


def test_the_scripts_pass_shellcheck():
    done = subprocess.run(["shellcheck", "worker"], cwd=SCORING, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
