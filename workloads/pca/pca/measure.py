"""Measures how many rows a core takes in a second, and says what that means for 2, 4, 6 and 8 nodes.

  OPENBLAS_NUM_THREADS=1 python3 -m pca.measure --rows 10180084 --columns 109 --workers 2
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # One thread a worker: rows per second and core, and no fight over cores.

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from .components import Components  # noqa: E402
from .moments import Moments  # noqa: E402
from .scaling import MINUTES, NODES, Scaling  # noqa: E402

BLOCK = 50_000


def block_of(number: int, rows: int, columns: int) -> np.ndarray:
    """One block of the generated table: twelve hidden factors, noise, and a different spread and level for each column."""
    random = np.random.default_rng([20211, number])
    loadings = np.random.default_rng(109).standard_normal((12, columns))
    level = np.linspace(-50.0, 50.0, columns)
    spread = np.linspace(0.5, 5.0, columns)
    return level + spread * (random.standard_normal((rows, 12)) @ loadings + random.standard_normal((rows, columns)))


def share_of(worker: int, workers: int, rows: int, columns: int) -> tuple[Moments, float, float]:
    """One worker's blocks: their moments, the seconds for these, and the seconds for generating."""
    total: Moments | None = None
    counting = generating = 0.0
    for number in range(worker, -(-rows // BLOCK), workers):
        started = time.perf_counter()
        block = block_of(number, min(BLOCK, rows - number * BLOCK), columns)
        generated = time.perf_counter()
        total = Moments.of_block(block) if total is None else total.plus(Moments.of_block(block, total.shift))
        counting += time.perf_counter() - generated
        generating += generated - started
    assert total is not None
    return total, counting, generating


def reading_rate(columns: int) -> float:
    """Rows per second at which one core reads them from CSV, six digits a value, as the proof of concept's job had to."""
    text = io.StringIO()
    np.savetxt(text, block_of(0, 20_000, columns), fmt="%.6g", delimiter=",")
    text.seek(0)
    started = time.perf_counter()
    rows = pd.read_csv(text, header=None, dtype=np.float64)
    return len(rows) / (time.perf_counter() - started)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Rows per second and core of the moments, on a generated table.")
    parser.add_argument("--rows", type=int, default=10_180_084)
    parser.add_argument("--columns", type=int, default=109)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    workers = min(options.workers, -(-options.rows // BLOCK))
    started = time.perf_counter()
    with ProcessPoolExecutor(workers) as pool:
        parts = list(pool.map(share_of, range(workers), [workers] * workers, [options.rows] * workers, [options.columns] * workers))
    total = parts[0][0]
    for moments, _, _ in parts[1:]:
        total = total.plus(moments)
    solving = time.perf_counter()
    components = Components.of(total, 10)
    solved = time.perf_counter() - solving
    counting = sum(part[1] for part in parts)
    rate = total.rows / counting
    print(f"{total.rows} rows by {options.columns} columns in {time.perf_counter() - started:.1f} s on {workers} workers, generating included")
    print(f"generating {sum(part[2] for part in parts):.1f} s, moments {counting:.1f} s of processor time; eigenproblem {solved * 1000:.1f} ms")
    print(f"{rate:,.0f} rows per second and core; the first 10 components hold {components.share.sum():.3f} of the variance")
    reading = reading_rate(options.columns)
    print(f"{reading:,.0f} rows per second and core read from CSV")
    fit = Scaling.fitted(NODES, MINUTES)
    print(f"proof of concept: T(n) = {fit.fixed:.2f} + {fit.shared:.2f} / n minutes")
    print("on nodes of 4 cores, at the rates measured here, in minutes; start-up and S3 not counted:")
    print("nodes  proof of concept  its fit  reading CSV  moments")
    for nodes, minutes in zip(NODES, MINUTES):
        read, alone = (10_180_084 / (per_core * 4 * nodes) / 60 for per_core in (reading, rate))
        print(f"{nodes:5}  {minutes:16.2f}  {fit.minutes(nodes):7.2f}  {read:11.2f}  {alone:7.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
