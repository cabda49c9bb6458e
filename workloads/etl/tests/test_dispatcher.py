"""Work reaches the workers of its kind, once."""

import base64
import json

import handlers
import pytest
from conftest import Crash
from handlers import deliver

ARN = "arn:aws:states:eu-west-1:000000000000:stateMachine:m"


@pytest.fixture
def works(world):
    landing, queue = world.bucket("landing"), world.queue("work")
    for kind in ("loans", "cards", "funds", "odd"):
        world.put(landing, f"{kind}/1.csv", b"a\n1\n")
    routes = [{"kind": kind, "pattern": f"{kind}/*"} for kind in ("loans", "cards", "funds", "odd")]
    deliver(handlers.splitter(world, routes, queue), *(world.event(landing, f"{kind}/1.csv") for kind in ("loans", "cards", "funds", "odd")))
    return {work["kind"]: work for work in world.bodies(queue)}


@pytest.fixture
def handle(world):
    scoring = world.queue("scoring")
    made = handlers.dispatcher(
        world,
        {
            "loans": {"type": "queue", "url": scoring},
            "cards": {"type": "states", "arn": ARN},
            "funds": {"type": "ssm", "document": "score", "tag": "fleet", "value": "scoring"},
        },
    )
    made.scoring = scoring
    return made


def test_each_kind_goes_its_way_unchanged(world, works, handle):
    world.servers.calls.made.clear()

    assert deliver(handle, works["loans"], works["cards"], works["funds"]) == []

    assert world.bodies(handle.scoring) == [works["loans"]]
    (execution, command) = [body for _, body in world.servers.calls.made]
    assert (execution["stateMachineArn"], execution["name"], json.loads(execution["input"])) == (ARN, works["cards"]["work_id"], works["cards"])
    assert json.loads(base64.b64decode(command["Parameters"]["work"][0])) == works["funds"]
    assert command["Targets"] == [{"Key": "tag:fleet", "Values": ["scoring"]}]


def test_a_repeat_is_handed_on_once(world, works, handle):
    world.servers.calls.made.clear()

    assert deliver(handle, *[works["loans"], works["cards"]] * 3) == []

    assert len(world.bodies(handle.scoring)) == 1
    assert len(world.servers.calls.made) == 1


def test_after_a_crash_a_state_machine_is_not_started_again(world, works, handle, monkeypatch):
    world.servers.calls.made.clear()
    queue = world.queue("crash")
    world.send(queue, works["cards"])

    def crash(*_):
        raise Crash

    monkeypatch.setattr(handle.made.state, "finish", crash)
    world.step(queue, handle)
    monkeypatch.undo()
    world.drain(queue, handle)

    assert len(world.servers.calls.made) == 1
    assert world.reasons() == []


def test_a_kind_without_worker_is_poison(world, works, handle):
    assert deliver(handle, works["odd"], works["loans"]) == []
    assert world.reasons() == ["no-worker"]
    assert world.details() == ["there is no worker for kind odd; known are cards, funds, loans"]
    assert len(world.bodies(handle.scoring)) == 1
