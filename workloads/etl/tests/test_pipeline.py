"""From the bucket to the warehouse, with every message delivered late, twice or both."""

import random

import csvs
import handlers
import pytest

COLUMNS = [
    {"name": "id", "type": "integer"},
    {"name": "fund", "type": "char(3)"},
    {"name": "amount", "type": "decimal(12,2)"},
    {"name": "note", "type": "varchar(200)"},
]


@pytest.mark.parametrize("seed", range(3))
def test_every_row_arrives_once_whatever_happens_to_the_messages(world, seed):
    pick = random.Random(seed)
    landing, results, manifests = (world.bucket(name) for name in ("landing", "results", "manifests"))
    intake, work, cleaning, load = (world.queue(name) for name in ("intake", "work", "cleaning", "load"))
    schema = f"ml{world.number}"
    kinds = ("loans", "cards")
    split = handlers.splitter(
        world,
        [{"kind": "loans", "pattern": "in/loans-*", "mode": "range", "range_mb": 1}, {"kind": "cards", "pattern": "in/*cards-*", "encoding": "auto"}],
        work,
    )
    dispatch = handlers.dispatcher(world, {kind: {"type": "queue", "url": cleaning} for kind in kinds})
    clean = handlers.worker(world, results)
    loading = handlers.loader(world, {kind: {"schema": schema, "table": kind, "columns": COLUMNS} for kind in kinds}, manifests)
    loading.made.prepare()

    # Ten files of one kind and four of another, one of them of both: thirteen. One is large, one is empty, and one grows.
    files = {f"in/loans-{number}.csv": csvs.rows(pick.randint(1, 40), number) for number in range(7)}
    files |= {f"in/cards-{number}.csv": csvs.rows(pick.randint(1, 40), 100 + number) for number in range(3)}
    files |= {"in/loans-cards-both.csv": csvs.rows(30, 200), "in/loans-large.csv": csvs.rows(45_000, 201), "in/loans-empty.csv": []}
    assert len(files) == 13
    events = []
    for number, (key, rows) in enumerate(files.items()):
        if key == "in/loans-0.csv":
            world.put(landing, key, csvs.text(rows[: len(rows) // 2]).encode())
            events.append(world.event(landing, key))
            world.send(intake, events[-1])
            world.drain(intake, split)
        text = csvs.text(rows, end=pick.choice(["\n", "\r\n"])) if rows else ""
        world.put(landing, key, text.encode(("utf-8", "utf-8-sig", "latin-1")[number % 3]))
        events.append(world.event(landing, key))

    def shuffled(messages):
        copies = [message for message in messages for _ in range(pick.choice([1, 1, 2]))]
        pick.shuffle(copies)
        return copies

    for event in shuffled(events):
        world.send(intake, event)
    world.drain(intake, split, batch=pick.choice([1, 10]))
    for body in shuffled(world.bodies(work)):
        world.send(work, body)
    world.drain(work, dispatch)
    world.drain(cleaning, clean)
    for key in shuffled(world.keys(results)):
        world.send(load, world.event(results, key))
    world.drain(load, loading, batch=5)

    assert world.reasons() == []
    for kind, wanted in (("loans", lambda key: "loans" in key), ("cards", lambda key: "cards" in key)):
        with world.servers.database.cursor() as cursor:
            cursor.execute(f"SELECT source_file, id, fund, amount, coalesce(note, '') FROM {schema}.{kind}")
            found = sorted((file, str(id_), fund, str(amount), note) for file, id_, fund, amount, note in cursor.fetchall())
        expected = sorted((f"{landing}/{key}", *row) for key, rows in files.items() if wanted(key) for row in rows)
        assert found == expected
