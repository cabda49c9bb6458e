"""Generated incident records in which time, place and the way of reporting say something about the category, as they do in a city.

  python3 -m crimes.generate --records 50000 > incidents.csv
"""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import datetime, timedelta
from typing import Iterator

import numpy as np

from .records import COLUMNS, DISTRICTS

# Category: weight, hour at which it peaks, share filed online, mean hours until it is reported, report type, favourite districts.
CATEGORIES = {
    "Larceny Theft": (0.30, 18, 0.45, 20.0, "II", ("Central", "Northern", "Southern")),
    "Malicious Mischief": (0.09, 22, 0.30, 12.0, "II", ("Mission", "Bayview")),
    "Motor Vehicle Theft": (0.09, 23, 0.00, 8.0, "VI", ("Bayview", "Ingleside", "Taraval")),
    "Assault": (0.09, 1, 0.00, 1.0, "II", ("Mission", "Tenderloin", "Southern")),
    "Burglary": (0.08, 4, 0.05, 10.0, "II", ("Northern", "Richmond", "Park")),
    "Fraud": (0.06, 12, 0.40, 200.0, "II", ("Taraval", "Richmond", "Central")),
    "Drug Offense": (0.05, 16, 0.00, 0.2, "II", ("Tenderloin",)),
    "Robbery": (0.04, 21, 0.00, 1.0, "II", ("Mission", "Bayview", "Tenderloin")),
    "Lost Property": (0.05, 14, 0.85, 48.0, "II", ("Central", "Southern")),
    "Recovered Vehicle": (0.05, 10, 0.00, 0.5, "VS", ("Bayview", "Ingleside")),
    "Missing Person": (0.04, 9, 0.00, 24.0, "II", ("Bayview", "Ingleside", "Mission")),
    "Warrant": (0.06, 15, 0.00, 0.1, "II", ("Tenderloin", "Southern", "Out of SF")),
}
CENTRES = {
    "Bayview": (37.735, -122.392), "Central": (37.799, -122.410), "Ingleside": (37.724, -122.431), "Mission": (37.760, -122.419),
    "Northern": (37.785, -122.431), "Park": (37.768, -122.450), "Richmond": (37.780, -122.480), "Southern": (37.777, -122.402),
    "Taraval": (37.740, -122.480), "Tenderloin": (37.783, -122.414),
}
KINDS = {"II": "Initial", "VI": "Vehicle Initial", "VS": "Vehicle Supplement"}
FORM = "%Y/%m/%d %I:%M:%S %p"


def records(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many records, always the same for a seed."""
    random = np.random.default_rng(seed)
    names = list(CATEGORIES)
    weights = np.array([CATEGORIES[name][0] for name in names])
    for number, chosen in enumerate(random.choice(len(names), count, p=weights / weights.sum())):
        yield _record(number, names[chosen], random)


def _record(number: int, category: str, random: np.random.Generator) -> dict[str, str]:
    _, peak, online, delay, kind, favourites = CATEGORIES[category]
    hour = (peak + random.normal(0, 4)) % 24
    happened = datetime(2021, 1, 1) + timedelta(days=int(random.integers(0, 730)), hours=float(hour))
    reported = happened + timedelta(hours=float(random.exponential(delay)))
    district = str(random.choice(favourites) if random.random() < 0.7 else random.choice(DISTRICTS))
    latitude, longitude = "", ""
    if district in CENTRES and random.random() > 0.05:
        at = random.normal(CENTRES[district], 0.008)
        latitude, longitude = f"{at[0]:.6f}", f"{at[1]:.6f}"
    incident = 900_000 + number
    values = (
        happened.strftime(FORM), happened.strftime("%Y/%m/%d"), happened.strftime("%H:%M"), str(happened.year), happened.strftime("%A"),
        reported.strftime(FORM), f"{incident}04134", str(incident), f"21{incident:07}", f"21{incident:07}", kind, KINDS[kind],
        "true" if random.random() < online else "", "04134", category, category, f"{category}, other", "Open or Active", district,
        district, latitude, longitude,
    )
    return dict(zip(COLUMNS, values, strict=True))


def write(count: int, seed: int, to) -> None:
    """A CSV with a header and so many records."""
    rows = csv.DictWriter(to, COLUMNS, lineterminator="\n")
    rows.writeheader()
    rows.writerows(records(count, seed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Generated incident records as CSV.")
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.records, options.seed, sys.stdout)
