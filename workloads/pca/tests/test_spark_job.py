import numpy as np
import pandas as pd
import pytest
from partitions import Session
from sklearn.decomposition import PCA

import spark_job
from pca.components import Components
from pca.measure import block_of
from pca.moments import BadRows


def partitions(rows, count, **more):
    frame = pd.DataFrame(rows, columns=[f"x{i}" for i in range(rows.shape[1])]).assign(**more)
    return [frame.iloc[index] for index in np.array_split(np.arange(len(frame)), count)]


def options(*more):
    return spark_job.parse(["--input", "s3://data/table", "--output", "s3://data/reduced/", "--components", "4", *more])


@pytest.mark.parametrize("count", [1, 9])
def test_the_reduced_rows_and_the_components_are_written(count):
    rows = block_of(1, 300, 109)
    session = Session({"s3://data/table": partitions(rows, count)})

    components = spark_job.run(session, options())

    expected = PCA(4, svd_solver="full").fit_transform(rows)
    written = session.written["s3://data/reduced/rows"]
    assert list(written.columns) == ["component_1", "component_2", "component_3", "component_4"]
    np.testing.assert_allclose(np.abs(written.to_numpy()), np.abs(expected), atol=1e-7)
    kept = Components.from_json(session.written["s3://data/reduced/components"]["value"][0])
    np.testing.assert_array_equal(kept.axes, components.axes)


def test_an_identifier_is_carried_over():
    session = Session({"s3://data/table": partitions(block_of(1, 60, 6), 3, client=[f"c{i}" for i in range(60)])})

    spark_job.run(session, options("--id", "client", "--format", "csv"))

    assert list(session.written["s3://data/reduced/rows"]["client"]) == [f"c{i}" for i in range(60)]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ((), "Columns that are not numbers: client. Leave them out, or name one of them with --id."),
        (("--id", "klient"), "Columns that are not numbers: client. Leave them out, or name one of them with --id."),
    ],
)
def test_columns_that_are_not_numbers(more, message):
    session = Session({"s3://data/table": partitions(block_of(1, 20, 6), 2, client="c")})
    with pytest.raises(BadRows) as refused:
        spark_job.run(session, options(*more))
    assert str(refused.value) == message


def test_an_identifier_that_is_not_there():
    session = Session({"s3://data/table": partitions(block_of(1, 20, 2), 2)})
    with pytest.raises(BadRows, match="There is no column 'client'; the columns are x0, x1."):
        spark_job.run(session, options("--id", "client"))


def test_a_table_without_rows():
    session = Session({"s3://data/table": [partitions(block_of(1, 20, 6), 1)[0].iloc[:0]]})
    with pytest.raises(BadRows, match="s3://data/table has no rows."):
        spark_job.run(session, options())
    assert session.written == {}


def test_a_share_of_the_variance():
    assert spark_job.count_or_share("0.95") == 0.95 and spark_job.count_or_share("10") == 10
