"""Finds the categories in unlabelled feedback and trains the versions of the classifier.

  python3 -m feedback.train --texts feedback.txt --models models
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys

from .categories import Categories
from .classifier import VERSIONS, classify, save, train


def read(file: pathlib.Path) -> list[str]:
    """A JSON text on each line. Raises ValueError that names the line."""
    texts = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            text = json.loads(line)
        except ValueError as fault:
            raise ValueError(f"{file}:{number}: this is not JSON; write a text in quotes on each line.") from fault
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{file}:{number}: this is no text; write one in quotes.")
        texts.append(text)
    return texts


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Clusters feedback into categories and trains three versions of a classifier.")
    parser.add_argument("--texts", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    options = parser.parse_args(arguments)
    try:
        texts = read(options.texts)
        categories = Categories.found_in(texts)
    except (OSError, ValueError) as fault:
        print(f"train: {fault}", file=sys.stderr)
        return 2
    names = [f"{number:02d} {name}" for number, name in enumerate(categories.names)]
    for version in VERSIONS:
        model = train(texts, categories, version)
        agreed = sum(found == names[label] for (found, _), label in zip(classify(model, texts), categories.labels)) / len(texts)
        save(model, version, options.models / version.name)
        print(f"{version.name}: {len(texts)} texts, {len(categories.names)} categories, agrees with {agreed:.3f} of them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
