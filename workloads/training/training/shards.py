"""Data in place: a folder of shards on shared storage, of which each worker reads its own rows and no others."""

from __future__ import annotations

import json
import pathlib
from dataclasses import dataclass
from typing import Iterator

import numpy as np


class BadData(ValueError):
    """A folder that cannot be trained on; the message says why."""


@dataclass(frozen=True)
class Shards:
    """A data set: features (rows, columns) as float32 and labels (rows,) as int64, in files "part-*.npz" with a card beside them.

    The files are read as they are needed; a file at a time is in memory.
    """

    folder: pathlib.Path
    columns: int
    classes: int
    rows: tuple[int, ...]

    @staticmethod
    def open(folder: pathlib.Path) -> "Shards":
        """Raises BadData."""
        card = folder / "data.json"
        try:
            facts = json.loads(card.read_text())
            columns, classes, rows = int(facts["columns"]), int(facts["classes"]), tuple(int(count) for count in facts["rows"])
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise BadData(f"{card} cannot be read: {fault!r}. It says columns, classes, and the rows of each part.") from fault
        missing = [f"part-{number:05d}.npz" for number in range(len(rows)) if not (folder / f"part-{number:05d}.npz").is_file()]
        if missing:
            raise BadData(f"{folder} lacks {', '.join(missing[:5])}, which its card counts.")
        if not rows or columns < 1 or classes < 2:
            raise BadData(f"{card} says {sum(rows)} rows, {columns} columns and {classes} classes; there is nothing to learn.")
        return Shards(folder, columns, classes, rows)

    @staticmethod
    def write(folder: pathlib.Path, features: np.ndarray, labels: np.ndarray, parts: int) -> "Shards":
        """Writes a data set."""
        folder.mkdir(parents=True, exist_ok=True)
        places = np.array_split(np.arange(len(labels)), parts)
        for number, place in enumerate(places):
            np.savez(folder / f"part-{number:05d}.npz", features=features[place].astype(np.float32), labels=labels[place].astype(np.int64))
        facts = {"columns": features.shape[1], "classes": int(labels.max()) + 1, "rows": [len(place) for place in places]}
        (folder / "data.json").write_text(json.dumps(facts))
        return Shards.open(folder)

    def steps(self, batch: int, workers: int) -> int:
        """Steps of an epoch, the same for every worker: who has fewer rows than another would leave it waiting in a collective call."""
        steps = sum(rows // (batch * workers) for rows in self.rows)
        if steps == 0:
            raise BadData(
                f"No part of {self.folder} has {batch * workers} rows, one batch of {batch} for each of {workers} workers; "
                "take a smaller batch, fewer workers, or larger parts."
            )
        return steps

    def batches(self, worker: int, workers: int, batch: int, epoch: int, seed: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """One worker's batches of an epoch.

        Parts and rows are shuffled anew each epoch, alike on all workers, and dealt out by rank. Together the workers see the same global
        batches whatever their number, as long as batch * workers stays the same. What is left of a part after whole batches is left out.
        """
        order = np.random.default_rng([seed, epoch]).permutation(len(self.rows))
        together = batch * workers
        for number in order:
            features, labels = self._part(int(number))
            rows = np.random.default_rng([seed, epoch, int(number)]).permutation(len(labels))
            for start in range(0, len(labels) - together + 1, together):
                mine = rows[start + worker * batch : start + (worker + 1) * batch]
                yield features[mine], labels[mine]

    def _part(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        file = self.folder / f"part-{number:05d}.npz"
        try:
            with np.load(file, allow_pickle=False) as part:
                features, labels = part["features"], part["labels"]
        except (OSError, ValueError, KeyError) as fault:
            raise BadData(f"{file} cannot be read: {fault!r}.") from fault
        if features.shape != (self.rows[number], self.columns) or labels.shape != (self.rows[number],):
            raise BadData(f"{file} has the shapes {features.shape} and {labels.shape}; the card says {(self.rows[number], self.columns)}.")
        if labels.size and not 0 <= int(labels.min()) <= int(labels.max()) < self.classes:
            raise BadData(f"{file} has labels from {labels.min()} to {labels.max()}; the card says 0 to {self.classes - 1}.")
        return features, labels
