"""Promotion: exactly the rows of approved funds, byte for byte, with a record of each object, and nothing at all under a list that is in doubt."""

import base64
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import csvs
import handlers
import pytest
from conftest import Crash
from handlers import deliver
from shared import approval
from shared.aws import client
from shared.errors import Poison
from shared.objects import Source
from shared.rows import RowFilter

FUNDS = ["F01", "F03", "F05"]


@pytest.fixture
def place(world):
    class Place:
        staging = world.bucket("staging")
        target = world.bucket("rnd")
        audit = world.bucket("audit")
        key = world.servers.kms.create(f"arn:aws:kms:eu-west-1:000000000000:key/approval-{world.number}")
        address = f"s3://{staging}/approved/funds.json"

        def approve(self, funds=FUNDS, **changes):
            approved = {
                "version": 1,
                "client": "a client",
                "approved_by": "an officer",
                "approved_at": "2026-01-01T00:00:00Z",
                "expires_at": "2099-01-01T00:00:00Z",
                "funds": funds,
                **changes,
            }
            mac = client("kms").generate_mac(Message=approval.signed_text(approved), KeyId=self.key, MacAlgorithm=approval.ALGORITHM)["Mac"]
            return self.store(approved, base64.b64encode(mac).decode())

        def store(self, approved, mac):
            world.put(self.staging, "approved/funds.json", json.dumps({"list": approved, "mac": mac}).encode())
            return approved

        def handle(self, **more):
            return handlers.promotion(world, self.address, self.key, self.target, self.audit, SOURCE_PREFIX="exports/", **more)

        def drop(self, raw, name="a.csv", sequencer=None):
            world.put(self.staging, f"exports/{name}", raw)
            return world.event(self.staging, f"exports/{name}", sequencer)

        def promoted(self, name="a.csv"):
            return world.get(self.target, f"curated/{name}")

        def records(self):
            return [json.loads(world.get(self.audit, key)) for key in world.keys(self.audit)]

    return Place()


def kept(rows, funds=FUNDS):
    return [row for row in rows if row[1] in funds]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", "|"])
def test_what_is_kept_is_kept_byte_for_byte(world, place, encoding, end, delimiter):
    place.approve()
    rows = csvs.rows(500)

    event = place.drop(csvs.text(rows, end=end, delimiter=delimiter).encode(encoding))
    assert deliver(place.handle(DELIMITER=delimiter), event) == []

    assert world.reasons() == []
    assert place.promoted() == csvs.text(kept(rows), end=end, delimiter=delimiter).encode(encoding)


def test_one_audit_record_for_each_object_with_counts_and_checksums(world, place):
    place.approve()
    rows = {name: csvs.rows(40, seed) for seed, name in enumerate(["a.csv", "sub/b.csv"])}
    raw = {name: csvs.text(data).encode() for name, data in rows.items()}

    assert deliver(place.handle(), *(place.drop(raw[name], name) for name in raw)) == []

    records = {record["source"]["key"]: record for record in place.records()}
    assert sorted(records) == ["exports/a.csv", "exports/sub/b.csv"]
    for name, data in rows.items():
        record = records[f"exports/{name}"]
        written = place.promoted(name)
        assert record["rows"] == {"read": 40, "kept": len(kept(data)), "left_out": 40 - len(kept(data))}
        assert (record["source"]["bytes"], record["source"]["sha256"]) == (len(raw[name]), hashlib.sha256(raw[name]).hexdigest())
        assert (record["target"]["bytes"], record["target"]["sha256"]) == (len(written), hashlib.sha256(written).hexdigest())
        assert record["target"]["key"] == f"curated/{name}"
        assert (record["list"]["approved_by"], record["list"]["funds"], record["list"]["address"]) == ("an officer", 3, place.address)
        assert len(record["list"]["sha256"]) == 64


