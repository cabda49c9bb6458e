"""Checkpoints on shared storage: whole or not there, the newest first, and no more than are wanted."""

from __future__ import annotations

import os
import pathlib
import re
from typing import Callable

NAME = re.compile(r"epoch-(\d{6})(\.[a-z0-9]+)")


class Checkpoints:
    """The checkpoints of one run in a folder.

    keep: how many of the newest stay.
    """

    def __init__(self, folder: pathlib.Path, suffix: str, keep: int = 3) -> None:
        if keep < 1:
            raise ValueError(f"keep is {keep}; one checkpoint or more must stay.")
        self._folder, self._suffix, self._keep = folder, suffix, keep

    def save(self, epoch: int, write: Callable[[pathlib.Path], None]) -> None:
        """Writes the checkpoint of an epoch beside its place and moves it there: who stops in between leaves no half of one."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f".epoch-{epoch:06d}-{os.getpid()}{self._suffix}"
        try:
            write(unfinished)
            with open(unfinished, "rb") as file:
                os.fsync(file.fileno())
            unfinished.replace(self._folder / f"epoch-{epoch:06d}{self._suffix}")
        finally:
            unfinished.unlink(missing_ok=True)
        for _, old in self._all()[: -self._keep]:
            old.unlink(missing_ok=True)

    def newest(self) -> tuple[int, pathlib.Path] | None:
        """The last whole epoch and its file; None before the first."""
        found = self._all()
        return found[-1] if found else None

    def _all(self) -> list[tuple[int, pathlib.Path]]:
        if not self._folder.is_dir():
            return []
        matches = ((NAME.fullmatch(file.name), file) for file in self._folder.iterdir())
        return sorted((int(match[1]), file) for match, file in matches if match and match[2] == self._suffix)
