"""Copies exports out of staging: exactly the rows of approved funds, nothing changed in them, and one audit record for each object."""

import functools
import hashlib
import io
import json
from datetime import datetime, timezone

from shared import approval, parquet
from shared.batch import Batch
from shared.errors import Poison
from shared.events import objects_of
from shared.log import logger
from shared.objects import ObjectWriter, RandomReader, find, put
from shared.rows import RowFilter
from shared.settings import Settings
from shared.state import State

_log = logger("promotion")
# A snapshot export leaves records of itself and empty marks beside its data: they hold no rows.
_NO_DATA = ("_SUCCESS", "_success", ".json")


class Promotion:
    def __init__(self, environment=None):
        settings = Settings(environment)
        self.batch = Batch(settings, "promotion", _log)
        self.state = State(settings.text("STATE_TABLE"))
        self.list_address = settings.address("APPROVED_LIST")
        self.approval_key = settings.text("APPROVAL_KEY_ARN")
        self.column = settings.text("FUND_COLUMN")
        self.delimiter = settings.text("DELIMITER", ",")
        self.source_prefix = settings.prefix("SOURCE_PREFIX", "")
        self.target = (settings.bucket("TARGET_BUCKET"), settings.prefix("TARGET_PREFIX"))
        self.target_key = settings.text("TARGET_KEY_ARN")
        self.audit = (settings.bucket("AUDIT_BUCKET"), settings.prefix("AUDIT_PREFIX"))
        if self.delimiter and (len(self.delimiter) != 1 or not self.delimiter.isascii() or self.delimiter in '"\r\n'):
            settings.problem("DELIMITER", f"{self.delimiter!r} is no delimiter; use one ASCII character")
        settings.done()

    def message(self, body, message, context):
        """One queue message."""
        refs = [ref for ref in objects_of(body) if not ref.key.endswith(("/", *_NO_DATA))]
        if refs:
            # Read anew for each message: a list that was withdrawn a minute ago lets nothing through.
            approved = approval.read(*self.list_address, self.approval_key)
            self.batch.each(message, refs, lambda ref: self.promote(ref, approved, context))

    def promote(self, ref, approved, context):
        """One object."""
        source = find(ref)
        if not source.key.startswith(self.source_prefix):
            raise Poison("not-understood", f"{source.key} is not below {self.source_prefix}")
        work = "promote#" + hashlib.sha256(f"{source.bucket}\n{source.key}\n{source.version_id}\n{source.etag}\n{approved.sha256}".encode()).hexdigest()
        owner = context.aws_request_id
        # An older export must not overwrite what a newer one left, whichever event comes first.
        generation = self.state.generation(f"export#{source.bucket}/{source.key}", f"{source.etag}:{source.size}", ref.sequencer)
        if not self.state.claim(work, owner, context.get_remaining_time_in_millis() / 1000 + 5):
            _log.info("already promoted", extra={"bucket": source.bucket, "key": source.key})
            return
        try:
            self._copy(source, approved, generation, work, context)
        except BaseException:
            self.state.release(work, owner)
            raise
        self.state.finish(work, owner)

    def _copy(self, source, approved, generation, work, context):
        begun = _now()
        hashed = _Hashed(source)
        key = self.target[1] + source.key.removeprefix(self.source_prefix)
        kept = None
        if source.size:
            copy = self._parquet if source.key.endswith(".parquet") else self._csv
            counts, written = copy(source, hashed, key, approved)
            kept = {"bucket": self.target[0], "key": key, "etag": written.etag, "bytes": written.size, "sha256": written.sha256}
        record = {
            "version": 1,
            "action": "promote",
            "id": work.removeprefix("promote#"),
            "source": {
                "bucket": source.bucket,
                "key": source.key,
                "version_id": source.version_id,
                "etag": source.etag,
                "bytes": source.size,
                "sha256": hashed.sha256,
                "generation": generation,
            },
            "list": approved.record(),
            "fund_column": self.column,
            "target": kept,
            "rows": {"read": counts.read, "kept": counts.kept, "left_out": counts.read - counts.kept} if source.size else {"read": 0, "kept": 0, "left_out": 0},
            "begun_at": begun,
            "ended_at": _now(),
            "function": getattr(context, "invoked_function_arn", None),
            "request_id": context.aws_request_id,
        }
        # One name for one content under one list: a repeat after a crash writes over its own record, and never adds a second.
        audit_key = f"{self.audit[1]}{source.bucket}/{source.key}/{record['id']}.json"
        put(self.audit[0], audit_key, json.dumps(record, indent=2).encode(), "application/json")
        _log.info("promoted", extra={"source": record["source"], "target": kept, "rows": record["rows"], "list": approved.sha256, "audit": audit_key})

    def _csv(self, source, hashed, key, approved):
        rows = RowFilter(self.column, approved.funds, self.delimiter)
        with ObjectWriter(self.target[0], key, "text/csv", self.target_key) as target:
            for block in hashed.blocks():
                target.write(rows.feed(block))
            target.write(rows.end())
        return rows.counts, target

    def _parquet(self, source, hashed, key, approved):
        with ObjectWriter(self.target[0], key, "application/vnd.apache.parquet", self.target_key) as target:
            reader = io.BufferedReader(RandomReader(source), 1 << 16)
            counts = parquet.keep_rows(reader, target, self.column, approved.funds)
        for _ in hashed.blocks():
            # A Parquet file is read from its end, so its hash takes a pass of its own.
            pass
        return counts, target


class _Hashed:
    """The blocks of a source, and the hash of those that have gone by."""

    def __init__(self, source):
        self._source = source
        self._hash = hashlib.sha256()

    def blocks(self):
        for block in self._source.blocks():
            self._hash.update(block)
            yield block

    @property
    def sha256(self):
        return self._hash.hexdigest()


def _now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@functools.lru_cache(maxsize=1)
def _promotion():
    return Promotion()


def handler(event, context):
    """The Lambda's entry."""
    promotion = _promotion()
    return promotion.batch.run(event, context, lambda body, message: promotion.message(body, message, context))
