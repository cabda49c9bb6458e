"""NOT pyarrow. A stand-in for the few calls that promotion makes of it, over real Parquet files, which hyparquet (npm) reads and writes.

pyarrow is in an AWS-managed layer and in none of the package sources of the tests. With this, everything around it runs for real: the file read
from S3 from its end, the rows chosen, the file written back in parts, records and refusals. That pyarrow itself behaves as its documentation
says is taken from there.
"""

import json
import subprocess
import sys
import types
from pathlib import Path

_SCRIPT = Path(__file__).resolve().parent / "parquet.mjs"


class ArrowInvalid(ValueError):
    pass


def read(data):
    """The content of a Parquet file: fields, row groups and rows."""
    done = subprocess.run(["node", str(_SCRIPT), "read"], input=data, capture_output=True, check=False)
    if done.returncode:
        raise ArrowInvalid(done.stderr.decode(errors="replace")[-300:])
    return json.loads(done.stdout)


def write(fields, rows, codec="SNAPPY", group=1000):
    """A Parquet file."""
    content = json.dumps({"fields": fields, "rows": rows, "codec": codec, "rowGroupSize": group}).encode()
    return subprocess.run(["node", str(_SCRIPT), "write"], input=content, capture_output=True, check=True).stdout


class _Schema:
    def __init__(self, fields):
        self.fields = fields
        self.names = [field["name"] for field in fields]

    def field(self, name):
        return types.SimpleNamespace(type=next(field["type"] for field in self.fields if field["name"] == name))


class _Batch:
    def __init__(self, rows):
        self.rows = rows
        self.num_rows = len(rows)

    def column(self, name):
        return [row[name] for row in self.rows]

    def filter(self, mask):
        return _Batch([row for row, keep in zip(self.rows, mask) if keep])


class _ParquetFile:
    def __init__(self, source):
        size = source.seek(0, 2)
        source.seek(size - 8)
        if source.read(8)[4:] != b"PAR1":
            raise ArrowInvalid("Parquet magic bytes not found in footer. Either the file is corrupted or this is not a parquet file.")
        # Read in pieces from all over, as the real one does.
        pieces = {}
        for start in sorted(range(0, size, 10_000), key=lambda at: at % 7):
            source.seek(start)
            pieces[start] = source.read(min(10_000, size - start))
        self._content = read(b"".join(pieces[start] for start in sorted(pieces)))
        self.schema_arrow = _Schema(self._content["fields"])
        groups = self._content["groups"]
        column = types.SimpleNamespace(column=lambda _: types.SimpleNamespace(compression=groups[0]["codec"]))
        self.metadata = types.SimpleNamespace(num_row_groups=len(groups), row_group=lambda _: column)

    def iter_batches(self, batch_size):
        rows = self._content["rows"]
        for start in range(0, len(rows), min(batch_size, 300)):
            yield _Batch(rows[start : start + min(batch_size, 300)])


class _ParquetWriter:
    def __init__(self, where, schema, compression):
        assert compression in ("NONE", "SNAPPY", "GZIP", "BROTLI", "LZ4", "ZSTD"), compression
        self._where, self._schema, self._codec, self._rows = where, schema, compression, []

    def __enter__(self):
        return self

    def write_batch(self, batch):
        self._rows += batch.rows

    def __exit__(self, *_):
        data = write(self._schema.fields, self._rows, "UNCOMPRESSED" if self._codec == "NONE" else self._codec)
        for start in range(0, len(data), 4096):
            self._where.write(memoryview(data)[start : start + 4096])


def install(monkeypatch):
    """Lets `import pyarrow` find this."""
    pyarrow = types.ModuleType("pyarrow")
    pyarrow.ArrowInvalid = ArrowInvalid
    pyarrow.array = lambda values, type: list(values)
    pyarrow.types = types.SimpleNamespace(is_string=lambda kind: kind == "STRING", is_large_string=lambda kind: False)
    pyarrow.compute = types.ModuleType("pyarrow.compute")
    pyarrow.compute.is_in = lambda column, value_set: [value in value_set for value in column]
    pyarrow.parquet = types.ModuleType("pyarrow.parquet")
    pyarrow.parquet.ParquetFile, pyarrow.parquet.ParquetWriter = _ParquetFile, _ParquetWriter
    for name, module in (("pyarrow", pyarrow), ("pyarrow.compute", pyarrow.compute), ("pyarrow.parquet", pyarrow.parquet)):
        monkeypatch.setitem(sys.modules, name, module)
