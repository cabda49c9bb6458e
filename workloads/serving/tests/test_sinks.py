import json

import pytest
import sinks
from sinks import BadSettings, Sinks

LIVE = {
    "SERVING_MODE": "live", "DATA_STORE_URI": "s3://store/predictions/model=feedback/version=v1/mode=live",
    "CLIENT_RESULTS_URI": "s3://clients/feedback/v1", "CLIENT_QUEUE_URL": "https://sqs.eu-west-1.amazonaws.com/1/clients",
}
STEALTH = {"SERVING_MODE": "stealth", "DATA_STORE_URI": "s3://store/predictions/model=feedback/version=v3/mode=stealth"}


class Services:
    """S3 and SQS as far as the sinks use them."""

    def __init__(self, failures=0):
        self.objects, self.messages, self.failures = {}, [], failures

    def put_object(self, Bucket, Key, Body):
        if self.failures:
            self.failures -= 1
            raise OSError("no answer")
        self.objects[f"s3://{Bucket}/{Key}"] = [json.loads(line) for line in Body.decode().splitlines()]

    def send_message(self, QueueUrl, MessageBody):
        self.messages.append((QueueUrl, json.loads(MessageBody)))


def written(variables, count, services):
    target = Sinks(variables, services, services)
    for number in range(count):
        target.add(f"r{number}", 1.5, [{"category": "a", "probability": 0.9}])
    target.close()
    return target


def test_a_live_version_writes_to_the_store_and_to_clients():
    services = Services()
    written(LIVE, 3, services)
    store = [lines for place, lines in services.objects.items() if place.startswith(LIVE["DATA_STORE_URI"] + "/day=")]
    assert [line["request"] for lines in store for line in lines] == ["r0", "r1", "r2"]
    assert set(store[0][0]) == {"request", "at", "status", "latency_ms", "results"}
    (clients,) = [place for place in services.objects if place.startswith("s3://clients/feedback/v1/")]
    assert [line["request"] for line in services.objects[clients]] == ["r0", "r1", "r2"]
    assert services.messages == [(LIVE["CLIENT_QUEUE_URL"], {"object": clients, "requests": 3})]


def test_a_version_in_stealth_writes_to_the_store_alone():
    services = Services()
    written(STEALTH, 3, services)
    assert services.messages == [] and all(place.startswith(STEALTH["DATA_STORE_URI"]) for place in services.objects)
    assert sum(len(lines) for lines in services.objects.values()) == 3


def test_a_write_that_fails_is_tried_again_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(sinks.time, "sleep", lambda seconds: None)
    services = Services(failures=2)
    assert written(STEALTH, 5, services).lost == 0
    assert sum(len(lines) for lines in services.objects.values()) == 5


def test_what_can_not_be_written_is_counted(monkeypatch):
    monkeypatch.setattr(sinks.time, "sleep", lambda seconds: None)
    assert written(STEALTH, 5, Services(failures=1000)).lost == 5


def test_callers_never_wait_and_lost_records_are_counted(monkeypatch):
    monkeypatch.setattr(sinks, "MOST_WAITING", 2)
    monkeypatch.setattr(Sinks, "_write_all", lambda self: None)
    target = Sinks(STEALTH, None, None)
    for number in range(5):
        target.add(str(number), 1.0, [])
    assert target.lost == 3


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({}, "SERVING_MODE is ''; it must be live or stealth; DATA_STORE_URI is ''; it must be s3://bucket/prefix."),
        ({**LIVE, "SERVING_MODE": "stealth"}, "a version in stealth has no way to clients; take CLIENT_RESULTS_URI and CLIENT_QUEUE_URL away."),
        ({**STEALTH, "SERVING_MODE": "live"}, "a live version needs CLIENT_RESULTS_URI (s3://…) and CLIENT_QUEUE_URL (https://…)."),
    ],
)
def test_variables_that_do_not_fit_stop_the_start(variables, message):
    with pytest.raises(BadSettings) as refused:
        Sinks(variables, None, None)
    assert str(refused.value) == message
