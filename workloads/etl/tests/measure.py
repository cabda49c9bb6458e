"""Runs one handler over one large generated file, and tells throughput and peak memory as JSON.

    python3 tests/measure.py split|clean|promote|promote-quoted MEGABYTES

The file comes over HTTP from a process of its own, which makes it as it is read; what is written goes back there and is counted. State and
queues are left out, so that only reading, working and writing are measured.
"""

import json
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path

# The folder of the handlers is an archive as it is: nothing may be added to it.
sys.dont_write_bytecode = True
_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parent / "handlers"), str(_HERE.parent.parent / "test-tools")]

_HEADER = b"id,fund,amount,branch,opened,rate,status,note\n"


def _block(quoted):
    """About a megabyte of rows, a tenth of them of approved funds."""
    rows = []
    for number in range(12_000):
        note = f'"note {number}, with a comma"' if quoted else f"note {number} without"
        rows.append(f"{number:08d},F{number % 50:02d},{number * 7 % 100000}.25,branch-{number % 977:03d},2026-01-{number % 28 + 1:02d},0.0{number % 97:02d},open,{note}\n")
    return "".join(rows).encode()


def _serve(pipe, megabytes, quoted):
    from servers.generated_s3 import GeneratedS3

    block = _block(quoted)
    server = GeneratedS3(_HEADER, block, max(1, megabytes * 1_000_000 // len(block)))
    pipe.send((server.url, server.size))
    pipe.recv()
    pipe.send(server.written)


def main():
    what, megabytes = sys.argv[1], int(sys.argv[2])
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(there, megabytes, what in ("split", "clean", "promote-quoted")), daemon=True)
    process.start()
    url, size = here.recv()
    os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_DEFAULT_REGION="eu-west-1", AWS_ENDPOINT_URL_S3=url, AWS_EC2_METADATA_DISABLED="true")
    os.environ.update(AWS_REQUEST_CHECKSUM_CALCULATION="when_required", AWS_RESPONSE_CHECKSUM_VALIDATION="when_required")

    from shared.events import ObjectRef
    from shared.objects import ObjectWriter, find
    from shared.records import scan
    from shared.rows import RowFilter
    from shared.work import Work

    source = find(ObjectRef("landing", "file.big"))
    begun, cpu = time.perf_counter(), time.process_time()
    told = {}
    if what == "split":
        told["parts"] = len(scan(source.blocks(), source.size, 64 << 20).ranges)
    elif what == "clean":
        from worker import _clean

        with ObjectWriter("results", "file.csv", "text/csv") as target:
            told["rows"] = _clean(Work("k", source, 1, 1, 1, len(_HEADER), size, _HEADER.decode().strip(), ",", "utf-8"), target)
    else:
        rows = RowFilter("fund", [f"F{number:02d}" for number in range(5)], ",")
        with ObjectWriter("results", "file.csv", "text/csv") as target:
            for block in source.blocks():
                target.write(rows.feed(block))
            target.write(rows.end())
        told.update(rows=rows.counts.read, kept=rows.counts.kept)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    here.send(None)
    told.update(
        what=what,
        bytes=size,
        written=here.recv(),
        seconds=round(seconds, 2),
        mb_per_s=round(size / seconds / 1e6, 1),
        mb_per_cpu_s=round(size / cpu / 1e6, 1),
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )
    print(json.dumps(told))


if __name__ == "__main__":
    main()
