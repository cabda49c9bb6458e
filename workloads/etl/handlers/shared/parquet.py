"""Keeps the rows of approved funds in a Parquet file, batch by batch, with pyarrow from the AWS-managed layer."""

from .errors import Poison
from .rows import Counts

_ROWS_AT_ONCE = 65_536


def keep_rows(reader, writer, column, funds):
    """Copies from one file object to another the rows whose column holds an approved fund. Schema, types and metadata stay as they are."""
    try:
        import pyarrow
        import pyarrow.compute
        import pyarrow.parquet
    except ImportError as error:
        raise Poison("parquet-layer-missing", "the function has no pyarrow; give it the layer AWSSDKPandas-Python313 of its region") from error
    counts = Counts()
    try:
        file = pyarrow.parquet.ParquetFile(reader)
    except pyarrow.ArrowInvalid as error:
        raise Poison("malformed-parquet", str(error)) from error
    schema = file.schema_arrow
    if schema.names.count(column) != 1:
        raise Poison("malformed-parquet", f"the file has {schema.names.count(column)} columns {column!r}; it must have one")
    kind = schema.field(column).type
    if not (pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind)):
        raise Poison("malformed-parquet", f"column {column!r} is {kind} and not text")
    approved = pyarrow.array(sorted(funds), type=kind)
    codec = file.metadata.row_group(0).column(0).compression if file.metadata.num_row_groups else "GZIP"
    # What the reader calls UNCOMPRESSED the writer calls NONE.
    codec = {"UNCOMPRESSED": "NONE"}.get(codec, codec)
    with pyarrow.parquet.ParquetWriter(writer, schema, compression=codec) as out:
        try:
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
                # is_in says false, and not null, for a row without a fund: such a row is not approved.
                kept = batch.filter(pyarrow.compute.is_in(batch.column(column), value_set=approved))
                counts.read += batch.num_rows
                counts.kept += kept.num_rows
                if kept.num_rows:
                    out.write_batch(kept)
        except pyarrow.ArrowInvalid as error:
            raise Poison("malformed-parquet", str(error)) from error
    return counts
