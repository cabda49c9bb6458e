"""The message that goes from the splitter to the workers. Its form is in the README."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass

from .errors import Poison
from .objects import Source

ENCODINGS = {"utf-8": "utf-8", "iso-8859-1": "latin-1", "windows-1252": "cp1252"}
KIND = re.compile(r"[a-z0-9-]{1,40}")
_RESULT = re.compile(r"(?P<kind>[a-z0-9-]{1,40})/(?P<file>.+)/g(?P<generation>\d{8})/part-(?P<part>\d{5})-of-(?P<parts>\d{5})\.(?P<format>csv|psv)", re.DOTALL)
# S3's limit of a key, less room for the longest result prefix that is sensible.
_LONGEST_RESULT = 900
MOST_PARTS = 99_999


@dataclass(frozen=True)
class Result:
    """What the key of a result tells."""

    kind: str
    file: str
    generation: int
    part: int
    parts: int
    format: str


@dataclass(frozen=True)
class Work:
    """One part of one file, for workers of one kind."""

    kind: str
    source: Source
    generation: int
    part: int
    parts: int
    start: int
    end: int
    header: str | None
    delimiter: str
    encoding: str

    @property
    def result(self):
        """Where the result goes, without prefix and suffix."""
        return f"{self.kind}/{self.source.bucket}/{self.source.key}/g{self.generation:08d}/part-{self.part:05d}-of-{self.parts:05d}"

    @property
    def work_id(self):
        return hashlib.sha256(self.result.encode()).hexdigest()

    def check(self):
        """Raises Poison if no result could be written or loaded under this name."""
        if len(self.result.encode()) > _LONGEST_RESULT:
            raise Poison("not-understood", f"the key is too long: with what is added for its result it has over {_LONGEST_RESULT} bytes")
        return self

    def message(self):
        return {
            "version": 1,
            "work_id": self.work_id,
            "kind": self.kind,
            "source": asdict(self.source),
            "generation": self.generation,
            "part": self.part,
            "parts": self.parts,
            "range": {"start": self.start, "end": self.end},
            "header": self.header,
            "delimiter": self.delimiter,
            "encoding": self.encoding,
            "result": self.result,
        }

    @staticmethod
    def parse(body):
        """A message as Work; Poison if it is not one, or does not agree with itself."""
        try:
            if body["version"] != 1:
                raise Poison("not-understood", f"work of version {body['version']}; this code knows version 1")
            source = body["source"]
            work = Work(
                kind=body["kind"],
                source=Source(source["bucket"], source["key"], source["version_id"], source["etag"], int(source["size"])),
                generation=int(body["generation"]),
                part=int(body["part"]),
                parts=int(body["parts"]),
                start=int(body["range"]["start"]),
                end=int(body["range"]["end"]),
                header=body["header"],
                delimiter=body["delimiter"],
                encoding=body["encoding"],
            )
        except (KeyError, TypeError, ValueError) as error:
            raise Poison("not-understood", f"the message is no work: {error!r}") from error
        right = (
            KIND.fullmatch(work.kind)
            and 1 <= work.part <= work.parts <= MOST_PARTS
            and 0 <= work.start <= work.end <= work.source.size
            and work.encoding in ENCODINGS
            and len(work.delimiter) == 1
            and body.get("work_id") == work.work_id
        )
        if not right:
            raise Poison("not-understood", "the fields of the work do not agree: " + json.dumps(body)[:300])
        return work


def result_of(name):
    """What a result's key (without its prefix) tells, or None if it is no result's."""
    match = _RESULT.fullmatch(name)
    if not match:
        return None
    numbers = {field: int(match[field]) for field in ("generation", "part", "parts")}
    return Result(kind=match["kind"], file=match["file"], format=match["format"], **numbers)
