"""Measures score.R from one core to all of them, over 13 files of generated rows, and checks that the results are the same bytes.

    python3 tests/speedup.py [ROWS]
"""

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import rows

HERE = Path(__file__).resolve().parent


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["Rscript", "--vanilla", str(HERE / "train.R"), name], check=True, capture_output=True)
        content = rows.text(rows.rows(count))
        for number in range(13):
            (folder / f"{number:02d}.csv").write_text(content, encoding="utf-8", newline="")
        size = 13 * len(content.encode())
        first, digests = None, set()
        cores = os.cpu_count() or 1
        for used in sorted({1, *(power for power in (2, 4, 8, 16, 32) if power <= cores), cores}):
            (folder / "jobs.tsv").write_text("".join(f"{('loans', 'cards')[n % 2]}\t,\t{folder}/{n:02d}.csv\t{folder}/{n:02d}.psv\n" for n in range(13)))
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            line = ["--models", name, "--jobs", f"{name}/jobs.tsv", "--report", f"{name}/report.tsv", "--cores", str(used)]
            subprocess.run(["Rscript", "--vanilla", str(HERE.parent / "score.R"), *line], check=True)
            seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            digests.add(hashlib.sha256(b"".join((folder / f"{n:02d}.psv").read_bytes() for n in range(13))).hexdigest())
            first = first or seconds
            load = os.getloadavg()[0]
            print(
                f"{used:2d} cores: {seconds:6.1f} s, {first / seconds:4.2f} times, {13 * count / seconds:9,.0f} rows/s, {size / seconds / 1e6:5.1f} MB/s, "
                f"{spent:6.1f} s of CPU, load {load:.0f}"
            )
        assert len(digests) == 1, "the results differ"
        print("The results are the same bytes.")


if __name__ == "__main__":
    main()
