"""The SQL of a load. It runs on Redshift and on PostgreSQL alike, but for COPY from S3, which only Redshift has.

One load is one transaction: the rows of one result come into a staging table, and from there into the target, together with a record of the
load. What the record says decides: a result that is recorded, or one of an older generation of its file, changes nothing.
"""

import re
from dataclasses import dataclass

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_TYPE = re.compile(
    r"smallint|integer|bigint|real|double precision|boolean|date|timestamp|timestamptz|(decimal|numeric)\(\d{1,2},\d{1,2}\)|(var)?char\(\d{1,5}\)"
)
_DELIMITERS = {"csv": ",", "psv": "|"}
ORIGIN = ("source_file", "source_generation", "source_part")


@dataclass(frozen=True)
class Table:
    """Where the results of one kind go."""

    schema: str
    name: str
    columns: tuple
    format: str = "csv"
    header: int = 1
    keys: tuple = ()
    newest_by: str | None = None

    @property
    def target(self):
        return f"{_quoted(self.schema)}.{_quoted(self.name)}"

    @property
    def loads(self):
        return f"{_quoted(self.schema)}.{_quoted(self.name + '_loads')}"


def table_of(entry, problem):
    """A Table from its settings; each thing that is wrong is told to problem(text)."""
    if not isinstance(entry, dict):
        return problem("is no JSON object")
    known = {"schema", "table", "columns", "format", "header", "keys", "newest_by"}
    for name in sorted(entry.keys() - known):
        problem(f"has {name}, which is not known")
    for name in ("schema", "table"):
        if not isinstance(entry.get(name), str) or not _NAME.fullmatch(entry[name]):
            problem(f"{name} is {entry.get(name)!r}; use a name of a-z, 0-9 and '_' of at most 63 characters")
    columns = entry.get("columns")
    if not isinstance(columns, list) or not columns or not all(isinstance(column, dict) for column in columns):
        problem("columns is no list of {name, type}")
        columns = []
    names = [column.get("name") for column in columns]
    for column in columns:
        if not isinstance(column.get("name"), str) or not _NAME.fullmatch(column["name"]) or column["name"] in ORIGIN:
            problem(f"column name {column.get('name')!r} is not usable")
        if not isinstance(column.get("type"), str) or not _TYPE.fullmatch(column["type"]):
            problem(f"column type {column.get('type')!r} is not one of those that both engines know")
    if len(set(map(str, names))) != len(names):
        problem("a column is named twice")
    if entry.get("format", "csv") not in _DELIMITERS:
        problem(f"format is {entry['format']!r}; use csv or psv")
    if entry.get("header", 1) not in (0, 1):
        problem("header is neither 0 nor 1")
    keys, newest_by = entry.get("keys", []), entry.get("newest_by")
    if not isinstance(keys, list) or any(key not in names for key in keys):
        problem("keys are not all columns")
    if bool(keys) != bool(newest_by) or (newest_by and (newest_by not in names or newest_by in keys)):
        problem("keys and newest_by go together, and newest_by is a column that is no key")
    return lambda: Table(
        entry["schema"],
        entry["table"],
        tuple((column["name"], column["type"]) for column in columns),
        entry.get("format", "csv"),
        entry.get("header", 1),
        tuple(keys),
        newest_by,
    )


def preparation(tables):
    """Statements that create what is not there yet."""
    for schema in sorted({table.schema for table in tables}):
        yield f"CREATE SCHEMA IF NOT EXISTS {_quoted(schema)}"
    for table in tables:
        yield (
            f"CREATE TABLE IF NOT EXISTS {table.target} ({_columns(table)}, "
            "source_file VARCHAR(1024) NOT NULL, source_generation BIGINT NOT NULL, source_part INTEGER NOT NULL)"
        )
        yield (
            f"CREATE TABLE IF NOT EXISTS {table.loads} (load_id VARCHAR(64) NOT NULL, source_file VARCHAR(1024) NOT NULL, "
            "source_generation BIGINT NOT NULL, source_part INTEGER NOT NULL, source_parts INTEGER NOT NULL, loaded_at TIMESTAMPTZ NOT NULL)"
        )


