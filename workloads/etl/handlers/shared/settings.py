"""Reads a function's environment variables, and reports every wrong one at once."""

import json
import os
import re

from .aws import client
from .errors import SettingsError

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_S3_ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)", re.DOTALL)


def s3_address(text):
    """('bucket', 'key') of s3://bucket/key, or None."""
    match = _S3_ADDRESS.fullmatch(text)
    return match.groups() if match else None


class Settings:
    """Each method reads one variable and notes what is wrong with it; `done` raises once for all."""

    def __init__(self, environment=None):
        self._environment = os.environ if environment is None else environment
        self._problems = []

    def problem(self, name, what):
        """Notes that a variable is wrong."""
        self._problems.append(f"{name}: {what}")

    @property
    def wrong(self):
        """The names of the variables that are wrong so far."""
        return {problem.partition(":")[0] for problem in self._problems}

    def text(self, name, default=None):
        """Any text; needed if there is no default."""
        value = self._environment.get(name, "")
        if value:
            return value
        if default is None:
            self.problem(name, "is not set; set it as workloads/etl/README.md says")
        return default

    def bucket(self, name):
        """The name of a bucket."""
        value = self.text(name)
        if value and not _BUCKET.fullmatch(value):
            self.problem(name, f"'{value}' is no bucket name; give the name alone, without s3://")
        return value

    def prefix(self, name, default=None):
        """A key prefix: empty, or ending with '/'."""
        value = self.text(name, default)
        if value and (not value.endswith("/") or value.startswith("/")):
            self.problem(name, f"'{value}' is no prefix; end it with '/', and do not start it so")
        return value

    def number(self, name, default, lowest, highest):
        """A whole number within limits."""
        value = self._environment.get(name, "")
        if not value:
            return default
        if not re.fullmatch(r"\d{1,9}", value) or not lowest <= int(value) <= highest:
            self.problem(name, f"'{value}' is no whole number from {lowest} to {highest}")
            return default
        return int(value)

    def flag(self, name, default=False):
        """'true' or 'false'."""
        value = self._environment.get(name, "") or str(default).lower()
        if value not in ("true", "false"):
            self.problem(name, f"'{value}' is neither true nor false")
        return value == "true"

    def address(self, name):
        """s3://bucket/key as a pair."""
        value = self.text(name)
        found = s3_address(value) if value else None
        if value and not found:
            self.problem(name, f"'{value}' is no s3://bucket/key")
        return found

    def document(self, name, kind):
        """JSON of the given Python type: in the variable itself, or in the object whose s3:// address it holds."""
        value = self.text(name)
        if not value:
            return kind()
        address = s3_address(value)
        if address:
            value = client("s3").get_object(Bucket=address[0], Key=address[1])["Body"].read().decode("utf-8")
        try:
            found = json.loads(value)
        except ValueError as error:
            self.problem(name, f"is no JSON ({error})")
            return kind()
        if not isinstance(found, kind) or not found:
            self.problem(name, f"is no JSON {'list' if kind is list else 'object'} with something in it")
            return kind()
        return found

    def done(self):
        """Raises SettingsError if anything was wrong."""
        if self._problems:
            raise SettingsError("The function's environment is wrong. " + "; ".join(self._problems))
