"""What one partition of the rows tells about means and covariances, and how two partitions add up."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Iterable

import numpy as np


class BadRows(ValueError):
    """Rows that cannot be analysed; the message says which columns, why, and what to do."""


@dataclass(frozen=True)
class Moments:
    """Counts, sums and products of the columns of some rows, measured from a shift.

    The shift is close to the columns' means. Without it, the products of columns with a large mean and a small spread would lose
    the digits that the covariance is made of. A missing value counts as the column's mean: it adds nothing to any sum here.

    For d columns:
      shift    (d,)    what was taken from each value first
      present  (d, d)  rows in which both columns have a value
      sums     (d, d)  [i, j]: sum of column j over the rows in which column i has a value
      products (d, d)  sum of the products of columns i and j over the rows that have both
      rows     int     rows, with or without missing values
    """

    shift: np.ndarray
    present: np.ndarray
    sums: np.ndarray
    products: np.ndarray
    rows: int

    @staticmethod
    def of_block(block: np.ndarray, shift: np.ndarray | None = None) -> "Moments":
        """The moments of a block of rows.

        block: (rows, columns), floating point; NaN stands for a missing value.
        shift: (columns,), or None for the block's own means.

        Raises BadRows where a value is infinite or the block is not a table.
        """
        if block.ndim != 2:
            raise BadRows(f"The rows have {block.ndim} dimensions; give a table of rows and columns.")
        block = np.asarray(block, dtype=np.float64)
        missing = np.isnan(block)
        any_missing = bool(missing.any())
        if shift is None:
            shift = _means(block, missing)
        with np.errstate(invalid="ignore", over="ignore"):  # Infinite values are refused below, by name.
            centred = block - shift
        if any_missing:
            centred[missing] = 0.0
        if not np.isfinite(centred.sum()):
            _refuse_infinite(block)
        products = centred.T @ centred
        rows, columns = block.shape
        if any_missing:
            has = (~missing).astype(np.float64)
            present = has.T @ has
            sums = has.T @ centred
        else:
            present = np.full((columns, columns), float(rows))
            sums = np.broadcast_to(centred.sum(axis=0), (columns, columns)).copy()
        return Moments(shift, present, sums, products, rows)

    def plus(self, other: "Moments") -> "Moments":
        """The moments of both sets of rows together, measured from this one's shift.

        Raises BadRows where the numbers of columns differ.
        """
        if self.shift.shape != other.shift.shape:
            raise BadRows(
                f"One part of the rows has {self.shift.size} columns and another has {other.shift.size}; all must have the same."
            )
        moved = other._measured_from(self.shift)
        return Moments(
            self.shift,
            self.present + moved.present,
            self.sums + moved.sums,
            self.products + moved.products,
            self.rows + moved.rows,
        )

    def means(self) -> np.ndarray:
        """The columns' means over the values that are there. Raises BadRows where a column has none."""
        counts = np.diagonal(self.present)
        empty = np.flatnonzero(counts == 0)
        if empty.size:
            raise BadRows(f"Columns without any value: {_listed(empty)}. Leave them out.")
        return self.shift + np.diagonal(self.sums) / counts

    def covariance(self) -> np.ndarray:
        """The covariance of the columns, divided by rows - 1. Raises BadRows where there are fewer than two rows."""
        if self.rows < 2:
            raise BadRows(f"There are {self.rows} rows; a covariance needs two or more.")
        centred = self._measured_from(self.means())
        covariance = centred.products / (self.rows - 1)
        return (covariance + covariance.T) / 2

    def to_bytes(self) -> bytes:
        """For the way to another process."""
        buffer = io.BytesIO()
        np.savez(buffer, shift=self.shift, present=self.present, sums=self.sums, products=self.products, rows=self.rows)
        return buffer.getvalue()

    @staticmethod
    def from_bytes(content: bytes) -> "Moments":
        """What to_bytes wrote."""
        with np.load(io.BytesIO(content), allow_pickle=False) as parts:
            return Moments(parts["shift"], parts["present"], parts["sums"], parts["products"], int(parts["rows"]))

    def _measured_from(self, shift: np.ndarray) -> "Moments":
        step = self.shift - shift
        along = self.sums * step[:, np.newaxis]
        products = self.products + along + along.T + np.outer(step, step) * self.present
        return Moments(shift, self.present, self.sums + self.present * step[np.newaxis, :], products, self.rows)


def of_blocks(blocks: Iterable[np.ndarray]) -> Moments | None:
    """The moments of one partition, read block by block; None where it has no rows."""
    total: Moments | None = None
    for block in blocks:
        if len(block) == 0:
            continue
        if total is None:
            total = Moments.of_block(block)
        elif np.shape(block)[1:] == total.shift.shape:
            total = total.plus(Moments.of_block(block, total.shift))
        else:
            total = total.plus(Moments.of_block(block))
    return total


def _means(block: np.ndarray, missing: np.ndarray) -> np.ndarray:
    counts = np.maximum((~missing).sum(axis=0), 1)
    return np.where(missing, 0.0, block).sum(axis=0) / counts


def _refuse_infinite(block: np.ndarray) -> None:
    columns = np.flatnonzero(np.isinf(block).any(axis=0))
    if columns.size:
        raise BadRows(f"Columns with infinite values: {_listed(columns)}. Put a number or a missing value (NaN) in their place.")
    raise BadRows("The values are too large to be added up as 64-bit floating-point numbers; scale the columns down.")


def _listed(columns: np.ndarray) -> str:
    shown = ", ".join(str(column) for column in columns[:10])
    return f"{shown} and {columns.size - 10} more (counted from 0)" if columns.size > 10 else f"{shown} (counted from 0)"
