"""A stand-in of SQS: standard queues with visibility time-outs, receive counts, delays of none, and redrive to a dead-letter queue.

It speaks both protocols that clients in use speak: the form-encoded one of older SDKs, and JSON.
"""

import hashlib
import json
import re
import threading
import time
import uuid
from xml.sax.saxutils import escape

from .http import JsonService, ServiceError, form


class _Queue:
    def __init__(self, name, attributes):
        self.name = name
        self.attributes = attributes
        self.messages = []

    @property
    def visibility(self):
        return int(self.attributes.get("VisibilityTimeout", 30))


class Sqs(JsonService):
    def __init__(self):
        self._queues = {}
        self._lock = threading.Condition()
        super().__init__()

    # What tests look at.

    def create(self, name, dead_letters=None, most_receives=None, visibility=30):
        """The URL of a new queue."""
        attributes = {"VisibilityTimeout": str(visibility)}
        if dead_letters:
            attributes["RedrivePolicy"] = json.dumps({"deadLetterTargetArn": self.arn(dead_letters.rpartition("/")[2]), "maxReceiveCount": most_receives})
        return self.create_queue({"QueueName": name, "Attributes": attributes})["QueueUrl"]

    @staticmethod
    def arn(name):
        return f"arn:aws:sqs:eu-west-1:000000000000:{name}"

    def held(self, url):
        """Every message of a queue, visible or not."""
        with self._lock:
            return [dict(message) for message in self._queue(url).messages]

    def show_all(self, url):
        """As if every visibility time-out had passed."""
        with self._lock:
            for message in self._queue(url).messages:
                message["visible_at"] = 0
            self._lock.notify_all()

    def count(self, url, number, receives):
        """As if a message of a queue had been received so often already."""
        with self._lock:
            self._queue(url).messages[number]["receives"] = receives

    # Operations.

    def create_queue(self, body):
        with self._lock:
            self._queues.setdefault(body["QueueName"], _Queue(body["QueueName"], dict(body.get("Attributes") or {})))
        return {"QueueUrl": f"{self.url}/000000000000/{body['QueueName']}"}

    def get_queue_url(self, body):
        return {"QueueUrl": f"{self.url}/000000000000/{self._queue(body['QueueName']).name}"}

    def get_queue_attributes(self, body):
        now = time.time()
        with self._lock:
            queue = self._queue(body["QueueUrl"])
            visible = sum(message["visible_at"] <= now for message in queue.messages)
            counts = {"ApproximateNumberOfMessages": str(visible), "ApproximateNumberOfMessagesNotVisible": str(len(queue.messages) - visible)}
            return {"Attributes": {**queue.attributes, **counts, "QueueArn": self.arn(queue.name)}}

    def send_message(self, body):
        text = body["MessageBody"]
        if len(text.encode()) > 256 << 10:
            raise ServiceError("InvalidParameterValue", "One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.")
        with self._lock:
            message = {"id": str(uuid.uuid4()), "body": text, "attributes": body.get("MessageAttributes") or {}, "receives": 0, "visible_at": 0, "sent": time.time()}
            self._queue(body["QueueUrl"]).messages.append(message)
            self._lock.notify_all()
        return {"MessageId": message["id"], "MD5OfMessageBody": _md5(text)}

    def send_message_batch(self, body):
        entries = body["Entries"]
        if not 1 <= len(entries) <= 10:
            raise ServiceError("AWS.SimpleQueueService.TooManyEntriesInBatchRequest", "A batch has 1 to 10 entries.")
        if sum(len(entry["MessageBody"].encode()) for entry in entries) > 256 << 10:
            raise ServiceError("AWS.SimpleQueueService.BatchRequestTooLong", "The batch is longer than 262144 bytes.")
        return {"Successful": [{"Id": entry["Id"], **self.send_message({**entry, "QueueUrl": body["QueueUrl"]})} for entry in entries], "Failed": []}

    def receive_message(self, body):
        most = int(body.get("MaxNumberOfMessages", 1))
        until = time.time() + float(body.get("WaitTimeSeconds", 0))
        with self._lock:
            queue = self._queue(body["QueueUrl"])
            while True:
                found = self._take(queue, most, body.get("VisibilityTimeout"))
                if found or time.time() >= until:
                    return {"Messages": found} if found else {}
                self._lock.wait(min(0.2, max(0.01, until - time.time())))

    def delete_message(self, body):
        with self._lock:
            queue = self._queue(body["QueueUrl"])
            queue.messages = [message for message in queue.messages if message.get("receipt") != body["ReceiptHandle"]]
        return {}

    def delete_message_batch(self, body):
        for entry in body["Entries"]:
            self.delete_message({**entry, "QueueUrl": body["QueueUrl"]})
        return {"Successful": [{"Id": entry["Id"]} for entry in body["Entries"]], "Failed": []}

    def change_message_visibility(self, body):
        with self._lock:
            for message in self._queue(body["QueueUrl"]).messages:
                if message.get("receipt") == body["ReceiptHandle"]:
                    message["visible_at"] = time.time() + float(body["VisibilityTimeout"])
                    self._lock.notify_all()
                    return {}
        raise ServiceError("ReceiptHandleIsInvalid", "The receipt handle is not known.")

    def _take(self, queue, most, visibility):
        policy = json.loads(queue.attributes.get("RedrivePolicy") or "{}")
        now, found = time.time(), []
        for message in list(queue.messages):
            if len(found) == most or message["visible_at"] > now:
                continue
            if policy and message["receives"] >= int(policy["maxReceiveCount"]):
                queue.messages.remove(message)
                message["visible_at"] = 0
                self._queue(policy["deadLetterTargetArn"].rpartition(":")[2]).messages.append(message)
                continue
            message["receives"] += 1
            message["receipt"] = str(uuid.uuid4())
            message["visible_at"] = now + float(visibility if visibility is not None else queue.visibility)
            found.append(
                {
                    "MessageId": message["id"],
                    "ReceiptHandle": message["receipt"],
                    "Body": message["body"],
                    "MD5OfBody": _md5(message["body"]),
                    "Attributes": {"ApproximateReceiveCount": str(message["receives"]), "SentTimestamp": str(int(message["sent"] * 1000))},
                    "MessageAttributes": message["attributes"],
                }
            )
        return found

    def _queue(self, url):
        name = url.rpartition("/")[2]
        if name not in self._queues:
            raise ServiceError("AWS.SimpleQueueService.NonExistentQueue", f"There is no queue {name}.")
        return self._queues[name]

    # The form-encoded protocol.

    def answer(self, headers, data):
        if "X-Amz-Target" in headers:
            return super().answer(headers, data)
        fields = form(data)
        operation = fields["Action"]
        try:
            result = self.call(operation, _from_form(fields))
            text = f"<{operation}Response><{operation}Result>{_xml(result)}</{operation}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>"
            return 200, "text/xml", text.encode()
        except ServiceError as error:
            text = f"<ErrorResponse><Error><Type>Sender</Type><Code>{error.code}</Code><Message>{escape(str(error))}</Message></Error><RequestId>1</RequestId></ErrorResponse>"
            return error.status, "text/xml", text.encode()


