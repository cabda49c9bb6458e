"""Where results go: to clients and to the ML data store from a live version, to the ML data store alone from one in stealth."""

from __future__ import annotations

import json
import pathlib
import threading
import time

LIVE, STEALTH = "live", "stealth"


class Results:
    """The sinks that a version has. One in stealth is not given the way to clients, so it cannot write there."""

    def __init__(self, mode: str, data_store: pathlib.Path, clients: pathlib.Path | None) -> None:
        if mode not in (LIVE, STEALTH):
            raise ValueError(f"The mode is '{mode}'; it is {LIVE} or {STEALTH}.")
        if mode == STEALTH and clients is not None:
            raise ValueError("A version in stealth has no way to clients; leave out their folder.")
        if mode == LIVE and clients is None:
            raise ValueError("A live version writes to clients; name their folder.")
        self.mode = mode
        self._data_store = data_store
        self._clients = clients
        self._lock = threading.Lock()

    def write(self, version: str, request: str, results: list[dict]) -> None:
        """Writes one request's results, a line each."""
        record = {"request": request, "model": "feedback", "version": version, "mode": self.mode, "at": time.time(), "results": results}
        with self._lock:
            _append(self._data_store / "feedback" / version / "results.jsonl", record)
            if self._clients is not None:
                _append(self._clients / "results.jsonl", {"request": request, "results": results})


def _append(file: pathlib.Path, record: dict) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "a", encoding="utf-8") as lines:
        lines.write(json.dumps(record) + "\n")
