"""Servers that live as long as the tests, and a fresh world of buckets, queues and tables for each test."""

import itertools
import json
import os
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

import psycopg2
import pytest

# The folder of the handlers is an archive as it is: nothing may be added to it.
sys.dont_write_bytecode = True
_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parent / "handlers"), str(_HERE.parent.parent / "test-tools")]
os.environ.update(
    AWS_ACCESS_KEY_ID="S3RVER",
    AWS_SECRET_ACCESS_KEY="S3RVER",
    AWS_DEFAULT_REGION="eu-west-1",
    AWS_EC2_METADATA_DISABLED="true",
    # s3rver does not know the checksums that newer SDKs add by default.
    AWS_REQUEST_CHECKSUM_CALCULATION="when_required",
    AWS_RESPONSE_CHECKSUM_VALIDATION="when_required",
)
for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "AWS_PROFILE"):
    os.environ.pop(name, None)

from servers import processes  # noqa: E402
from servers.calls import Calls  # noqa: E402
from servers.kms import Kms  # noqa: E402
from servers.redshift_data import RedshiftData  # noqa: E402
from servers.sqs import Sqs  # noqa: E402
from shared.aws import client  # noqa: E402

_numbers = itertools.count(1)


def pytest_runtest_makereport(item, call):
    """Nothing is skipped where CI is set."""
    if os.environ.get("CI") and call.excinfo and call.excinfo.errisinstance(pytest.skip.Exception):
        pytest.fail(f"{item.nodeid} was skipped: {call.excinfo.value}")


@pytest.fixture(scope="session")
def servers():
    with processes.s3() as s3, processes.dynamodb() as dynamodb, processes.postgresql() as connection:
        sqs, kms, calls = Sqs(), Kms(), Calls()
        os.environ.update(
            AWS_ENDPOINT_URL_S3=s3,
            AWS_ENDPOINT_URL_DYNAMODB=dynamodb,
            AWS_ENDPOINT_URL_SQS=sqs.url,
            AWS_ENDPOINT_URL_KMS=kms.url,
            AWS_ENDPOINT_URL_STEPFUNCTIONS=calls.url,
            AWS_ENDPOINT_URL_SSM=calls.url,
            AWS_ENDPOINT_URL_SECRETSMANAGER=calls.url,
        )
        warehouse = RedshiftData(connection, client("s3"))
        os.environ["AWS_ENDPOINT_URL_REDSHIFT_DATA"] = warehouse.url
        database = _connected(connection)
        yield Servers(sqs, kms, calls, warehouse, database)
        database.close()
        for server in (sqs, kms, calls, warehouse):
            server.close()


def _connected(connection):
    until = time.monotonic() + 20
    while True:
        try:
            session = psycopg2.connect(connection)
            session.autocommit = True
            return session
        except psycopg2.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@dataclass
class Servers:
    sqs: Sqs
    kms: Kms
    calls: Calls
    warehouse: RedshiftData
    database: object


class Context:
    """What Lambda hands to a handler beside the event."""

    def __init__(self, seconds=900):
        self.aws_request_id = str(uuid.uuid4())
        self.invoked_function_arn = "arn:aws:lambda:eu-west-1:000000000000:function:test"
        self._until = time.monotonic() + seconds

    def get_remaining_time_in_millis(self):
        return int((self._until - time.monotonic()) * 1000)


class Crash(BaseException):
    """The process is gone: nothing catches this."""


@dataclass
class World:
    """Buckets, queues and a state table of one test."""

    servers: Servers
    number: int = field(default_factory=lambda: next(_numbers))

    def __post_init__(self):
        self.sequence = itertools.count(1)
        self.dead_letters = self.servers.sqs.create(f"dead-letters-{self.number}")
        self.table = f"state-{self.number}"
        client("dynamodb").create_table(
            TableName=self.table,
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        while client("dynamodb").describe_table(TableName=self.table)["Table"]["TableStatus"] != "ACTIVE":
            time.sleep(0.01)

    def bucket(self, name):
        name = f"{name}-{self.number}"
        client("s3").create_bucket(Bucket=name)
        return name

    def queue(self, name):
        return self.servers.sqs.create(f"{name}-{self.number}", self.dead_letters, 8)

    def put(self, bucket, key, data):
        client("s3").put_object(Bucket=bucket, Key=key, Body=data)

    def get(self, bucket, key):
        return client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()

    def keys(self, bucket, prefix=""):
        pages = client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        return sorted(entry["Key"] for page in pages for entry in page.get("Contents", []))

    def event(self, bucket, key, sequencer=None):
        """What S3 sends to a queue for a new object."""
        sequencer = sequencer or f"{next(self.sequence):016X}"
        entity = {"bucket": {"name": bucket}, "object": {"key": quote_plus(key, safe="/"), "size": 1, "eTag": "x", "sequencer": sequencer}}
        return {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": entity}]}

    def send(self, queue, body):
        client("sqs").send_message(QueueUrl=queue, MessageBody=body if isinstance(body, str) else json.dumps(body))

    def bodies(self, queue):
        return [json.loads(message["body"]) for message in self.servers.sqs.held(queue)]

    def reasons(self):
        return [message["attributes"]["reason"]["StringValue"] for message in self.servers.sqs.held(self.dead_letters)]

    def details(self):
        return [message["attributes"]["detail"]["StringValue"] for message in self.servers.sqs.held(self.dead_letters)]

    def step(self, queue, handle, batch=10, context=None):
        """One poll of an event source mapping: what is not reported as failed is deleted, what is comes back. True if there was anything."""
        sqs = client("sqs")
        found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=batch, AttributeNames=["All"], MessageAttributeNames=["All"]).get("Messages", [])
        if not found:
            return False
        records = [
            {"messageId": one["MessageId"], "receiptHandle": one["ReceiptHandle"], "body": one["Body"], "attributes": one["Attributes"], "eventSource": "aws:sqs"}
            for one in found
        ]
        try:
            failed = {entry["itemIdentifier"] for entry in handle({"Records": records}, context or Context())["batchItemFailures"]}
        except Crash:
            failed = {one["MessageId"] for one in found}
            self.lapse()
        for one in found:
            if one["MessageId"] not in failed:
                sqs.delete_message(QueueUrl=queue, ReceiptHandle=one["ReceiptHandle"])
        self.servers.sqs.show_all(queue)
        return True

    def lapse(self):
        """As if every lease had run out, which it has by the time that SQS shows the message of a vanished process again."""
        dynamodb = client("dynamodb")
        for item in dynamodb.scan(TableName=self.table, FilterExpression="attribute_exists(lease_until)")["Items"]:
            dynamodb.update_item(
                TableName=self.table, Key={"pk": item["pk"]}, UpdateExpression="SET lease_until = :past", ExpressionAttributeValues={":past": {"N": "1"}}
            )

    def drain(self, queue, handle, batch=10, most=500):
        """Polls until the queue is empty."""
        for _ in range(most):
            if not self.step(queue, handle, batch):
                return
        raise AssertionError(f"{queue} does not become empty")


@pytest.fixture
def world(servers):
    return World(servers)


@pytest.fixture
def context():
    return Context()
