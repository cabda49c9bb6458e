"""Bucket events and manifests become work: one message for each file, or for each range of a large one, cut where records end."""

import functools
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase

from shared.aws import client
from shared.batch import Batch
from shared.errors import Poison
from shared.events import objects_of, parsed
from shared.log import logger
from shared.objects import find, small
from shared.records import scan
from shared.settings import Settings
from shared.state import State
from shared.work import ENCODINGS, KIND, MOST_PARTS, Work

_log = logger("splitter")
# A manifest names files. At 300 bytes each this is over 100,000 of them.
_LARGEST_MANIFEST = 32 << 20


@dataclass(frozen=True)
class Route:
    """Which files are work of which kind, and how they are cut."""

    kind: str
    pattern: str
    part: int | None
    delimiter: str
    encoding: str
    header: bool


class Splitter:
    def __init__(self, environment=None):
        settings = Settings(environment)
        self.batch = Batch(settings, "splitter", _log)
        self.state = State(settings.text("STATE_TABLE"))
        self.queue = settings.text("WORK_QUEUE_URL")
        self.manifest_suffix = settings.text("MANIFEST_SUFFIX", ".manifest.json")
        self.routes = [_route(settings, entry) for entry in settings.document("ROUTES", list)]
        settings.done()

    def message(self, body, message, owner, seconds):
        """One queue message: an event, a request, or one that names a manifest."""
        if isinstance(body, dict) and "manifest" in body:
            body = {"objects": [body["manifest"]]}
            refs = [entry for ref in objects_of(body) for entry in _listed(ref)]
        else:
            refs = []
            for ref in objects_of(body):
                refs += _listed(ref) if ref.key.endswith(self.manifest_suffix) else [ref]
        self.batch.each(message, refs, lambda ref: self.file(ref, owner, seconds))

    def file(self, ref, owner, seconds):
        """One file: all its work is sent, once."""
        routes = [route for route in self.routes if fnmatchcase(ref.key, route.pattern)]
        if not routes:
            raise Poison("no-route", f"no route takes s3://{ref.bucket}/{ref.key}")
        source = find(ref)
        name = f"{source.bucket}/{source.key}"
        generation = self.state.generation(f"file#{name}", f"{source.etag}:{source.size}", ref.sequencer)
        claim = f"split#{name}#{generation}"
        if not self.state.claim(claim, owner, seconds):
            _log.info("already split", extra={"bucket": source.bucket, "key": source.key, "generation": generation})
            return
        try:
            sent = 0
            for route in routes:
                sent += self._send(_work(source, generation, route))
        except BaseException:
            self.state.release(claim, owner)
            raise
        self.state.finish(claim, owner)
        _log.info(
            "split",
            extra={"bucket": source.bucket, "key": source.key, "bytes": source.size, "generation": generation, "kinds": [route.kind for route in routes], "messages": sent},
        )

    def _send(self, works):
        for start in range(0, len(works), 10):
            entries = [
                {
                    "Id": str(number),
                    "MessageBody": json.dumps(work.message(), separators=(",", ":")),
                    "MessageAttributes": {
                        "kind": {"DataType": "String", "StringValue": work.kind},
                        "work_id": {"DataType": "String", "StringValue": work.work_id},
                    },
                }
                for number, work in enumerate(works[start : start + 10])
            ]
            for group in _small_enough(entries):
                failed = client("sqs").send_message_batch(QueueUrl=self.queue, Entries=group).get("Failed")
                if failed:
                    raise OSError(f"the queue refused {len(failed)} messages: {failed[0].get('Message') or failed[0].get('Code')}")
        return len(works)


def _work(source, generation, route):
    layout = scan(source.blocks(), source.size, route.part, route.header, route.encoding)
    if len(layout.ranges) > MOST_PARTS:
        raise Poison("malformed-csv", f"the file would make {len(layout.ranges)} parts; set a larger range_mb for kind {route.kind}")
    header = None if layout.header is None else layout.header.decode(ENCODINGS[layout.encoding])
    return [
        Work(route.kind, source, generation, number, len(layout.ranges), start, end, header, route.delimiter, layout.encoding).check()
        for number, (start, end) in enumerate(layout.ranges, start=1)
    ]


def _listed(ref):
    """The files that a manifest lists."""
    source = find(ref)
    try:
        data, _, _ = small(source.bucket, source.key, _LARGEST_MANIFEST)
        body = parsed(data.decode("utf-8"))
    except ValueError as error:
        raise Poison("not-understood", f"the manifest {ref.key} is not usable: {error}") from error
    if not isinstance(body, dict) or not isinstance(body.get("objects"), list):
        raise Poison("not-understood", f"the manifest {ref.key} has no list of objects")
    return objects_of(body)


def _small_enough(entries):
    """Groups that stay below SQS's limit of 256 KiB for a batch, which a long header in ten messages may pass."""
    group, size = [], 0
    for entry in entries:
        length = len(entry["MessageBody"].encode()) + 512
        if group and size + length > 256 << 10:
            yield group
            group, size = [], 0
        group.append(entry)
        size += length
    yield group


def _route(settings, entry):
    route = {"mode": "file", "range_mb": 64, "delimiter": ",", "encoding": "auto", "header": True, **(entry if isinstance(entry, dict) else {})}
    rules = {
        "kind": lambda value: isinstance(value, str) and KIND.fullmatch(value),
        "pattern": lambda value: isinstance(value, str) and value,
        "mode": lambda value: value in ("file", "range"),
        "range_mb": lambda value: isinstance(value, int) and 1 <= value <= 4096,
        "delimiter": lambda value: isinstance(value, str) and len(value) == 1 and value not in '"\r\n',
        "encoding": lambda value: value == "auto" or value in ENCODINGS,
        "header": lambda value: isinstance(value, bool),
    }
    for name, rule in rules.items():
        if not rule(route.get(name)):
            settings.problem("ROUTES", f"{name} of a route is {route.get(name)!r}, which the README does not allow")
    for name in sorted(route.keys() - rules.keys()):
        settings.problem("ROUTES", f"a route has {name}, which is not known")
    if "ROUTES" in settings.wrong:
        return None
    part = route["range_mb"] << 20 if route["mode"] == "range" else None
    return Route(route["kind"], route["pattern"], part, route["delimiter"], route["encoding"], route["header"])


@functools.lru_cache(maxsize=1)
def _splitter():
    return Splitter()


def handler(event, context):
    """The Lambda's entry."""
    splitter = _splitter()
    seconds = context.get_remaining_time_in_millis() / 1000 + 5
    return splitter.batch.run(event, context, lambda body, message: splitter.message(body, message, context.aws_request_id, seconds))
