"""Handlers made from settings, as Lambda would make them from the environment."""

import json

from conftest import Context
from dispatcher import Dispatcher
from loader import Loader
from promotion import Promotion
from splitter import Splitter
from worker import Worker

ROLE = "arn:aws:iam::000000000000:role/warehouse"


class Timed:
    """A handler's class as the function that Lambda calls."""

    def __init__(self, made, call):
        self.made = made
        self._call = call

    def __call__(self, event, context):
        return self.made.batch.run(event, context, lambda body, message: self._call(self.made, body, message, context))


def splitter(world, routes, queue, **more):
    made = Splitter({"DEAD_LETTER_QUEUE_URL": world.dead_letters, "STATE_TABLE": world.table, "WORK_QUEUE_URL": queue, "ROUTES": json.dumps(routes), **more})
    return Timed(made, lambda it, body, message, context: it.message(body, message, context.aws_request_id, context.get_remaining_time_in_millis() / 1000 + 5))


def dispatcher(world, workers):
    made = Dispatcher({"DEAD_LETTER_QUEUE_URL": world.dead_letters, "STATE_TABLE": world.table, "WORKERS": json.dumps(workers)})
    return Timed(made, lambda it, body, message, context: it.message(body, context.aws_request_id, 60))


def worker(world, bucket):
    made = Worker({"DEAD_LETTER_QUEUE_URL": world.dead_letters, "RESULT_BUCKET": bucket})
    return Timed(made, lambda it, body, message, context: it.message(body))


def loader(world, tables, manifests, **more):
    import time

    made = Loader(
        {
            "DEAD_LETTER_QUEUE_URL": world.dead_letters,
            "TABLES": json.dumps(tables),
            "DATABASE": "ml",
            "WORKGROUP_NAME": "warehouse",
            "COPY_ROLE_ARN": ROLE,
            "MANIFEST_BUCKET": manifests,
            **more,
        }
    )
    return Timed(made, lambda it, body, message, context: it.message(body, message, time.monotonic() + 20))


def promotion(world, address, key, target, audit, **more):
    made = Promotion(
        {
            "DEAD_LETTER_QUEUE_URL": world.dead_letters,
            "STATE_TABLE": world.table,
            "APPROVED_LIST": address,
            "APPROVAL_KEY_ARN": key,
            "FUND_COLUMN": "fund",
            "TARGET_BUCKET": target,
            "TARGET_PREFIX": "curated/",
            "TARGET_KEY_ARN": "arn:aws:kms:eu-west-1:000000000000:key/target",
            "AUDIT_BUCKET": audit,
            "AUDIT_PREFIX": "audit/",
            **more,
        }
    )
    return Timed(made, lambda it, body, message, context: it.message(body, message, context))


def deliver(handle, *bodies, receives=1):
    """Calls a handler with bodies as one batch. The answer is the indices of those that come back."""
    records = [
        {"messageId": str(number), "body": body if isinstance(body, str) else json.dumps(body), "attributes": {"ApproximateReceiveCount": str(receives)}}
        for number, body in enumerate(bodies)
    ]
    return [int(entry["itemIdentifier"]) for entry in handle({"Records": records}, Context())["batchItemFailures"]]
