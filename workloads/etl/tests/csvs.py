"""CSV in the forms that banks send."""

import csv
import io
import random

AWKWARD = ["plain", "with, comma", 'with "quotes"', "two\nlines", "two\r\nlines", "", " spaces ", "Zürich", "naïve, \"é\"\nß", "'single'", "a|b"]


def rows(count, seed=1):
    """Rows of (id, fund, amount, note) with awkward notes."""
    pick = random.Random(seed)
    return [[str(number), f"F{pick.randrange(8):02d}", f"{pick.random() * 1000:.2f}", pick.choice(AWKWARD)] for number in range(count)]


HEADER = ["id", "fund", "amount", "note"]


def text(data, header=HEADER, end="\n", delimiter=","):
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, delimiter=delimiter)
    writer.writerows([header, *data] if header else data)
    return out.getvalue()


def read(data, encoding="utf-8"):
    """The rows of CSV bytes."""
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))
