"""Log lines are JSON objects: one event a line, so that CloudWatch Logs Insights can query fields."""

import json
import logging
import os
import sys
import time
import traceback

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class _JsonLines(logging.Formatter):
    def format(self, record):
        line = {"time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S") + f".{int(record.msecs):03d}Z", "level": record.levelname, "event": record.getMessage()}
        line.update((name, value) for name, value in vars(record).items() if name not in _STANDARD)
        if record.exc_info:
            line["trace"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(line, default=str)


def logger(handler):
    """The logger of one handler. Fields are given as `extra`."""
    log = logging.getLogger("etl." + handler)
    if not log.handlers:
        out = logging.StreamHandler(sys.stdout)
        formatter = _JsonLines()
        formatter.converter = time.gmtime
        out.setFormatter(formatter)
        log.addHandler(out)
        log.propagate = False
        log.setLevel(os.environ.get("LOG_LEVEL", "INFO").upper())
    return log
