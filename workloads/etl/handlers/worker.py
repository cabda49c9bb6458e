"""Cleans one part of a file for the warehouse: UTF-8 without mark, LF, quotes where they are needed, as many fields as the header names."""

import csv
import functools
import io

from shared.batch import Batch
from shared.errors import Poison
from shared.log import logger
from shared.objects import ObjectWriter, exists
from shared.settings import Settings
from shared.work import ENCODINGS, Work

_log = logger("worker")


class Worker:
    def __init__(self, environment=None):
        settings = Settings(environment)
        self.batch = Batch(settings, "worker", _log)
        self.bucket = settings.bucket("RESULT_BUCKET")
        self.prefix = settings.prefix("RESULT_PREFIX", "results/")
        self.key_arn = settings.text("RESULT_KEY_ARN", "")
        settings.done()

    def message(self, body):
        """One message of work."""
        work = Work.parse(body)
        key = f"{self.prefix}{work.result}.csv"
        if exists(self.bucket, key):
            _log.info("already there", extra={"key": key})
            return
        with ObjectWriter(self.bucket, key, "text/csv; charset=utf-8", self.key_arn) as target:
            rows = _clean(work, target)
        _log.info("cleaned", extra={"key": key, "rows": rows, "bytes_in": work.end - work.start, "bytes_out": target.size})


def _clean(work, target):
    blocks = _Joined(work.source.blocks(work.start, work.end))
    # newline="": a line feed or carriage return inside of quotes is data.
    lines = io.TextIOWrapper(io.BufferedReader(blocks, 1 << 20), encoding=ENCODINGS[work.encoding], newline="")
    out = _Batched(target)
    writer = csv.writer(out, lineterminator="\n")
    rows, width = 0, None
    if work.header is not None:
        header = next(csv.reader([work.header], delimiter=work.delimiter, strict=True))
        writer.writerow(header)
        width = len(header)
    try:
        for row in csv.reader(lines, delimiter=work.delimiter, strict=True):
            if not row:
                continue
            width = width or len(row)
            if len(row) != width:
                raise Poison("malformed-csv", f"record {rows + 1} of part {work.part} has {len(row)} fields and not {width}")
            writer.writerow(row)
            rows += 1
    except csv.Error as error:
        raise Poison("malformed-csv", f"record {rows + 1} of part {work.part}: {error}") from error
    except UnicodeDecodeError as error:
        raise Poison("encoding", f"record {rows + 1} of part {work.part} is not {work.encoding}: {error.reason}") from error
    out.flush()
    return rows


class _Joined(io.RawIOBase):
    """Blocks as one readable stream."""

    def __init__(self, blocks):
        super().__init__()
        self._blocks = blocks
        self._held = b""

    def readable(self):
        return True

    def readinto(self, target):
        if not self._held:
            self._held = next(self._blocks, b"")
        part = self._held[: len(target)]
        self._held = self._held[len(part) :]
        target[: len(part)] = part
        return len(part)


class _Batched:
    """Collects short texts and writes them in larger pieces."""

    def __init__(self, target):
        self._target = target
        self._texts = []
        self._length = 0

    def write(self, text):
        self._texts.append(text)
        self._length += len(text)
        if self._length > 1 << 20:
            self.flush()

    def flush(self):
        self._target.write("".join(self._texts).encode("utf-8"))
        self._texts.clear()
        self._length = 0


@functools.lru_cache(maxsize=1)
def _worker():
    return Worker()


def handler(event, context):
    """The Lambda's entry."""
    worker = _worker()
    return worker.batch.run(event, context, lambda body, message: worker.message(body))
