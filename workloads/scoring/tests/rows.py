"""Rows for the models of the tests."""

import csv
import io
import random

HEADER = ["id", "branch", "amount", "age", "region", "rate", "note"]
_NOTES = ["plain", "with, comma", 'with "quotes"', "two\nlines", "pipe|pipe", "", "Zürich"]


def rows(count, seed=1):
    pick = random.Random(seed)
    return [
        [
            f"{seed}-{number}",
            pick.choice(["Bern", "Genève", "St. Gallen, main", 'Branch "7"', "a|b"]),
            f"{pick.lognormvariate(8, 1):.2f}",
            pick.choice(["", str(pick.randint(18, 90))]),
            pick.choice(["north", "south", "east", "west", "atlantis", ""]),
            f"{pick.random() / 5:.4f}",
            pick.choice(_NOTES),
        ]
        for number in range(count)
    ]


def text(data, header=HEADER, delimiter=",", end="\n"):
    out = io.StringIO()
    csv.writer(out, lineterminator=end, delimiter=delimiter).writerows([header, *data] if header else data)
    return out.getvalue()


def results(data):
    """A result as a list of dicts."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), delimiter="|"))
