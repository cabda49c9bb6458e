"""Where a version's answers go besides to its caller: records to the ML data store, and, from a live version, results to the client side.

What a container is told (docs/models.md): SERVING_MODE and DATA_STORE_URI, and a live version CLIENT_RESULTS_URI and CLIENT_QUEUE_URL. A version in stealth
has no way to clients; one that finds such a way does not start.
"""

from __future__ import annotations

import json
import logging
import queue
import threading
import time
import uuid
from datetime import datetime, timezone
from typing import Mapping
from urllib.parse import urlsplit

LIVE, STEALTH = "live", "stealth"
# Answers that wait to be written. Beyond them a record is lost and counted: callers never wait for S3.
MOST_WAITING = 10_000
MOST_TOGETHER = 500
LONGEST_WAIT = 5.0
TRIES = 3

log = logging.getLogger(__name__)


class BadSettings(ValueError):
    """Variables that do not fit together; the message names each."""


def of_container(variables: Mapping[str, str]) -> "Sinks":
    """The sinks of this container, with the SDK's own clients and the pod's role. Raises BadSettings."""
    import boto3  # Only here: what is tested without AWS needs no SDK.

    return Sinks(variables, boto3.client("s3"), boto3.client("sqs"))


class Sinks:
    """Writes records in the background, many in one object.

    s3, sqs: clients of boto3, or what stands for them.
    """

    def __init__(self, variables: Mapping[str, str], s3, sqs) -> None:
        self.mode = variables.get("SERVING_MODE", "")
        store, clients, told = (variables.get(name, "") for name in ("DATA_STORE_URI", "CLIENT_RESULTS_URI", "CLIENT_QUEUE_URL"))
        problems = []
        if self.mode not in (LIVE, STEALTH):
            problems.append(f"SERVING_MODE is '{self.mode}'; it must be {LIVE} or {STEALTH}")
        if not store.startswith("s3://"):
            problems.append(f"DATA_STORE_URI is '{store}'; it must be s3://bucket/prefix")
        if self.mode == STEALTH and (clients or told):
            problems.append("a version in stealth has no way to clients; take CLIENT_RESULTS_URI and CLIENT_QUEUE_URL away")
        if self.mode == LIVE and not (clients.startswith("s3://") and told.startswith("https://")):
            problems.append("a live version needs CLIENT_RESULTS_URI (s3://…) and CLIENT_QUEUE_URL (https://…)")
        if problems:
            raise BadSettings("; ".join(problems) + ".")
        self._s3, self._sqs, self._store, self._clients, self._queue_url = s3, sqs, store, clients, told
        self.lost = 0
        self._waiting: queue.Queue[dict | None] = queue.Queue(MOST_WAITING)
        self._writer = threading.Thread(target=self._write_all, daemon=True)
        self._writer.start()

    def add(self, request: str, latency_ms: float, results: list[dict]) -> None:
        """One request's record."""
        record = {"request": request, "at": time.time(), "status": 200, "latency_ms": round(latency_ms, 3), "results": results}
        try:
            self._waiting.put_nowait(record)
        except queue.Full:
            self.lost += 1
            log.error("A record was lost: %s wait to be written. Lost so far: %s.", MOST_WAITING, self.lost)

    def close(self) -> None:
        """Writes what waits, and ends: for the container's own end."""
        self._waiting.put(None)
        self._writer.join()

    def _write_all(self) -> None:
        ended = False
        while not ended:
            first = self._waiting.get()
            if first is None:
                return
            together, until = [first], time.monotonic() + LONGEST_WAIT
            while len(together) < MOST_TOGETHER and (left := until - time.monotonic()) > 0:
                try:
                    record = self._waiting.get(timeout=left)
                except queue.Empty:
                    break
                if record is None:
                    ended = True
                    break
                together.append(record)
            self._write(together)

    def _write(self, records: list[dict]) -> None:
        day, name = datetime.now(timezone.utc).strftime("%Y-%m-%d"), uuid.uuid4()
        self._attempt(len(records), lambda: self._put(self._store, f"day={day}/{name}.json", records))
        if self.mode == LIVE:
            answers = [{"request": record["request"], "results": record["results"]} for record in records]

            def to_clients() -> None:
                key = self._put(self._clients, f"{day}/{name}.json", answers)
                self._sqs.send_message(QueueUrl=self._queue_url, MessageBody=json.dumps({"object": key, "requests": len(answers)}))

            self._attempt(len(records), to_clients)

    def _put(self, place: str, name: str, lines: list[dict]) -> str:
        parts = urlsplit(place)
        key = f"{parts.path.strip('/')}/{name}".lstrip("/")
        self._s3.put_object(Bucket=parts.netloc, Key=key, Body="".join(json.dumps(line) + "\n" for line in lines).encode())
        return f"s3://{parts.netloc}/{key}"

    def _attempt(self, records: int, write) -> None:
        for number in range(1, TRIES + 1):
            try:
                return write()
            except Exception:  # Whatever the SDK raises: one batch must not end the writer.
                log.exception("%s records were not written at try %s of %s.", records, number, TRIES)
                time.sleep(0.2 * number)
        self.lost += records
        return None
