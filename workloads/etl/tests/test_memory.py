"""Memory does not grow with the file: each handler runs in a process of its own over files of two sizes, and the peaks are compared."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_MEASURE = Path(__file__).resolve().parent / "measure.py"


def _run(what, megabytes):
    done = subprocess.run([sys.executable, str(_MEASURE), what, str(megabytes)], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(("what", "small", "large"), [("split", 64, 1024), ("promote", 64, 320), ("clean", 64, 200)])
def test_ten_times_the_file_takes_no_more_memory(what, small, large):
    before, after = _run(what, small), _run(what, large)

    assert after["bytes"] > 3 * before["bytes"]
    # Two parts of an upload and a few blocks: a file held whole would add hundreds of megabytes.
    assert after["peak_mb"] < before["peak_mb"] + 24
    assert after["peak_mb"] < 220
