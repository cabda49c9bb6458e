"""Hands work to the workers of its kind, once: a queue that a fleet or a function reads, a state machine, or a command on tagged instances."""

import base64
import functools
import json

from botocore.exceptions import ClientError

from shared.aws import client, code_of
from shared.batch import Batch
from shared.errors import Poison
from shared.log import logger
from shared.settings import Settings
from shared.state import State
from shared.work import KIND, Work

_log = logger("dispatcher")


def _to_queue(worker, work, text):
    attributes = {"kind": work.kind, "work_id": work.work_id}
    client("sqs").send_message(
        QueueUrl=worker["url"],
        MessageBody=text,
        MessageAttributes={name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()},
    )


def _to_state_machine(worker, work, text):
    try:
        # The name makes a repeat harmless: a state machine runs a name once in 90 days.
        client("stepfunctions").start_execution(stateMachineArn=worker["arn"], name=work.work_id, input=text)
    except ClientError as error:
        if code_of(error) != "ExecutionAlreadyExists":
            raise


def _to_instances(worker, work, text):
    # Base64, so that nothing in a key or a header is ever read by a shell.
    parameter = base64.b64encode(text.encode()).decode()
    client("ssm").send_command(
        DocumentName=worker["document"],
        Targets=[{"Key": f"tag:{worker['tag']}", "Values": [worker["value"]]}],
        Parameters={"work": [parameter]},
        Comment=work.work_id,
    )


_WAYS = {"queue": (_to_queue, ("url",)), "states": (_to_state_machine, ("arn",)), "ssm": (_to_instances, ("document", "tag", "value"))}


class Dispatcher:
    def __init__(self, environment=None):
        settings = Settings(environment)
        self.batch = Batch(settings, "dispatcher", _log)
        self.state = State(settings.text("STATE_TABLE"))
        self.workers = settings.document("WORKERS", dict)
        for kind, worker in self.workers.items():
            _check(settings, kind, worker)
        settings.done()

    def message(self, body, owner, seconds):
        """One message of work."""
        work = Work.parse(body)
        worker = self.workers.get(work.kind)
        if worker is None:
            raise Poison("no-worker", f"there is no worker for kind {work.kind}; known are {', '.join(sorted(self.workers))}")
        claim = f"dispatch#{work.work_id}"
        if not self.state.claim(claim, owner, seconds):
            _log.info("already handed on", extra={"work_id": work.work_id})
            return
        try:
            _WAYS[worker["type"]][0](worker, work, json.dumps(body, separators=(",", ":")))
        except BaseException:
            self.state.release(claim, owner)
            raise
        self.state.finish(claim, owner)
        _log.info("handed on", extra={"work_id": work.work_id, "kind": work.kind, "to": worker["type"], "part": work.part, "parts": work.parts})


def _check(settings, kind, worker):
    if not KIND.fullmatch(kind):
        settings.problem("WORKERS", f"'{kind}' is no kind; use a-z, 0-9 and '-'")
    way = _WAYS.get(worker.get("type")) if isinstance(worker, dict) else None
    if way is None:
        settings.problem("WORKERS", f"the type of {kind} is none of {', '.join(_WAYS)}")
    elif set(worker) - {"type"} != set(way[1]) or not all(isinstance(worker[name], str) and worker[name] for name in way[1]):
        settings.problem("WORKERS", f"{kind} of type {worker['type']} needs {', '.join(way[1])}, and nothing else")


@functools.lru_cache(maxsize=1)
def _dispatcher():
    return Dispatcher()


def handler(event, context):
    """The Lambda's entry."""
    dispatcher = _dispatcher()
    seconds = context.get_remaining_time_in_millis() / 1000 + 5
    return dispatcher.batch.run(event, context, lambda body, message: dispatcher.message(body, context.aws_request_id, seconds))
