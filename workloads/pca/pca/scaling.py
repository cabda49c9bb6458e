"""How the time of a job depends on the number of nodes: T(n) = fixed + shared / n."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# The proof of concept: minutes for 10,180,084 rows by 109 columns.
NODES = (2, 4, 6, 8)
MINUTES = (2.2, 1.48, 0.84, 0.86)


@dataclass(frozen=True)
class Scaling:
    """fixed: minutes that more nodes do not shorten; shared: minutes of work that nodes share."""

    fixed: float
    shared: float

    @staticmethod
    def fitted(nodes: tuple[int, ...], minutes: tuple[float, ...]) -> "Scaling":
        """The least-squares fit in which neither part is negative."""
        if len(nodes) != len(minutes) or len(set(nodes)) < 2:
            raise ValueError("A fit needs as many times as numbers of nodes, and two different numbers of nodes.")
        per_node = 1.0 / np.asarray(nodes, dtype=float)
        times = np.asarray(minutes, dtype=float)
        (fixed, shared), *_ = np.linalg.lstsq(np.column_stack([np.ones_like(per_node), per_node]), times, rcond=None)
        if fixed < 0:
            return Scaling(0.0, float(per_node @ times / (per_node @ per_node)))
        if shared < 0:
            return Scaling(float(times.mean()), 0.0)
        return Scaling(float(fixed), float(shared))

    def minutes(self, nodes: int) -> float:
        """The time on so many nodes."""
        return self.fixed + self.shared / nodes
