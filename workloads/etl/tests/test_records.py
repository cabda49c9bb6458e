"""Cutting CSV: whatever the bytes and the blocks they come in, every range holds whole records and together they are all."""

import csv
import io
import random

import pytest
from shared.errors import Poison
from shared.records import last_record_end, records, scan


def _made(pick):
    pool = ["a", "b,c", "x\ny", 'q"q', "", "é", "\r\n", '"', "\n\n"]
    data = [[pick.choice(pool) for _ in range(2)] for _ in range(pick.randint(0, 9))]
    out = io.StringIO()
    csv.writer(out, lineterminator=pick.choice(["\n", "\r\n"])).writerows([["one", "two"], *data])
    raw = (b"\xef\xbb\xbf" if pick.random() < 0.3 else b"") + out.getvalue().encode()
    return data, raw.rstrip(b"\r\n") if pick.random() < 0.2 and not (data and data[-1][-1] == "") else raw


def test_ranges_hold_whole_records_and_miss_none():
    pick = random.Random(7)
    for _ in range(4000):
        data, raw = _made(pick)
        size = pick.randint(1, 12)
        layout = scan((raw[at : at + size] for at in range(0, len(raw), size)), len(raw), pick.choice([None, 1, 5, 20, 200]))
        assert layout.header == b"one,two"
        assert [end for _, end in layout.ranges[:-1]] == [start for start, _ in layout.ranges[1:]]
        assert layout.ranges[-1][1] == len(raw)
        found = [row for start, end in layout.ranges for row in csv.reader(io.StringIO(raw[start:end].decode(), newline=""))]
        assert found == data


def test_records_and_their_last_end_agree_with_the_csv_reader():
    pick = random.Random(8)
    for _ in range(2000):
        data, raw = _made(pick)
        body = raw[scan(iter([raw]), len(raw)).ranges[0][0] :]
        assert b"".join(records(body)) == body
        assert [row for record in records(body) for row in csv.reader([record.decode()])] == data
        cut = pick.randint(0, len(body))
        end = last_record_end(body[:cut])
        assert body[:end] == b"".join(record for record in _whole(body[:cut]))


def _whole(data):
    found = list(records(data))
    return found[:-1] if found and (not found[-1].endswith(b"\n") or found[-1].count(b'"') & 1) else found


def test_parts_are_as_large_as_asked_for():
    line = b"1234567,abc\n"
    raw = b"id,name\n" + line * 10_000
    layout = scan((raw[at : at + 1000] for at in range(0, len(raw), 1000)), len(raw), 30_000)
    assert [end - start for start, end in layout.ranges] == [30_000, 30_000, 30_000, 30_000]


@pytest.mark.parametrize(
    ("raw", "encoding", "header", "expected"),
    [
        (b"", "utf-8", None, [(0, 0)]),
        (b"\xef\xbb\xbf", "utf-8", None, [(3, 3)]),
        (b"a,b", "utf-8", b"a,b", [(3, 3)]),
        (b"a,b\n", "utf-8", b"a,b", [(4, 4)]),
        (b"a,b\r\n1,2", "utf-8", b"a,b", [(5, 8)]),
        (b"a,\xfcber\n1,2\n", "iso-8859-1", b"a,\xfcber", [(7, 11)]),
        ("a,über\n1,2\n".encode(), "utf-8", "a,über".encode(), [(8, 12)]),
        (b'"a\nb",c\n1,2\n', "utf-8", b'"a\nb",c', [(8, 12)]),
    ],
)
def test_header_encoding_and_start(raw, encoding, header, expected):
    for size in (1, 2, 3, 100):
        layout = scan((raw[at : at + size] for at in range(0, len(raw), size)), len(raw))
        assert (layout.encoding, layout.header, layout.ranges) == (encoding, header, expected)


def test_without_a_header_the_first_record_is_data():
    assert scan(iter([b"\xef\xbb\xbf1,2\n3,4\n"]), 11, 4, has_header=False).ranges == [(3, 7), (7, 11)]


@pytest.mark.parametrize(
    ("raw", "encoding", "reason", "detail"),
    [
        (b'a,b\n1,"2\n', "auto", "malformed-csv", "a quote is left open at the end of the file"),
        (b'a,"b', "auto", "malformed-csv", "a quote is left open at the end of the file"),
        (b"a,b\r1,2\r", "auto", "malformed-csv", "record ends are CR alone; write LF or CRLF"),
        (b"a,b" * 30_000, "auto", "malformed-csv", "the first 65536 bytes hold no record end: a quote is left open, or record ends are CR alone"),
        ("a,b\n".encode("utf-16"), "auto", "encoding", "the file is in UTF-16; export it as UTF-8"),
        (b"a,b\n\0,2\n", "auto", "encoding", "there is a zero byte near byte 0: this is no text in a known encoding"),
        (b"a,b\n\xfc,2\n", "utf-8", "encoding", "the file should be UTF-8 and is not, near byte 0: invalid start byte"),
        (b"\xef\xbb\xbfa,b\n\xfc,2\n", "auto", "encoding", "the file should be UTF-8 and is not, near byte 0: invalid start byte"),
        (b"a,b\n1,\xc3", "utf-8", "encoding", "the file should be UTF-8 and is not, near byte 7: unexpected end of data"),
    ],
)
def test_what_can_not_be_cut_says_why(raw, encoding, reason, detail):
    with pytest.raises(Poison) as refused:
        scan((raw[at : at + 50_000] for at in range(0, len(raw), 50_000)), len(raw), 10, encoding=encoding)
    assert (refused.value.reason, refused.value.detail) == (reason, detail)
