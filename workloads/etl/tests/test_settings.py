"""A wrong environment is told whole, at the first call."""

import json

import pytest
from dispatcher import Dispatcher
from loader import Loader
from promotion import Promotion
from shared.errors import SettingsError
from splitter import Splitter
from worker import Worker


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Splitter, ["DEAD_LETTER_QUEUE_URL", "STATE_TABLE", "WORK_QUEUE_URL", "ROUTES"]),
        (Dispatcher, ["DEAD_LETTER_QUEUE_URL", "STATE_TABLE", "WORKERS"]),
        (Worker, ["DEAD_LETTER_QUEUE_URL", "RESULT_BUCKET"]),
        (Loader, ["DEAD_LETTER_QUEUE_URL", "COPY_ROLE_ARN", "MANIFEST_BUCKET", "DATABASE", "TABLES", "WORKGROUP_NAME"]),
        (
            Promotion,
            ["DEAD_LETTER_QUEUE_URL", "STATE_TABLE", "APPROVED_LIST", "APPROVAL_KEY_ARN", "FUND_COLUMN", "TARGET_BUCKET", "TARGET_PREFIX", "TARGET_KEY_ARN"]
            + ["AUDIT_BUCKET", "AUDIT_PREFIX"],
        ),
    ],
)
def test_every_missing_variable_is_named(kind, names):
    with pytest.raises(SettingsError) as refused:
        kind({})
    for name in names:
        assert f"{name}: " in str(refused.value)


@pytest.mark.parametrize(
    ("route", "message"),
    [
        ({"kind": "Loans", "pattern": "*"}, "kind of a route is 'Loans'"),
        ({"kind": "loans"}, "pattern of a route is None"),
        ({"kind": "loans", "pattern": "*", "mode": "rows"}, "mode of a route is 'rows'"),
        ({"kind": "loans", "pattern": "*", "range_mb": 0}, "range_mb of a route is 0"),
        ({"kind": "loans", "pattern": "*", "delimiter": '"'}, "delimiter of a route is '\"'"),
        ({"kind": "loans", "pattern": "*", "encoding": "utf-16"}, "encoding of a route is 'utf-16'"),
        ({"kind": "loans", "pattern": "*", "size": 1}, "a route has size, which is not known"),
        ("loans", "kind of a route is None"),
    ],
)
def test_wrong_routes(route, message):
    with pytest.raises(SettingsError) as refused:
        Splitter({"DEAD_LETTER_QUEUE_URL": "x", "STATE_TABLE": "x", "WORK_QUEUE_URL": "x", "ROUTES": json.dumps([route])})
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("worker", "message"),
    [
        ({"type": "email"}, "the type of loans is none of queue, states, ssm"),
        ({"type": "queue"}, "loans of type queue needs url, and nothing else"),
        ({"type": "ssm", "document": "d"}, "loans of type ssm needs document, tag, value, and nothing else"),
        ("queue", "the type of loans is none of queue, states, ssm"),
    ],
)
def test_wrong_workers(worker, message):
    with pytest.raises(SettingsError) as refused:
        Dispatcher({"DEAD_LETTER_QUEUE_URL": "x", "STATE_TABLE": "x", "WORKERS": json.dumps({"loans": worker})})
    assert message in str(refused.value)


_TABLE = {"schema": "ml", "table": "scores", "columns": [{"name": "id", "type": "bigint"}, {"name": "at", "type": "timestamp"}]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 'ml"; DROP'}, "loans: schema is 'ml\"; DROP'"),
        ({"table": "Scores"}, "loans: table is 'Scores'"),
        ({"columns": []}, "loans: columns is no list of {name, type}"),
        ({"columns": [{"name": "id", "type": "text"}]}, "loans: column type 'text' is not one of those that both engines know"),
        ({"columns": [{"name": "source_part", "type": "bigint"}]}, "loans: column name 'source_part' is not usable"),
        ({"columns": [{"name": "id", "type": "bigint"}] * 2}, "loans: a column is named twice"),
        ({"format": "parquet"}, "loans: format is 'parquet'; use csv or psv"),
        ({"header": 2}, "loans: header is neither 0 nor 1"),
        ({"keys": ["id"]}, "loans: keys and newest_by go together"),
        ({"keys": ["no"], "newest_by": "at"}, "loans: keys are not all columns"),
        ({"more": 1}, "loans: has more, which is not known"),
    ],
)
def test_wrong_tables(change, message):
    environment = {"DEAD_LETTER_QUEUE_URL": "x", "TABLES": json.dumps({"loans": {**_TABLE, **change}}), "DATABASE": "ml", "WORKGROUP_NAME": "warehouse"}
    with pytest.raises(SettingsError) as refused:
        Loader({**environment, "COPY_ROLE_ARN": "x", "MANIFEST_BUCKET": "manifests"})
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("TARGET_BUCKET", "s3://x", "TARGET_BUCKET: 's3://x' is no bucket name"),
        ("TARGET_PREFIX", "/curated", "TARGET_PREFIX: '/curated' is no prefix"),
        ("APPROVED_LIST", "funds.json", "APPROVED_LIST: 'funds.json' is no s3://bucket/key"),
        ("DELIMITER", ";;", "DELIMITER: ';;' is no delimiter"),
        ("MAX_RECEIVES", "many", "MAX_RECEIVES: 'many' is no whole number from 1 to 100"),
    ],
)
def test_wrong_values_name_value_and_remedy(name, value, message):
    with pytest.raises(SettingsError) as refused:
        Promotion({name: value})
    assert message in str(refused.value)


def test_only_one_of_workgroup_and_cluster():
    with pytest.raises(SettingsError, match="set this or CLUSTER_IDENTIFIER, and only one of them"):
        Loader({"WORKGROUP_NAME": "a", "CLUSTER_IDENTIFIER": "b", "DATABASE": "c"})