def test_a_repeat_and_a_crash_leave_one_object_and_one_record(world, place):
    place.approve()
    queue = world.queue("promotion")
    event = place.drop(csvs.text(csvs.rows(40)).encode())
    world.send(queue, event)
    handle = place.handle()

    def crashing(event, context):
        handle(event, context)
        raise Crash

    world.step(queue, crashing)
    before = (place.promoted(), place.records())
    world.drain(queue, handle)
    deliver(place.handle(), event, event)

    assert (place.promoted(), place.records()) == before
    assert len(before[1]) == 1


@pytest.mark.parametrize("moment", ["commit", "put", "finish"])
def test_a_crash_at_any_moment_is_made_good_by_the_next_try(world, place, monkeypatch, moment):
    import promotion
    import shared.objects
    import shared.state

    place.approve()
    rows = csvs.rows(40)
    queue = world.queue("promotion")
    world.send(queue, place.drop(csvs.text(rows).encode()))

    def crash(*_, **__):
        raise Crash

    handle = place.handle()
    where = {"commit": shared.objects.ObjectWriter, "put": promotion, "finish": shared.state.State}[moment]
    monkeypatch.setattr(where, moment, crash)
    world.step(queue, handle)
    monkeypatch.undo()
    world.drain(queue, handle)

    assert place.promoted() == csvs.text(kept(rows)).encode()
    assert [record["rows"]["kept"] for record in place.records()] == [len(kept(rows))]
    assert world.reasons() == []


def test_an_older_event_does_not_bring_an_older_content_back(world, place):
    place.approve()
    first, second = csvs.rows(20, 1), csvs.rows(30, 2)
    old = place.drop(csvs.text(first).encode(), sequencer="0A")
    deliver(place.handle(), old)
    deliver(place.handle(), place.drop(csvs.text(second).encode(), sequencer="0B"))
    assert deliver(place.handle(), old) == []

    assert place.promoted() == csvs.text(kept(second)).encode()
    assert len(place.records()) == 2


def test_an_older_version_of_an_export_does_not_overwrite_a_newer_one(world, place, monkeypatch):
    """In a versioned bucket a late event leads to the old content, which is still there."""
    import promotion

    place.approve()
    newer = csvs.rows(30, 2)
    raw = csvs.text(csvs.rows(20, 1)).encode()
    late = place.drop(raw, sequencer="0A")

    class Version(Source):
        """The test's S3 server keeps no versions, so this one is kept here."""

        def blocks(self, start=0, end=None):
            yield raw

    old = Version(**vars(promotion.find(promotion.objects_of(late)[0])))
    deliver(place.handle(), place.drop(csvs.text(newer).encode(), sequencer="0B"))
    monkeypatch.setattr(promotion, "find", lambda _: old)

    assert deliver(place.handle(), late) == []

    assert place.promoted() == csvs.text(kept(newer)).encode()
    assert len(place.records()) == 1 and world.reasons() == []


def test_a_new_list_promotes_again_under_its_own_record(world, place):
    rows = csvs.rows(50)
    event = place.drop(csvs.text(rows).encode())
    place.approve()
    deliver(place.handle(), event)
    place.approve(["F02"])
    deliver(place.handle(), event)

    assert place.promoted() == csvs.text(kept(rows, ["F02"])).encode()
    assert sorted(record["list"]["funds"] for record in place.records()) == [1, 3]


def test_an_empty_export_leaves_a_record_and_no_object(world, place):
    place.approve()
    deliver(place.handle(), place.drop(b""))

    assert world.keys(place.target) == []
    assert [(record["target"], record["rows"]["read"]) for record in place.records()] == [(None, 0)]


def test_no_approved_row_leaves_the_header_alone(world, place):
    place.approve(["F99"])
    deliver(place.handle(), place.drop(csvs.text(csvs.rows(20)).encode()))

    assert place.promoted() == b"id,fund,amount,note\n"


