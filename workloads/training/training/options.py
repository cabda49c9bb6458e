"""What both trainers take from the command line."""

from __future__ import annotations

import argparse
import pathlib


def parse(arguments: list[str], description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="The folder with the shards, on shared storage.")
    parser.add_argument("--output", type=pathlib.Path, required=True, help="Where checkpoints, the model and metrics go, on shared storage.")
    parser.add_argument("--epochs", type=_above(0, int), default=10)
    parser.add_argument("--batch", type=_above(0, int), default=256, help="Rows of a step on each worker.")
    parser.add_argument("--learning-rate", type=_above(0, float), default=0.01, help="Of one worker; it is multiplied by their number.")
    parser.add_argument("--hidden", type=_above(0, int), default=64)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args(arguments)


def _above(least, kind):
    def read(text: str):
        value = kind(text)
        if value <= least:
            raise argparse.ArgumentTypeError(f"{text} is not above {least}")
        return value

    read.__name__ = kind.__name__
    return read
