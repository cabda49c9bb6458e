"""The list of approved funds, and its approval.

The object holds {"list": {...}, "mac": "..."}: the list and its approval are one object, so that neither is ever without the other. The MAC is
made with a KMS key that approvers may sign with and the promotion function may only verify with.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime, timezone

from botocore.exceptions import ClientError

from .aws import client, code_of
from .errors import Poison
from .objects import small

ALGORITHM = "HMAC_SHA_256"
_LARGEST = 4 << 20
_FUND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_FIELDS = {"version", "client", "approved_by", "approved_at", "expires_at", "funds"}


@dataclass(frozen=True)
class ApprovedList:
    """A list whose approval has been verified."""

    funds: frozenset
    client: str
    approved_by: str
    approved_at: str
    expires_at: str
    sha256: str
    address: str
    etag: str
    version_id: str | None

    def record(self):
        """What an audit record says of it."""
        names = ("address", "etag", "version_id", "sha256", "client", "approved_by", "approved_at", "expires_at")
        return {**{name: getattr(self, name) for name in names}, "funds": len(self.funds)}


def canonical(approved):
    """The one way to write a list as bytes, which the MAC is made of."""
    return json.dumps(approved, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def signed_text(approved):
    """What KMS signs: a KMS message has at most 4,096 bytes, a list may have more, so it is the list's hash."""
    return b"landing-zone approved funds 1\n" + hashlib.sha256(canonical(approved)).hexdigest().encode("ascii")


def check(approved, now=None):
    """Raises Poison if a list is not as it must be, or is not valid now."""
    problems = []
    if not isinstance(approved, dict) or set(approved) != _FIELDS:
        raise Poison("malformed-list", f"the list must have exactly the fields {', '.join(sorted(_FIELDS))}")
    if approved["version"] != 1 or isinstance(approved["version"], bool):
        problems.append("version must be 1")
    for name in ("client", "approved_by"):
        if not isinstance(approved[name], str) or not approved[name].strip():
            problems.append(f"{name} must be a text")
    times = {name: _time(approved[name]) for name in ("approved_at", "expires_at")}
    problems += [f"{name} must be a time such as 2026-01-31T00:00:00Z" for name, value in times.items() if value is None]
    funds = approved["funds"]
    if not isinstance(funds, list) or not funds:
        problems.append("funds must be a list with at least one fund")
    else:
        wrong = [fund for fund in funds if not isinstance(fund, str) or not _FUND.fullmatch(fund)]
        if wrong:
            problems.append(f"{len(wrong)} funds are no fund codes, the first is {wrong[0]!r}; use letters, digits, '.', '_' and '-'")
        elif len(set(funds)) != len(funds):
            problems.append("a fund is listed twice")
    if problems:
        raise Poison("malformed-list", "; ".join(problems))
    now = now or datetime.now(timezone.utc)
    if times["approved_at"] > now:
        raise Poison("unapproved-list", f"the list is approved from {approved['approved_at']} on, which is yet to come")
    if times["expires_at"] <= now:
        raise Poison("expired-list", f"the list expired at {approved['expires_at']}; have it approved again")


def read(bucket, key, key_arn):
    """The list that stands at an address. Poison if it is malformed, unapproved or expired."""
    address = f"s3://{bucket}/{key}"
    try:
        data, etag, version = small(bucket, key, _LARGEST)
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except ClientError as error:
        if code_of(error) == "NoSuchKey":
            raise Poison("unapproved-list", f"there is no list at {address}") from error
        raise
    except ValueError as error:
        raise Poison("malformed-list", f"{address} is not usable: {error}") from error
    if not isinstance(found, dict) or set(found) != {"list", "mac"}:
        raise Poison("malformed-list", f"{address} must hold list and mac, and nothing else")
    approved = found["list"]
    try:
        mac = base64.b64decode(found["mac"], validate=True)
    except (TypeError, ValueError) as error:
        raise Poison("unapproved-list", f"the mac of {address} is no base64") from error
    # The approval first: of a list that nobody approved, nothing is read.
    _verify(approved, mac, key_arn, address)
    check(approved)
    return ApprovedList(
        funds=frozenset(approved["funds"]),
        sha256=hashlib.sha256(canonical(approved)).hexdigest(),
        address=address,
        etag=etag,
        version_id=version,
        **{name: approved[name] for name in ("client", "approved_by", "approved_at", "expires_at")},
    )


def _verify(approved, mac, key_arn, address):
    if not mac:
        raise Poison("unapproved-list", f"the mac of {address} is empty")
    try:
        answer = client("kms").verify_mac(Message=signed_text(approved), KeyId=key_arn, MacAlgorithm=ALGORITHM, Mac=mac)
    except ClientError as error:
        if code_of(error) == "KMSInvalidMacException":
            raise Poison("unapproved-list", f"the mac of {address} is not that of its list: it was changed, or signed with another key") from error
        raise
    if answer.get("MacValid") is not True:
        raise Poison("unapproved-list", f"KMS does not call the mac of {address} valid")


def _once(pairs):
    """A field that stands twice could be read in two ways."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field stands twice")
    return found


def _time(text):
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text):
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return None
