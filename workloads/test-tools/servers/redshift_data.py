"""A stand-in of the Redshift Data API over PostgreSQL: a batch is one transaction in a session of its own, run in the background.

Every statement goes to PostgreSQL as it is, but COPY from S3, which PostgreSQL has not: that one is carried out here, from the same manifest
and options that Redshift would read. So this proves the SQL of merges, and the text of COPY only as far as it is read here.
"""

import json
import re
import threading
import uuid

import psycopg2

from .http import JsonService, ServiceError

_COPY = re.compile(
    r"COPY (?P<table>\S+) \((?P<columns>[^)]*)\) FROM '(?P<manifest>s3://[^']+(?:''[^']*)*)' IAM_ROLE '(?P<role>arn:[^']+)' MANIFEST "
    r"FORMAT AS CSV DELIMITER '(?P<delimiter>.)' IGNOREHEADER (?P<header>[01]) EMPTYASNULL ENCODING UTF8"
)


class RedshiftData(JsonService):
    def __init__(self, connection, s3):
        self._connection = connection
        self._s3 = s3
        self._runs = {}
        self.errors = []
        self.fail_next = []
        self.hold = threading.Event()
        self.hold.set()
        super().__init__()

    def batch_execute_statement(self, body):
        if bool(body.get("WorkgroupName")) == bool(body.get("ClusterIdentifier")) or not body.get("Database"):
            raise ServiceError("ValidationException", "Name a workgroup or a cluster, and a database.")
        if not 1 <= len(body["Sqls"]) <= 40 or any(len(sql) > 100_000 for sql in body["Sqls"]):
            raise ServiceError("ValidationException", "A batch has 1 to 40 statements of at most 100 KB.")
        run = {"Id": str(uuid.uuid4()), "Status": "SUBMITTED", "SubStatements": [{"Status": "SUBMITTED"} for _ in body["Sqls"]]}
        self._runs[run["Id"]] = run
        threading.Thread(target=self._run, args=(run, body["Sqls"]), daemon=True).start()
        return {"Id": run["Id"], "Database": body["Database"]}

    def describe_statement(self, body):
        if body["Id"] not in self._runs:
            raise ServiceError("ResourceNotFoundException", "There is no such statement.")
        run = self._runs[body["Id"]]
        parts = [{"Id": f"{run['Id']}:{number}", **part} for number, part in enumerate(run["SubStatements"], start=1)]
        return {**run, "SubStatements": parts}

    def _run(self, run, statements):
        run["Status"] = "STARTED"
        session = None
        try:
            session = psycopg2.connect(self._connection)
            # Redshift's transactions are serializable.
            session.set_session(isolation_level="SERIALIZABLE")
            with session.cursor() as cursor:
                for part, sql in zip(run["SubStatements"], statements):
                    part["Status"] = "STARTED"
                    copy = _COPY.fullmatch(sql)
                    if copy:
                        part["ResultRows"] = self._copy(cursor, copy)
                    elif sql.startswith("COPY"):
                        raise RuntimeError(f'syntax error in "{sql}"')
                    else:
                        cursor.execute(sql)
                        part["ResultRows"] = cursor.rowcount
                    part["Status"] = "FINISHED"
                self.hold.wait(10)
                if self.fail_next:
                    raise RuntimeError(self.fail_next.pop())
            session.commit()
            run["Status"] = "FINISHED"
        except Exception as error:
            run["Error"] = f"ERROR: {error}".strip()
            self.errors.append(run["Error"])
            run["Status"] = "FAILED"
        finally:
            if session:
                session.close()

    def _copy(self, cursor, copy):
        manifest = json.loads(self._body(copy["manifest"].replace("''", "'")).read())
        rows = 0
        for entry in manifest["entries"]:
            try:
                body = self._body(entry["url"])
            except self._s3.exceptions.NoSuchKey:
                if entry.get("mandatory"):
                    raise
                continue
            header = ", HEADER" if copy["header"] == "1" else ""
            cursor.copy_expert(
                f"COPY {copy['table']} ({copy['columns']}) FROM STDIN WITH (FORMAT csv, DELIMITER '{copy['delimiter']}', ENCODING 'UTF8'{header})",
                body,
            )
            rows += cursor.rowcount
        return rows

    def _body(self, address):
        bucket, _, key = address.removeprefix("s3://").partition("/")
        return self._s3.get_object(Bucket=bucket, Key=key)["Body"]
