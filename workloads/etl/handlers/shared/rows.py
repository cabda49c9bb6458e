"""Keeps the rows of approved funds in a CSV, byte for byte: what is kept is not changed, and what is not kept leaves no trace."""

from dataclasses import dataclass

from .errors import Poison
from .records import BOM, fields, last_record_end, records

# A record longer than this is taken for a quote that was left open.
_LONGEST_RECORD = 32 << 20


@dataclass
class Counts:
    """Rows, not counting the header."""

    read: int = 0
    kept: int = 0


class RowFilter:
    """Takes the bytes of a CSV in blocks, gives back those to keep. A row that does not have the header's number of fields refuses the file:
    after a shift, the value in the fund's place could be another one."""

    def __init__(self, column, funds, delimiter):
        self._column = column
        self._funds = frozenset(fund.encode("ascii") for fund in funds)
        self._delimiter = delimiter
        self._byte = delimiter.encode("ascii")
        self._held = b""
        self._place = None
        self._width = 0
        self.counts = Counts()

    def feed(self, block):
        """The bytes to keep of the records that are whole by now."""
        self._held += block
        end = last_record_end(self._held)
        if not end:
            if len(self._held) > _LONGEST_RECORD:
                raise Poison("malformed-csv", f"no record end within {_LONGEST_RECORD} bytes after record {self.counts.read}: a quote is left open, or record ends are CR alone")
            return b""
        data, self._held = self._held[:end], self._held[end:]
        return self._keep(data)

    def end(self):
        """The bytes to keep of a last record without an end."""
        data, self._held = self._held, b""
        if data.count(b'"') & 1:
            raise Poison("malformed-csv", "a quote is left open at the end of the file")
        return self._keep(data) if data else b""

    def _keep(self, data):
        head = b""
        if self._place is None:
            head = next(records(data))
            data = data[len(head) :]
            self._read_header(head)
        lines = data.split(b"\n") if b'"' not in data else None
        if lines is None:
            kept = [record for record in records(data) if self._is_approved(record)]
            return head + b"".join(kept)
        return head + self._keep_plain(lines)

    def _keep_plain(self, lines):
        """The same without quotes in sight, where a field is what stands between two delimiters."""
        last = lines.pop()
        byte, place, delimiters, funds = self._byte, self._place, self._width - 1, self._funds
        is_last = place == delimiters
        kept = []
        read = 0
        for line in lines if not last else [*lines, last]:
            if line.count(byte) != delimiters:
                if not line.strip(b"\r"):
                    continue
                self._refuse(line.count(byte) + 1, read)
            if not line.strip(b"\r"):
                continue
            read += 1
            value = line.split(byte, place + 1)[place]
            if is_last:
                value = value.removesuffix(b"\r")
            if value in funds:
                kept.append(line)
        self.counts.read += read
        self.counts.kept += len(kept)
        if not kept:
            return b""
        # The very last record of a file may have no end; then it gets none.
        unended = bool(last) and kept[-1] is last
        return b"\n".join(kept) + (b"" if unended else b"\n")

    def _is_approved(self, record):
        line = record.removesuffix(b"\n").removesuffix(b"\r")
        if not line:
            return False
        values = fields(record, self._delimiter) if b'"' in record else line.decode("latin-1").split(self._delimiter)
        if len(values) != self._width:
            self._refuse(len(values), 0)
        self.counts.read += 1
        approved = values[self._place].encode("latin-1") in self._funds
        self.counts.kept += approved
        return approved

    def _read_header(self, head):
        line = head.removeprefix(BOM).removesuffix(b"\n").removesuffix(b"\r")
        if b"\0" in line or head.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Poison("encoding", "the file is in UTF-16; export it as UTF-8")
        names = fields(line, self._delimiter) if line else []
        places = [place for place, name in enumerate(names) if name.encode("latin-1") == self._column.encode("utf-8")]
        if len(places) != 1:
            raise Poison("malformed-csv", f"the header has {len(places)} columns {self._column!r}; it must have one")
        self._place, self._width = places[0], len(names)

    def _refuse(self, width, read):
        raise Poison("malformed-csv", f"record {self.counts.read + read + 1} has {width} fields and not {self._width} as the header")
