"""Who does what, kept in DynamoDB: every change is a conditional write, so that two calls never both believe they are first."""

import time
from datetime import timedelta

from botocore.exceptions import ClientError

from .aws import client, code_of
from .errors import Busy, Superseded

_KEEP = timedelta(days=90)


class State:
    """The state table. Records of work expire after 90 days, longer than any queue keeps a message; records of files do not."""

    def __init__(self, table):
        self._table = table

    def claim(self, work, owner, seconds):
        """True: the work is this caller's, for so many seconds. False: it is done. Busy is raised while another holds it."""
        now = int(time.time())
        try:
            client("dynamodb").update_item(
                TableName=self._table,
                Key={"pk": {"S": work}},
                UpdateExpression="SET #state = :running, #owner = :owner, lease_until = :until, expires_at = :expires",
                ConditionExpression="attribute_not_exists(pk) OR (#state = :running AND (lease_until < :now OR #owner = :owner))",
                ExpressionAttributeNames={"#state": "state", "#owner": "owner"},
                ExpressionAttributeValues={
                    ":running": {"S": "running"},
                    ":owner": {"S": owner},
                    ":now": {"N": str(now)},
                    ":until": {"N": str(now + int(seconds))},
                    ":expires": {"N": str(now + int(_KEEP.total_seconds()))},
                },
            )
            return True
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
        found = self._get(work)
        if found and found["state"]["S"] == "done":
            return False
        raise Busy(f"{work} is being done by another call")

    def finish(self, work, owner):
        """The claimed work is done, for good."""
        self._end(work, owner, "SET #state = :done")

    def release(self, work, owner):
        """The claimed work failed: the next try need not wait for the lease to run out."""
        self._end(work, owner, "SET #state = :running, lease_until = :zero")

    def generation(self, file, identity, sequencer):
        """The number of this content among the contents that the file has had. Superseded is raised for one older than what is known.

        S3 may deliver events twice and out of order; their sequencers tell the order of the contents of one key, and a content that is
        already known (the same ETag and size) is the same generation however often it is heard of.
        """
        for _ in range(10):
            known = self._get(file)
            if known is None:
                number, condition, values = 1, "attribute_not_exists(pk)", {}
            else:
                number = int(known["generation"]["N"])
                if known["identity"]["S"] == identity:
                    return number
                latest = known.get("sequencer", {}).get("S")
                if sequencer and latest and _order(sequencer) < _order(latest):
                    raise Superseded(f"generation {number} of {file} is newer")
                sequencer = sequencer or latest
                condition, values = "generation = :known", {":known": {"N": str(number)}}
                number += 1
            item = {"pk": {"S": file}, "generation": {"N": str(number)}, "identity": {"S": identity}}
            if sequencer:
                item["sequencer"] = {"S": sequencer}
            try:
                extra = {"ExpressionAttributeValues": values} if values else {}
                client("dynamodb").put_item(TableName=self._table, Item=item, ConditionExpression=condition, **extra)
                return number
            except ClientError as error:
                if code_of(error) != "ConditionalCheckFailedException":
                    raise
        raise Busy(f"{file} changes too fast")

    def read(self, key):
        """The text kept under a key, or None."""
        found = self._get(key)
        return found["text"]["S"] if found else None

    def write(self, key, text):
        """Keeps a text under a key."""
        client("dynamodb").put_item(TableName=self._table, Item={"pk": {"S": key}, "text": {"S": text}})

    def _get(self, key):
        return client("dynamodb").get_item(TableName=self._table, Key={"pk": {"S": key}}, ConsistentRead=True).get("Item")

    def _end(self, work, owner, change):
        values = {":owner": {"S": owner}}
        values.update({":done": {"S": "done"}} if ":done" in change else {":running": {"S": "running"}, ":zero": {"N": "0"}})
        client("dynamodb").update_item(
            TableName=self._table,
            Key={"pk": {"S": work}},
            UpdateExpression=change,
            ConditionExpression="#owner = :owner",
            ExpressionAttributeNames={"#state": "state", "#owner": "owner"},
            ExpressionAttributeValues=values,
        )


def _order(sequencer):
    """Sequencers are hexadecimal and may differ in length: AWS says to fill the shorter one with zeros on the right."""
    return sequencer.upper().ljust(64, "0")
