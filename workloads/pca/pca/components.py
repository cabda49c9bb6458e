"""The principal components that follow from the moments of all rows."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from .moments import BadRows, Moments


@dataclass(frozen=True)
class Components:
    """A reduction from d columns to k components.

    mean      (d,)    what is taken from each column first; also what a missing value stands for
    scale     (d,)    what each column is divided by: 1, or its standard deviation
    axes      (k, d)  the components, of length 1, the one with the most variance first; the largest entry of each is positive
    variance  (k,)    the variance along each
    share     (k,)    that variance as a part of the whole, 0 to 1
    """

    mean: np.ndarray
    scale: np.ndarray
    axes: np.ndarray
    variance: np.ndarray
    share: np.ndarray

    @staticmethod
    def of(moments: Moments, keep: int | float, standardize: bool = False) -> "Components":
        """The components of all rows.

        keep: how many, from 1 to the number of columns; or, from above 0 to below 1, the share of the variance to reach.
        standardize: whether each column counts with the same weight. A constant column counts for nothing then.

        Raises BadRows where the rows do not allow it, ValueError where `keep` is out of range.
        """
        columns = moments.shift.size
        whole = isinstance(keep, (int, np.integer))
        if not (1 <= keep <= columns if whole else 0 < keep < 1):
            raise ValueError(f"keep is {keep}; give a whole number from 1 to {columns}, or a share above 0 and below 1.")
        mean = moments.means()
        covariance = moments.covariance()
        scale = np.ones(columns)
        if standardize:
            deviation = np.sqrt(np.diagonal(covariance))
            # What is left of a constant column after rounding must not be blown up to a full column.
            constant = deviation <= 1e-12 * np.maximum(np.abs(mean), 1.0)
            scale = np.where(constant, 1.0, deviation)
            covariance = covariance / np.outer(scale, scale)
        variance, axes = np.linalg.eigh(covariance)
        variance, axes = np.maximum(variance[::-1], 0.0), axes[:, ::-1].T
        total = variance.sum()
        if total == 0.0:
            raise BadRows("All columns are constant; there is nothing to reduce.")
        share = variance / total
        count = int(keep) if whole else int(np.searchsorted(np.cumsum(share), keep) + 1)
        axes = axes[:count]
        signs = np.sign(axes[np.arange(count), np.argmax(np.abs(axes), axis=1)])
        return Components(mean, scale, axes * signs[:, np.newaxis], variance[:count], share[:count])

    def reduce(self, block: np.ndarray) -> np.ndarray:
        """Rows in the components' coordinates: (rows, d) to (rows, k). A missing value stands for its column's mean."""
        block = np.asarray(block, dtype=np.float64)
        if block.ndim != 2 or block.shape[1] != self.mean.size:
            raise BadRows(f"The rows have the shape {block.shape}; the components were made for {self.mean.size} columns.")
        centred = (block - self.mean) / self.scale
        centred[np.isnan(centred)] = 0.0
        return centred @ self.axes.T

    def to_json(self, names: list[str]) -> str:
        """For people and other programs, with the columns' names."""
        return json.dumps(
            {
                "columns": names,
                "mean": self.mean.tolist(),
                "scale": self.scale.tolist(),
                "axes": self.axes.tolist(),
                "variance": self.variance.tolist(),
                "share": self.share.tolist(),
            },
            allow_nan=False,
        )

    @staticmethod
    def from_json(text: str) -> "Components":
        """What to_json wrote."""
        parts = json.loads(text)
        return Components(*(np.asarray(parts[name], dtype=np.float64) for name in ("mean", "scale", "axes", "variance", "share")))
