"""Promotion of Parquet: real files through real S3, with a stand-in for pyarrow (see standin_pyarrow.py)."""

import hashlib
import json

import csvs
import pytest
import standin_pyarrow
from handlers import deliver
from test_promotion import kept, place  # noqa: F401

FIELDS = [{"name": "id", "type": "INT64"}, {"name": "fund", "type": "STRING"}, {"name": "amount", "type": "DOUBLE"}, {"name": "note", "type": "STRING"}]
NAME = "export-1/db/public.loans/1/part-00000-uuid.gz.parquet"


def file(rows, fields=FIELDS, **more):
    names = [field["name"] for field in fields]
    return standin_pyarrow.write(fields, [dict(zip(names, (int(row[0]), row[1], float(row[2]), row[3]))) for row in rows], **more)


@pytest.mark.parametrize("codec", ["SNAPPY", "UNCOMPRESSED"])
def test_rows_of_approved_funds_and_the_schema_stay(world, place, monkeypatch, codec):  # noqa: F811
    standin_pyarrow.install(monkeypatch)
    place.approve()
    rows = csvs.rows(2500)
    raw = file(rows, codec=codec)

    assert deliver(place.handle(), place.drop(raw, NAME)) == []

    assert world.reasons() == []
    found = standin_pyarrow.read(place.promoted(NAME))
    assert (found["fields"], found["groups"][0]["codec"]) == (FIELDS, codec)
    assert [(row["id"], row["fund"], row["amount"], row["note"]) for row in found["rows"]] == [(int(a), b, float(c), d) for a, b, c, d in kept(rows)]
    (record,) = place.records()
    assert record["rows"] == {"read": 2500, "kept": len(kept(rows)), "left_out": 2500 - len(kept(rows))}
    assert record["source"]["sha256"] == hashlib.sha256(raw).hexdigest()
    assert record["target"]["sha256"] == hashlib.sha256(place.promoted(NAME)).hexdigest()


def test_a_row_without_a_fund_is_not_approved(world, place, monkeypatch):  # noqa: F811
    standin_pyarrow.install(monkeypatch)
    place.approve()
    rows = [["1", "F01", "1", "a"], ["2", None, "2", "b"], ["3", "f01", "3", "c"]]

    deliver(place.handle(), place.drop(file(rows), NAME))

    assert [row["id"] for row in standin_pyarrow.read(place.promoted(NAME))["rows"]] == [1]


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (b"PAR1 this is no parquet", "Parquet magic bytes not found in footer"),
        (file([["1", "F01", "1", "a"]], [*FIELDS[:1], {"name": "found", "type": "STRING"}, *FIELDS[2:]]), "the file has 0 columns 'fund'; it must have one"),
        (file([["1", 5.0, "1", "a"]], [*FIELDS[:1], {"name": "fund", "type": "DOUBLE"}, *FIELDS[2:]]), "column 'fund' is DOUBLE and not text"),
    ],
    ids=["no parquet", "no fund column", "a fund that is a number"],
)
def test_a_malformed_file_is_refused(world, place, monkeypatch, raw, detail):  # noqa: F811
    standin_pyarrow.install(monkeypatch)
    place.approve()

    assert deliver(place.handle(), place.drop(raw, NAME)) == []

    assert world.reasons() == ["malformed-parquet"]
    assert detail in world.details()[0]
    assert world.keys(place.target) == [] and place.records() == []


def test_without_the_layer_parquet_is_refused_and_csv_works(world, place, monkeypatch):  # noqa: F811
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    place.approve()

    deliver(place.handle(), place.drop(file(csvs.rows(5)), NAME), place.drop(csvs.text(csvs.rows(20)).encode()))

    assert world.reasons() == ["parquet-layer-missing"]
    assert "AWSSDKPandas-Python313" in world.details()[0]
    assert place.promoted() == csvs.text(kept(csvs.rows(20))).encode()


def test_the_marks_beside_a_snapshot_export_are_left_alone(world, place):  # noqa: F811
    place.approve()
    names = ["export-1/export_info_export-1.json", "export-1/db/public.loans/1/_SUCCESS", "export-1/export_tables_info_export-1_from_1_to_2.json"]
    assert deliver(place.handle(), *(place.drop(json.dumps({}).encode(), name) for name in names)) == []
    assert (world.reasons(), world.keys(place.target)) == ([], [])