def load(table, result, manifest, role, load_id, now):
    """The statements that load one result, to be run in this order in one transaction."""
    names = [_quoted(name) for name, _ in table.columns]
    listed = ", ".join(names)
    file = literal(result.file)
    staging = f"staging_{load_id}"

    # First of all: whoever comes second waits here, and then sees what the first one did. Redshift would otherwise abort one of the two.
    yield f"LOCK TABLE {table.loads}"
    yield f"CREATE TEMPORARY TABLE {staging} ({_columns(table)})"
    # A manifest and not the result's own address: COPY takes an address as a prefix, and part 1 would bring part 10 along.
    yield (
        f"COPY {staging} ({listed}) FROM {literal(manifest)} IAM_ROLE {literal(role)} MANIFEST "
        f"FORMAT AS CSV DELIMITER {literal(_DELIMITERS[table.format])} IGNOREHEADER {table.header} EMPTYASNULL ENCODING UTF8"
    )
    # The time is a literal: CURRENT_TIMESTAMP is a function of Redshift's leader node, and can not be in a statement that reads a table.
    yield (
        f"INSERT INTO {table.loads} (load_id, source_file, source_generation, source_part, source_parts, loaded_at) "
        f"SELECT {literal(load_id)}, {file}, {result.generation}, {result.part}, {result.parts}, CAST({literal(now)} AS TIMESTAMPTZ) "
        f"FROM (SELECT COUNT(*) AS known FROM {table.loads} WHERE source_file = {file} AND (source_generation > {result.generation} "
        f"OR (source_generation = {result.generation} AND source_part = {result.part}))) AS loads WHERE loads.known = 0"
    )
    # Not recorded just now: it has been loaded before, or something newer has. Then nothing is left to insert.
    yield f"DELETE FROM {staging} WHERE 0 = (SELECT COUNT(*) FROM {table.loads} WHERE load_id = {literal(load_id)})"
    yield f"DELETE FROM {table.target} WHERE source_file = {file} AND source_generation < {result.generation}"
    into = f"INSERT INTO {table.target} ({listed}, {', '.join(ORIGIN)})"
    origin = f"{file}, {result.generation}, {result.part}"
    if not table.keys:
        yield f"{into} SELECT {listed}, {origin} FROM {staging}"
        return
    held, newest = _quoted(table.name), _quoted(table.newest_by)
    keys = [_quoted(key) for key in table.keys]
    # Of two rows as new as each other the file and part decide, so that the order of arrival never does.
    yield (
        f"DELETE FROM {table.target} USING {staging} WHERE {' AND '.join(f'{held}.{key} = {staging}.{key}' for key in keys)} AND "
        f"({held}.{newest} < {staging}.{newest} OR ({held}.{newest} = {staging}.{newest} AND ({held}.source_file < {file} "
        f"OR ({held}.source_file = {file} AND {held}.source_part <= {result.part}))))"
    )
    order = ", ".join([f"{newest} DESC", *(name for name in names if name not in keys and name != newest)])
    yield (
        f"{into} SELECT {', '.join(f'ranked.{name}' for name in names)}, {origin} "
        f"FROM (SELECT {listed}, ROW_NUMBER() OVER (PARTITION BY {', '.join(keys)} ORDER BY {order}) AS place FROM {staging}) AS ranked "
        f"LEFT JOIN {table.target} AS held ON {' AND '.join(f'held.{key} = ranked.{key}' for key in keys)} "
        f"WHERE ranked.place = 1 AND held.source_file IS NULL"
    )


def _quoted(name):
    """A name as it is, even if it is a word of SQL. Names are checked to hold no quote."""
    return f'"{name}"'


def literal(text):
    """Text as an SQL string. A backslash is an escape for Redshift and none for PostgreSQL, so it is joined in by its number."""
    quoted = "'" + text.replace("'", "''") + "'"
    return quoted if "\\" not in text else "(" + quoted.replace("\\", "' || CHR(92) || '") + ")"


def _columns(table):
    return ", ".join(f"{_quoted(name)} {kind}{' NOT NULL' if name in table.keys or name == table.newest_by else ''}" for name, kind in table.columns)
