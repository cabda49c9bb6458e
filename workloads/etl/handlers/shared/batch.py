"""Runs a handler over an SQS batch: each message by itself, and each ends in exactly one of three ways.

It succeeds and is acknowledged; or it can never succeed (or has been tried often enough), goes to the dead-letter queue with the reason, and
is acknowledged; or it is reported as failed, so that only it comes back.
"""

import json

from .aws import client
from .errors import Poison, Superseded
from .events import parsed

# Below this a message is not begun: it would be cut off in the middle.
_SHORTEST_MS = 10_000


class Batch:
    """What all queue-fed handlers need to know of their queue."""

    def __init__(self, settings, name, log):
        self.name = name
        self.log = log
        self.dead_letters = settings.text("DEAD_LETTER_QUEUE_URL")
        self.most_receives = settings.number("MAX_RECEIVES", 5, 1, 100)

    def run(self, event, context, handle):
        """Calls handle(body, message) for each message; the answer is what Lambda wants for partial failures."""
        failed = []
        for message in event["Records"]:
            if context.get_remaining_time_in_millis() < _SHORTEST_MS:
                self.log.warning("no time left", extra={"message_id": message["messageId"]})
                failed.append(message["messageId"])
            elif not self._one(message, handle):
                failed.append(message["messageId"])
        return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}

    def each(self, message, items, handle):
        """Calls handle(item) for each of several items in one message: poison among them is sent off by itself, and does not keep the rest."""
        passing = None
        for item in items:
            try:
                handle(item)
            except Poison as poison:
                if len(items) == 1:
                    raise
                self._bury(message, poison, json.dumps(item.request()))
            except Superseded as note:
                self.log.info("superseded", extra={"bucket": item.bucket, "key": item.key, "detail": str(note)})
            except Exception as error:  # the others still get their turn
                self.log.warning("failed", extra={"bucket": item.bucket, "key": item.key, "error": repr(error)})
                passing = error
        if passing:
            raise passing

    def _one(self, message, handle):
        receives = int(message.get("attributes", {}).get("ApproximateReceiveCount", "1"))
        try:
            try:
                handle(parsed(message["body"]), message)
            except Superseded as note:
                self.log.info("superseded", extra={"message_id": message["messageId"], "detail": str(note)})
            except Poison as poison:
                self._bury(message, poison, message["body"])
            except Exception as error:
                if receives < self.most_receives:
                    raise
                self._bury(message, Poison("gave-up", f"{receives} tries failed; the last: {error!r}"), message["body"])
            return True
        except Exception as error:
            self.log.warning("comes back", extra={"message_id": message["messageId"], "receives": receives, "error": repr(error)}, exc_info=True)
            return False

    def _bury(self, message, poison, body):
        attributes = {
            "reason": poison.reason,
            "detail": poison.detail[:1024],
            "handler": self.name,
            "message_id": message["messageId"],
            "receives": message.get("attributes", {}).get("ApproximateReceiveCount", "1"),
        }
        client("sqs").send_message(
            QueueUrl=self.dead_letters,
            MessageBody=body,
            MessageAttributes={name: {"DataType": "String", "StringValue": _allowed(value)} for name, value in attributes.items()},
        )
        self.log.error("dead letter", extra=attributes)


def _allowed(text):
    """SQS takes no control characters, and no empty attribute."""
    return "".join(c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" else "?" for c in text) or "-"
