"""One line of JSON for each epoch, and what TensorBoard shows where its writer is installed."""

from __future__ import annotations

import json
import pathlib
import sys


class Metrics:
    """Metrics of a run; the first worker alone writes them."""

    def __init__(self, folder: pathlib.Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "metrics.jsonl"
        self._board = _board(folder / "tensorboard")

    def write(self, epoch: int, **values: float) -> None:
        with open(self._file, "a", encoding="utf-8") as lines:
            lines.write(json.dumps({"epoch": epoch, **values}) + "\n")
        print(f"epoch {epoch}: " + " ".join(f"{name}={value:.4f}" for name, value in values.items()), file=sys.stderr, flush=True)
        if self._board is not None:
            for name, value in values.items():
                self._board.add_scalar(name, value, epoch)
            self._board.flush()


def _board(folder: pathlib.Path):
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(str(folder))
