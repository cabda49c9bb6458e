"""Servers, models and generated data for the tests of scoring."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# The folder of the handlers is an archive as it is: nothing may be added to it.
sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
SCORING = HERE.parent
sys.path[:0] = [str(SCORING.parent / "test-tools"), str(SCORING.parent / "etl" / "handlers")]
os.environ.update(AWS_ACCESS_KEY_ID="S3RVER", AWS_SECRET_ACCESS_KEY="S3RVER", AWS_DEFAULT_REGION="eu-west-1", AWS_EC2_METADATA_DISABLED="true")
os.environ.update(AWS_REQUEST_CHECKSUM_CALCULATION="when_required", AWS_RESPONSE_CHECKSUM_VALIDATION="when_required")
for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "AWS_PROFILE"):
    os.environ.pop(name, None)

from servers import processes  # noqa: E402
from servers.sqs import Sqs  # noqa: E402


def pytest_runtest_makereport(item, call):
    """Nothing is skipped where CI is set."""
    if os.environ.get("CI") and call.excinfo and call.excinfo.errisinstance(pytest.skip.Exception):
        pytest.fail(f"{item.nodeid} was skipped: {call.excinfo.value}")


def r(script, *arguments, **options):
    """Runs an R script of this folder."""
    return subprocess.run(["Rscript", "--vanilla", str(HERE / script), *map(str, arguments)], check=True, capture_output=True, text=True, **options)


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """Trained models: `loans` (classes), `cards` (numbers) and `bare` (a model without a list around it)."""
    folder = tmp_path_factory.mktemp("models")
    r("train.R", folder)
    return folder


@pytest.fixture(scope="session")
def servers():
    with processes.s3() as s3:
        sqs = Sqs()
        os.environ.update(AWS_ENDPOINT_URL_S3=s3, AWS_ENDPOINT_URL_SQS=sqs.url)
        yield sqs
        sqs.close()