@pytest.mark.parametrize(
    ("raw", "reason", "detail"),
    [
        (b"id,amount\n1,2\n", "malformed-csv", "the header has 0 columns 'fund'; it must have one"),
        (b"fund,fund\nF01,F02\n", "malformed-csv", "the header has 2 columns 'fund'; it must have one"),
        (b"id,fund\n1,F01\n2\n", "malformed-csv", "record 2 has 1 fields and not 2 as the header"),
        (b"id,fund\n1,F01\n2,F01,x\n", "malformed-csv", "record 2 has 3 fields and not 2 as the header"),
        (b'id,fund\n1,F01\n"2",F01,x\n', "malformed-csv", "record 2 has 3 fields and not 2 as the header"),
        (b'id,fund\n1,F01\n"2,F01\n', "malformed-csv", "a quote is left open at the end of the file"),
        (b'id,fund\n1,"F01"x\n', "malformed-csv", "a record is malformed: ',' expected after '\"'"),
        ("id,fund\n1,F01\n".encode("utf-16"), "encoding", "the file is in UTF-16; export it as UTF-8"),
    ],
)
def test_a_malformed_export_is_refused_whole(world, place, raw, reason, detail):
    place.approve()

    assert deliver(place.handle(), place.drop(raw)) == []

    assert (world.reasons(), world.details()) == ([reason], [detail])
    assert world.keys(place.target) == [] and place.records() == []


def _unsigned(place):
    place.store(place.approve(), "")


def _changed(place):
    approved = place.approve()
    signed = json.loads(client("s3").get_object(Bucket=place.staging, Key="approved/funds.json")["Body"].read())
    place.store({**approved, "funds": [*FUNDS, "F07"]}, signed["mac"])


@pytest.mark.parametrize(
    ("store", "reason", "detail"),
    [
        (_unsigned, "unapproved-list", "the mac of {address} is empty"),
        (_changed, "unapproved-list", "the mac of {address} is not that of its list: it was changed, or signed with another key"),
        (lambda place: place.store(place.approve(), "§"), "unapproved-list", "the mac of {address} is no base64"),
        (lambda place: None, "unapproved-list", "there is no list at {address}"),
        (lambda place: place.approve(expires_at="2026-02-01T00:00:00Z"), "expired-list", "the list expired at 2026-02-01T00:00:00Z; have it approved again"),
        (lambda place: place.approve(approved_at="2098-01-01T00:00:00Z"), "unapproved-list", "the list is approved from 2098-01-01T00:00:00Z on, which is yet to come"),
        (lambda place: place.approve([]), "malformed-list", "funds must be a list with at least one fund"),
        (lambda place: place.approve("F01"), "malformed-list", "funds must be a list with at least one fund"),
        (lambda place: place.approve(["F01", "F01"]), "malformed-list", "a fund is listed twice"),
        (lambda place: place.approve(["F01", "F*"]), "malformed-list", "1 funds are no fund codes, the first is 'F*'; use letters, digits, '.', '_' and '-'"),
        (lambda place: place.approve(["F01", " F03"]), "malformed-list", "1 funds are no fund codes, the first is ' F03'; use letters, digits, '.', '_' and '-'"),
        (lambda place: place.approve(["F01", 3]), "malformed-list", "1 funds are no fund codes, the first is 3; use letters, digits, '.', '_' and '-'"),
        (lambda place: place.approve(approved_by=" "), "malformed-list", "approved_by must be a text"),
        (lambda place: place.approve(version=True), "malformed-list", "version must be 1"),
        (lambda place: place.approve(expires_at="soon"), "malformed-list", "expires_at must be a time such as 2026-01-31T00:00:00Z"),
        (lambda place: place.approve(more="x"), "malformed-list", "the list must have exactly the fields approved_at, approved_by, client, expires_at, funds, version"),
    ],
)
def test_a_list_in_doubt_lets_nothing_through(world, place, store, reason, detail):
    store(place)

    assert deliver(place.handle(), place.drop(csvs.text(csvs.rows(20)).encode())) == []

    assert (world.reasons(), world.details()) == ([reason], [detail.format(address=place.address)])
    assert world.keys(place.target) == [] and place.records() == []


