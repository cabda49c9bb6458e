"""Clients of AWS services, made once for the life of the process."""

import functools
import os

import boto3
from botocore.config import Config


@functools.lru_cache(maxsize=None)
def client(service):
    """The client of a service. AWS_ENDPOINT_URL_<SERVICE> leads it elsewhere, also with an SDK that does not read that variable yet."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL_" + service.upper().replace("-", "_"))
    options = {"connect_timeout": 5, "read_timeout": 60, "retries": {"mode": "standard", "max_attempts": 5}}
    if endpoint and service == "s3":
        # A server that is not AWS has no host name for each bucket.
        options["s3"] = {"addressing_style": "path"}
    return boto3.client(service, endpoint_url=endpoint, config=Config(**options))


def code_of(error):
    """The error code of a botocore ClientError: 'NoSuchKey', '404', ..."""
    return str(error.response.get("Error", {}).get("Code", ""))


def status_of(error):
    """The HTTP status of a botocore ClientError."""
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
