"""Finds the objects that a queue message is about."""

from dataclasses import dataclass
from urllib.parse import unquote_plus

from .errors import Poison


@dataclass(frozen=True)
class ObjectRef:
    """One object, as a message names it. What the message does not tell is None."""

    bucket: str
    key: str
    version_id: str | None = None
    sequencer: str | None = None

    def request(self):
        """A message that asks for this object alone."""
        fields = {"bucket": self.bucket, "key": self.key, "version_id": self.version_id, "sequencer": self.sequencer}
        return {"objects": [{name: value for name, value in fields.items() if value is not None}]}


def objects_of(body):
    """The objects of a message body (already read from JSON). Removals and S3's test event are none."""
    if not isinstance(body, dict):
        raise Poison("not-understood", "the message is no JSON object")
    if isinstance(body.get("Message"), str) and "TopicArn" in body:
        return objects_of(parsed(body["Message"]))
    if body.get("Event") == "s3:TestEvent":
        return []
    if isinstance(body.get("Records"), list):
        return [_of_s3(record) for record in body["Records"] if not str(record.get("eventName", "")).startswith("ObjectRemoved")]
    if body.get("source") == "aws.s3":
        return [_of_eventbridge(body)] if body.get("detail-type") == "Object Created" else []
    if isinstance(body.get("objects"), list):
        return [_of_request(entry) for entry in body["objects"]]
    raise Poison("not-understood", "the message has none of Records, detail, objects")


def parsed(text):
    """JSON text as a value; Poison if it is none."""
    import json

    try:
        return json.loads(text)
    except (TypeError, ValueError) as error:
        raise Poison("not-understood", f"the message is no JSON: {error}") from error


def _of_s3(record):
    try:
        bucket, entry = record["s3"]["bucket"]["name"], record["s3"]["object"]
        return _checked(bucket, unquote_plus(entry["key"]), entry.get("versionId"), entry.get("sequencer"))
    except (KeyError, TypeError) as error:
        raise Poison("not-understood", f"an S3 record lacks {error}") from error


def _of_eventbridge(body):
    try:
        # EventBridge hands on the key as it is, without URL encoding.
        entry = body["detail"]["object"]
        return _checked(body["detail"]["bucket"]["name"], entry["key"], entry.get("version-id"), entry.get("sequencer"))
    except (KeyError, TypeError) as error:
        raise Poison("not-understood", f"the event lacks {error}") from error


def _of_request(entry):
    if not isinstance(entry, dict):
        raise Poison("not-understood", "an entry of objects is no JSON object")
    return _checked(entry.get("bucket"), entry.get("key"), entry.get("version_id"), entry.get("sequencer"))


def _checked(bucket, key, version_id, sequencer):
    for name, value, needed in (("bucket", bucket, True), ("key", key, True), ("version_id", version_id, False), ("sequencer", sequencer, False)):
        if needed and not value or value is not None and not isinstance(value, str):
            raise Poison("not-understood", f"an object has no usable {name}")
    # S3 calls the version of an object in an unversioned bucket "null".
    return ObjectRef(bucket, key, None if version_id in ("", "null") else version_id, sequencer or None)
