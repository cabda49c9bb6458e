"""Incident records: the columns of the city's table that are used, and what the model sees of them."""

from __future__ import annotations

import csv
import io
import math
from datetime import datetime
from typing import Any, Iterable, Iterator, Mapping

# Columns of "Police Department Incident Reports: 2018 to Present" (data.sfgov.org, wg3w-h783) that the proof of concept took.
COLUMNS = (
    "Incident Datetime", "Incident Date", "Incident Time", "Incident Year", "Incident Day of Week", "Report Datetime", "Row ID",
    "Incident ID", "Incident Number", "CAD Number", "Report Type Code", "Report Type Description", "Filed Online", "Incident Code",
    "Incident Category", "Incident Subcategory", "Incident Description", "Resolution", "Police District", "Analysis Neighborhood",
    "Latitude", "Longitude",
)
TARGET = "Incident Category"

DISTRICTS = (
    "Bayview", "Central", "Ingleside", "Mission", "Northern", "Out of SF", "Park", "Richmond", "Southern", "Taraval", "Tenderloin",
)
REPORT_TYPES = ("II", "IS", "VI", "VS")  # Initial, supplement, vehicle initial, vehicle supplement.

# What is known when a report comes in. Code, subcategory, description and resolution tell the category and would be cheating.
INPUTS = ("Incident Datetime", "Report Datetime", "Report Type Code", "Filed Online", "Police District", "Latitude", "Longitude")
FEATURES = (
    "hour_sin", "hour_cos", "weekday", "month", "hours_to_report", "filed_online", "report_type", "district", "latitude", "longitude",
)
CATEGORICAL = ("weekday", "report_type", "district")

# Far outside of these, a position is not in the city but a mistake.
LATITUDES = (37.6, 37.9)
LONGITUDES = (-122.6, -122.3)


class BadRecord(ValueError):
    """A record that the model cannot take; the message says which, why, and what to send."""


def features_of(record: Mapping[str, Any], where: str) -> list[float]:
    """The features of a record in the order of FEATURES. An unknown position is NaN, which the model knows how to take.

    where: how the record is named in messages, "record 3".

    Raises BadRecord with everything that is wrong.
    """
    problems: list[str] = []
    missing = [name for name in INPUTS[:5] if record.get(name) in (None, "")]
    # The city leaves 'Filed Online' empty where a report was not.
    missing = [name for name in missing if name != "Filed Online"]
    if missing:
        problems.append(f"without {', '.join(missing)}")
    happened = _moment(record, "Incident Datetime", problems)
    reported = _moment(record, "Report Datetime", problems)
    if happened and reported and reported < happened:
        problems.append("'Report Datetime' is before 'Incident Datetime'")
    kind = _choice(record, "Report Type Code", REPORT_TYPES, problems)
    district = _choice(record, "Police District", DISTRICTS, problems)
    online = str(record.get("Filed Online") or "false").strip().lower()
    if online not in ("true", "false"):
        problems.append(f"'Filed Online' is '{record['Filed Online']}', not true or false")
    latitude = _position(record, "Latitude", LATITUDES, problems)
    longitude = _position(record, "Longitude", LONGITUDES, problems)
    if problems:
        raise BadRecord(f"{where}: {'; '.join(problems)}")
    hour = (happened.hour + happened.minute / 60) * math.tau / 24
    return [
        math.sin(hour), math.cos(hour), float(happened.weekday()), float(happened.month),
        (reported - happened).total_seconds() / 3600, float(online == "true"), float(kind), float(district), latitude, longitude,
    ]


def read_csv(text: str) -> Iterator[dict[str, str]]:
    """Records of a CSV with a header. Raises BadRecord where the header lacks a column or a row has another number of fields."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        header = next(rows, None)
        if header is None:
            raise BadRecord("The CSV is empty; send a header and one row or more.")
        lacking = [name for name in INPUTS if name not in header]
        if lacking:
            raise BadRecord(f"The CSV's header lacks {', '.join(lacking)}; its first line must name the columns.")
        for row in rows:
            if row and len(row) != len(header):
                raise BadRecord(f"Line {rows.line_num} of the CSV has {len(row)} fields and the header has {len(header)}.")
            if row:
                yield dict(zip(header, row))
    except csv.Error as fault:
        raise BadRecord(f"Line {rows.line_num} of the CSV cannot be read: {fault}.") from fault


def table_of(records: Iterable[Mapping[str, Any]], what: str = "record") -> list[list[float]]:
    """The features of all records. Raises BadRecord with the first ten that are wrong."""
    rows: list[list[float]] = []
    problems: list[str] = []
    for number, record in enumerate(records, start=1):
        try:
            if not isinstance(record, Mapping):
                raise BadRecord(f"{what} {number}: it is a {type(record).__name__}, not an object with the columns as keys")
            rows.append(features_of(record, f"{what} {number}"))
        except BadRecord as bad:
            problems.append(str(bad))
            if len(problems) == 10:
                problems.append("and perhaps more")
                break
    if problems:
        raise BadRecord("\n".join(problems))
    return rows


def _moment(record: Mapping[str, Any], name: str, problems: list[str]) -> datetime | None:
    text = record.get(name)
    if text in (None, ""):
        return None
    for form in ("%Y/%m/%d %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S"):
        try:
            return datetime.strptime(str(text).split(".")[0], form)
        except ValueError:
            continue
    problems.append(f"'{name}' is '{text}', not a time such as '2021/07/25 01:30:00 PM' or '2021-07-25T13:30:00'")
    return None


def _choice(record: Mapping[str, Any], name: str, known: tuple[str, ...], problems: list[str]) -> int:
    text = record.get(name)
    if text in (None, ""):
        return -1
    if text not in known:
        problems.append(f"'{name}' is '{text}', not one of {', '.join(known)}")
        return -1
    return known.index(text)


def _position(record: Mapping[str, Any], name: str, bounds: tuple[float, float], problems: list[str]) -> float:
    value = record.get(name)
    if value in (None, ""):
        return math.nan
    try:
        number = float(value)
    except (TypeError, ValueError):
        problems.append(f"'{name}' is '{value}', not a number")
        return math.nan
    if not bounds[0] <= number <= bounds[1]:
        problems.append(f"'{name}' is {value}, not between {bounds[0]} and {bounds[1]}")
    return number
