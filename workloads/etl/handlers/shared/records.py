"""CSV as bytes: where records end, what the first one says, and in which encoding they are.

A record ends at a line feed outside of quotes. A quote inside of quotes is doubled, so that the count of quotes before a byte tells whether
it is inside: odd is inside. That holds for every encoding that keeps ASCII as it is (UTF-8, Latin-1, Windows-1252), without decoding.
"""

import codecs
import csv
from dataclasses import dataclass
from itertools import chain

from .errors import Poison

BOM = codecs.BOM_UTF8
_LONGEST_HEADER = 1 << 16
# One field may be this long: a document in a field is well below it, and an open quote does not fill the memory.
csv.field_size_limit(16 << 20)


@dataclass(frozen=True)
class Layout:
    """What is known of a file after one pass. Offsets are in bytes; ends are not included."""

    header: bytes | None
    encoding: str
    ranges: list


def scan(blocks, size, part=None, has_header=True, encoding="auto"):
    """One pass over a file: its header, its encoding, and ranges of about `part` bytes (None: one range) that end where records end."""
    text = _Text(encoding)
    blocks = text.checked(blocks)
    header, start, rest = _head(blocks, has_header)
    edges = [start, *_record_ends(chain([rest], blocks), start, part)]
    if text.length != size:
        raise OSError(f"{text.length} bytes came of {size}")
    if edges[-1] != size or len(edges) == 1:
        edges.append(size)
    return Layout(header, text.encoding, list(zip(edges, edges[1:])))


class _Text:
    """Passes blocks on and watches what they are written in."""

    def __init__(self, encoding):
        self.encoding = "utf-8" if encoding == "auto" else encoding
        self.length = 0
        self._may_be_latin = encoding == "auto"

    def checked(self, blocks):
        decoder = codecs.getincrementaldecoder("utf-8")()
        for block in blocks:
            if self.length == 0:
                self._check_start(block)
            if b"\0" in block:
                raise Poison("encoding", f"there is a zero byte near byte {self.length}: this is no text in a known encoding")
            self._check_utf8(decoder, block, False)
            self.length += len(block)
            yield block
        self._check_utf8(decoder, b"", True)

    def _check_start(self, block):
        if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Poison("encoding", "the file is in UTF-16; export it as UTF-8")
        if block.startswith(BOM):
            self.encoding, self._may_be_latin = "utf-8", False

    def _check_utf8(self, decoder, block, final):
        if self.encoding != "utf-8":
            return
        try:
            decoder.decode(block, final)
        except UnicodeDecodeError as error:
            if not self._may_be_latin:
                raise Poison("encoding", f"the file should be UTF-8 and is not, near byte {self.length}: {error.reason}") from error
            self.encoding = "iso-8859-1"


def _head(blocks, has_header):
    """(header without its end or None, offset of the first record, what has been read from that offset on)."""
    head = b""
    for block in blocks:
        head += block
        if len(head) < len(BOM):
            continue
        start = len(BOM) if head.startswith(BOM) else 0
        if not has_header:
            return None, start, head[start:]
        end = _record_end(head, start, 0)
        if end is not None:
            return _without_end(head[start:end]), end, head[end:]
        if len(head) > _LONGEST_HEADER:
            raise Poison("malformed-csv", f"the first {_LONGEST_HEADER} bytes hold no record end: a quote is left open, or record ends are CR alone")
    # The whole file has no record end: it is empty, or one record.
    start = len(BOM) if head.startswith(BOM) else 0
    if has_header and len(head) > start:
        if head.count(b'"') & 1:
            raise Poison("malformed-csv", "a quote is left open at the end of the file")
        return _without_end(head[start:]), len(head), b""
    return None, start, head[start:]


def _record_ends(blocks, start, part):
    """The ends of the first records that complete `part` bytes each. At the end of the blocks no quote may be open."""
    offset, inside, target = start, 0, start + part - 1 if part else None
    for block in blocks:
        position = 0
        while target is not None and target < offset + len(block):
            skip = max(position, target - offset)
            inside ^= block.count(b'"', position, skip) & 1
            end = _record_end(block, skip, inside)
            if end is None:
                # The record goes on in the next block: look on from there.
                position, target = skip, offset + len(block)
                break
            yield offset + end
            position, inside, target = end, 0, offset + end + part - 1
        inside ^= block.count(b'"', position) & 1
        offset += len(block)
    if inside:
        raise Poison("malformed-csv", "a quote is left open at the end of the file")


def _record_end(data, position, inside):
    """The offset after the first line feed outside of quotes, from a position that is inside (1) or outside (0) of quotes; None if there is none."""
    while True:
        end = data.find(b"\n", position)
        if end < 0:
            return None
        inside ^= data.count(b'"', position, end) & 1
        position = end + 1
        if not inside:
            return position


def last_record_end(data):
    """The offset after the last record end of data that begins at a record's start; 0 if there is none."""
    end = data.rfind(b"\n") + 1
    quotes = data.count(b'"', 0, end)
    while quotes & 1:
        before = data.rfind(b"\n", 0, end - 1) + 1
        quotes -= data.count(b'"', before, end)
        end = before
    return end


def records(data):
    """The records of data that begins and ends at record ends (the last may lack its end), each with its end."""
    start = 0
    while start < len(data):
        end = _record_end(data, start, 0)
        if end is None:
            end = len(data)
        yield data[start:end]
        start = end


def fields(record, delimiter):
    """The fields of one record with quotes. Bytes stay what they are: each is taken as the character with its number."""
    text = record.decode("latin-1")
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Poison("malformed-csv", f"a record is malformed: {error}") from error
    if len(rows) != 1:
        raise Poison("malformed-csv", "a line feed stands outside of quotes within a record")
    return rows[0]


def _without_end(record):
    record = record.removesuffix(b"\n").removesuffix(b"\r")
    if b"\r" in record.replace(b"\r\n", b"") and b'"' not in record:
        raise Poison("malformed-csv", "record ends are CR alone; write LF or CRLF")
    return record