_LISTS = {"SendMessageBatchRequestEntry": "Entries", "DeleteMessageBatchRequestEntry": "Entries"}
_DELETED = "DeleteMessageBatchResultEntry"


def _from_form(fields):
    body = {}
    for name, value in fields.items():
        _place(body, name.split("."), value)
    return _untangled(body)


def _place(body, path, value):
    for step in path[:-1]:
        body = body.setdefault(step, {})
    body[path[-1]] = value


def _untangled(body):
    """Attribute.1.Name/Value pairs as a dict, numbered entries as a list."""
    made = {}
    for name, value in body.items():
        if name == "Attribute":
            made["Attributes"] = {entry["Name"]: entry["Value"] for entry in value.values()}
        elif name == "MessageAttribute":
            made["MessageAttributes"] = {entry["Name"]: entry["Value"] for entry in value.values()}
        elif name in _LISTS:
            made[_LISTS[name]] = [_untangled(value[number]) for number in sorted(value, key=int)]
        else:
            made[name] = value
    return made


def _xml(result):
    text = ""
    for name, value in result.items():
        if name == "Attributes":
            text += "".join(f"<Attribute><Name>{escape(key)}</Name><Value>{escape(item)}</Value></Attribute>" for key, item in value.items())
        elif name == "MessageAttributes":
            text += "".join(f"<MessageAttribute><Name>{escape(key)}</Name><Value>{_xml(item)}</Value></MessageAttribute>" for key, item in value.items())
        elif name == "Messages":
            text += "".join(f"<Message>{_xml(message)}</Message>" for message in value)
        elif name in ("Successful", "Failed"):
            sent = value and "MessageId" in value[0]
            tag = "BatchResultErrorEntry" if name == "Failed" else "SendMessageBatchResultEntry" if sent else _DELETED
            text += "".join(f"<{tag}>{_xml(entry)}</{tag}>" for entry in value)
        else:
            text += f"<{name}>{re.sub(chr(13), '&#xD;', escape(str(value)))}</{name}>"
    return text


def _md5(text):
    return hashlib.md5(text.encode()).hexdigest()
