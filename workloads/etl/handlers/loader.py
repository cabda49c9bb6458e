"""Loads results into the warehouse through the Redshift Data API: a repeat, or an older generation of a file, changes nothing."""

import functools
import hashlib
import json
import re
import time
import uuid
from datetime import datetime, timezone

from botocore.exceptions import ClientError

from shared.aws import client, code_of
from shared.batch import Batch
from shared.errors import Poison
from shared.events import objects_of
from shared.log import logger
from shared.objects import find, put
from shared.settings import Settings
from shared.warehouse import load, preparation, table_of
from shared.work import result_of

_log = logger("loader")
# What the warehouse says when the rows are at fault, and not the moment.
_BAD_ROWS = re.compile(
    r"load_error|load into table|invalid input syntax|value too long|string length exceeds|out of range|delimiter not found|missing data|extra column"
    r"|null value|cannot insert a null|invalid digit|unterminated|not-null constraint|numeric field overflow|numeric data overflow",
    re.IGNORECASE,
)


class StillRunning(Exception):
    """The load has not ended in time. It may yet; the next try will see that it did."""


class Loader:
    def __init__(self, environment=None):
        settings = Settings(environment)
        self.batch = Batch(settings, "loader", _log)
        self.prefix = settings.prefix("RESULT_PREFIX", "results/")
        self.role = settings.text("COPY_ROLE_ARN")
        self.manifest_bucket = settings.bucket("MANIFEST_BUCKET")
        self.manifest_prefix = settings.prefix("MANIFEST_PREFIX", "manifests/")
        self.timeout = settings.number("STATEMENT_TIMEOUT", 840, 1, 880)
        self.where = {"Database": settings.text("DATABASE")}
        names = {"WorkgroupName": settings.text("WORKGROUP_NAME", ""), "ClusterIdentifier": settings.text("CLUSTER_IDENTIFIER", "")}
        self.where.update({name: value for name, value in names.items() if value})
        if len(self.where) != 2:
            settings.problem("WORKGROUP_NAME", "set this or CLUSTER_IDENTIFIER, and only one of them")
        entries = settings.document("TABLES", dict)
        made = {kind: table_of(entry, lambda what, kind=kind: settings.problem("TABLES", f"{kind}: {what}")) for kind, entry in entries.items()}
        settings.done()
        self.tables = {kind: make() for kind, make in made.items()}

    def prepare(self):
        """Creates schemas and tables that are not there yet."""
        statements = list(preparation(self.tables.values()))
        self._run(statements, "prepare", time.monotonic() + self.timeout)
        return {"statements": len(statements)}

    def message(self, body, message, deadline):
        """One queue message."""
        self.batch.each(message, objects_of(body), lambda ref: self.result(ref, deadline))

    def result(self, ref, deadline):
        """One result of a worker."""
        found = result_of(ref.key.removeprefix(self.prefix)) if ref.key.startswith(self.prefix) else None
        if found is None:
            raise Poison("not-understood", f"s3://{ref.bucket}/{ref.key} is no result: its key has another form")
        table = self.tables.get(found.kind)
        if table is None or table.format != found.format:
            raise Poison("no-table", f"there is no table for results of kind {found.kind} as {found.format}")
        source = find(ref)
        load_id, now = uuid.uuid4().hex, datetime.now(timezone.utc).isoformat()
        manifest = {"entries": [{"url": f"s3://{source.bucket}/{source.key}", "mandatory": True}]}
        # Named by a hash: the address stands in the text of COPY, where any character of a file's name would have to be safe.
        manifest_key = f"{self.manifest_prefix}{found.kind}/{hashlib.sha256(ref.key.encode()).hexdigest()}.manifest"
        put(self.manifest_bucket, manifest_key, json.dumps(manifest).encode(), "application/json")
        statements = list(load(table, found, f"s3://{self.manifest_bucket}/{manifest_key}", self.role, load_id, now))
        try:
            rows = self._run(statements, f"load {found.kind}", deadline)
        except Poison as poison:
            raise Poison(poison.reason, f"{ref.key}: {poison.detail}") from poison
        recorded = rows[3] == 1
        _log.info("loaded" if recorded else "already loaded", extra={"key": ref.key, "table": table.target, "bytes": source.size, "rows": rows[-1]})

    def _run(self, statements, name, deadline):
        """Runs statements in one transaction and waits. The answer is how many rows each of them touched."""
        try:
            # The Data API runs the statements of a batch in order, in one transaction.
            run = client("redshift-data").batch_execute_statement(Sqls=statements, StatementName=name, **self.where)["Id"]
        except ClientError as error:
            if code_of(error) == "ValidationException":
                raise Poison("load-failed", f"the Data API refuses the statements: {error}") from error
            raise
        pause = 0.05
        while True:
            state = client("redshift-data").describe_statement(Id=run)
            if state["Status"] == "FINISHED":
                return [part.get("ResultRows", -1) for part in state.get("SubStatements", [])]
            if state["Status"] in ("FAILED", "ABORTED"):
                error = state.get("Error") or next((part["Error"] for part in state.get("SubStatements", []) if part.get("Error")), "no error told")
                if state["Status"] == "FAILED" and _BAD_ROWS.search(error):
                    raise Poison("load-failed", error)
                raise OSError(f"statement {run} {state['Status'].lower()}: {error}")
            if time.monotonic() > deadline:
                raise StillRunning(f"statement {run} is still {state['Status'].lower()}")
            time.sleep(pause)
            pause = min(2.0, pause * 1.5)


@functools.lru_cache(maxsize=1)
def _loader():
    return Loader()


def handler(event, context):
    """The Lambda's entry."""
    loader = _loader()
    if event.get("prepare") is True:
        return loader.prepare()
    deadline = time.monotonic() + min(loader.timeout, context.get_remaining_time_in_millis() / 1000 - 5)
    return loader.batch.run(event, context, lambda body, message: loader.message(body, message, deadline))