@pytest.mark.parametrize("body", [b"", b"[]", b"no json", b'{"list": 1}', b'{"list": {}, "mac": "", "list": {}}', b"\xff"])
def test_a_list_that_is_no_list_lets_nothing_through(world, place, body):
    world.put(place.staging, "approved/funds.json", body)

    assert deliver(place.handle(), place.drop(csvs.text(csvs.rows(20)).encode())) == []

    assert world.reasons() == ["malformed-list"]
    assert world.keys(place.target) == []


def test_a_list_signed_with_another_key_is_not_approved(world, place):
    mine, place.key = place.key, world.servers.kms.create("arn:aws:kms:eu-west-1:000000000000:key/another")
    place.approve()
    place.key = mine

    deliver(place.handle(), place.drop(csvs.text(csvs.rows(20)).encode()))

    assert world.reasons() == ["unapproved-list"]


def test_the_approvers_tool_makes_a_list_that_promotion_takes(world, place, tmp_path):
    approved = place.approve()
    client("s3").delete_object(Bucket=place.staging, Key="approved/funds.json")
    tool = Path(__file__).resolve().parent.parent / "tools" / "approve"
    file = tmp_path / "funds.json"

    def run(content):
        file.write_text(json.dumps(content))
        return subprocess.run([sys.executable, tool, "--list", file, "--key-arn", place.key, "--to", place.address], capture_output=True, text=True)

    refused = run({**approved, "funds": ["*"]})
    assert (refused.returncode, "no fund codes" in refused.stderr) == (1, True)
    accepted = run(approved)
    assert accepted.stdout == f"3 funds of a client approved by an officer until 2099-01-01T00:00:00Z: {place.address}\n", accepted.stderr
    deliver(place.handle(), place.drop(csvs.text(csvs.rows(20)).encode()))
    assert place.promoted() == csvs.text(kept(csvs.rows(20))).encode()


def test_whatever_the_blocks_the_filter_keeps_the_same_rows():
    pick = random.Random(5)
    for _ in range(1500):
        rows = csvs.rows(pick.randint(0, 12), pick.random())
        raw = csvs.text(rows, end=pick.choice(["\n", "\r\n"])).encode()
        expected = csvs.text(kept(rows), end="\r\n" if b"note\r\n" in raw else "\n").encode()
        if pick.random() < 0.2:
            raw = raw.rstrip(b"\r\n")
            expected = expected.rstrip(b"\r\n") if not rows or rows[-1][1] in FUNDS else expected
        rest = RowFilter("fund", FUNDS, ",")
        size = pick.randint(1, 60)
        out = b"".join(rest.feed(raw[at : at + size]) for at in range(0, len(raw), size)) + rest.end()
        assert out == expected
        assert (rest.counts.read, rest.counts.kept) == (len(rows), len(kept(rows)))


def test_without_quotes_too_a_fund_with_blanks_is_another():
    rest = RowFilter("fund", ["F01"], ",")
    out = rest.feed(b"id,fund\n1, F01\n2,F01 \n3,f01\n4,F01\n5,F010\n6,\n") + rest.end()
    assert out == b"id,fund\n4,F01\n"


def test_a_value_in_another_column_or_with_blanks_is_not_the_fund():
    rest = RowFilter("fund", ["F01"], ",")
    out = rest.feed(b'fund,note\nF02,F01\n F01,x\nF01 ,x\nf01,x\n"F01",y\nF01,z\n"F01 ",x\n,F01\n') + rest.end()
    assert out == b'fund,note\n"F01",y\nF01,z\n'


def test_an_open_quote_does_not_fill_the_memory(monkeypatch):
    import shared.rows

    monkeypatch.setattr(shared.rows, "_LONGEST_RECORD", 1000)
    rest = RowFilter("fund", ["F01"], ",")
    rest.feed(b"fund,note\n")
    with pytest.raises(Poison, match="no record end within 1000 bytes after record 0"):
        for _ in range(20):
            rest.feed(b'"' + b"x" * 99 if _ == 0 else b"x" * 100)
