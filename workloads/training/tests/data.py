import numpy as np

from training.shards import Shards


def spirals(folder, rows=3000, parts=3, classes=3, seed=1):
    """Points on three spirals with their squares and products: what a small network learns and a guess does not."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, classes, rows)
    turn = random.random(rows)
    angle = turn * 4 + labels * 2 * np.pi / classes + random.normal(0, 0.1, rows)
    x, y = turn * np.cos(angle), turn * np.sin(angle)
    return Shards.write(folder, np.column_stack([x, y, x * x, y * y, x * y, turn]), labels, parts)
