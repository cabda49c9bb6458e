"""Reduces the columns of a table in S3 with Spark: on EMR, and in SageMaker processing with the Spark container.

  spark-submit --py-files s3://…/pca.zip spark_job.py \\
    --input s3://…/table --format parquet --output s3://…/reduced --components 10

The first pass gives each partition's moments, 0.3 MB for 109 columns, which are added up in a tree; no row travels between nodes. The second
pass writes the reduced rows, each partition by itself. The arithmetic is in the package pca.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import pandas as pd

from pca.components import Components
from pca.moments import BadRows, Moments, of_blocks

NUMERIC = ("tinyint", "smallint", "int", "bigint", "float", "double")


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Principal components of a table, with Spark.")
    parser.add_argument("--input", required=True, help="The table: s3://bucket/prefix.")
    parser.add_argument("--format", choices=("parquet", "csv"), default="parquet", help="How it is written. Default: parquet.")
    parser.add_argument("--output", required=True, help="Where the reduced rows (rows/) and the components (components/) go.")
    parser.add_argument("--components", type=count_or_share, required=True, help="How many, or the share of the variance: 10, or 0.95.")
    parser.add_argument("--id", default=None, help="A column that is carried over and not reduced.")
    parser.add_argument("--standardize", action="store_true", help="Give each column the same weight.")
    return parser.parse_args(arguments)


def count_or_share(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return float(text)


def numeric_columns(frame, identifier: str | None) -> list[str]:
    """The columns to reduce. Raises BadRows where there are columns that are no numbers."""
    others = [name for name, kind in frame.dtypes if name != identifier and not kind.startswith(NUMERIC + ("decimal",))]
    if others:
        raise BadRows(f"Columns that are not numbers: {', '.join(others)}. Leave them out, or name one of them with --id.")
    names = [name for name, _ in frame.dtypes if name != identifier]
    if identifier is not None and len(names) == len(frame.dtypes):
        raise BadRows(f"There is no column '{identifier}'; the columns are {', '.join(names)}.")
    return names


def run(spark, options: argparse.Namespace) -> Components:
    """Reduces the table; gives the components."""
    reader = spark.read.option("header", "true").option("inferSchema", "true") if options.format == "csv" else spark.read
    frame = getattr(reader, options.format)(options.input)
    names = numeric_columns(frame, options.id)

    def moments_of(batches):
        moments = of_blocks(batch[names].to_numpy(dtype=np.float64) for batch in batches)
        if moments is not None:
            yield pd.DataFrame({"moments": [moments.to_bytes()]})

    found = frame.mapInPandas(moments_of, "moments binary").rdd.map(lambda row: Moments.from_bytes(bytes(row["moments"])))
    if found.isEmpty():
        raise BadRows(f"{options.input} has no rows.")
    components = Components.of(found.treeReduce(lambda one, other: one.plus(other)), options.components, options.standardize)

    def reduced(batches):
        for batch in batches:
            rows = pd.DataFrame(
                components.reduce(batch[names].to_numpy(dtype=np.float64)),
                columns=[f"component_{number}" for number in range(1, len(components.axes) + 1)],
            )
            if options.id is not None:
                rows.insert(0, options.id, batch[options.id].to_numpy())
            yield rows

    schema = ", ".join(
        [f"`{name}` {kind}" for name, kind in frame.dtypes if name == options.id]
        + [f"component_{number} double" for number in range(1, len(components.axes) + 1)]
    )
    frame.mapInPandas(reduced, schema).write.mode("overwrite").parquet(f"{options.output.rstrip('/')}/rows")
    spark.createDataFrame([(components.to_json(names),)], "value string").coalesce(1).write.mode("overwrite").text(
        f"{options.output.rstrip('/')}/components"
    )
    return components


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    from pyspark.sql import SparkSession  # Only here: the tests run without Spark.

    spark = SparkSession.builder.appName("pca").getOrCreate()
    try:
        components = run(spark, options)
    except (BadRows, ValueError) as problem:
        print(f"pca: {problem}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    print(f"{len(components.axes)} components hold {components.share.sum():.4f} of the variance")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
