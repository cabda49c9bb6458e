"""Loads on a real SQL server: whatever comes twice, late or at once, each row is there once."""

import itertools
import json
import threading

import handlers
import pytest
from conftest import Context, Crash
from handlers import deliver
from shared.aws import client

COLUMNS = [{"name": "id", "type": "integer"}, {"name": "score", "type": "double precision"}, {"name": "order", "type": "varchar(100)"}]


@pytest.fixture
def place(world):
    schema = f"ml{world.number}"

    class Place:
        results = world.bucket("results")
        manifests = world.bucket("manifests")
        tables = {
            "loans": {"schema": schema, "table": "loan_scores", "columns": COLUMNS, "format": "psv"},
            "cards": {"schema": schema, "table": "card_scores", "columns": COLUMNS, "format": "csv", "keys": ["id"], "newest_by": "score"},
        }

        def handle(self, **more):
            made = handlers.loader(world, self.tables, self.manifests, **more)
            made.made.prepare()
            return made

        def result(self, rows, file="landing/in/x.csv", generation=1, part=1, parts=1, kind="loans"):
            """Writes a result; the event that S3 would send."""
            psv = kind == "loans"
            key = f"results/{kind}/{file}/g{generation:08d}/part-{part:05d}-of-{parts:05d}.{'psv' if psv else 'csv'}"
            lines = [["id", "score", "order"], *rows]
            world.put(self.results, key, "".join(("|" if psv else ",").join(map(str, line)) + "\n" for line in lines).encode())
            return world.event(self.results, key)

        def rows(self, table="loan_scores", columns="id"):
            with world.servers.database.cursor() as cursor:
                cursor.execute(f"SELECT {columns} FROM {schema}.{table} ORDER BY 1, 2" if "," in columns else f"SELECT {columns} FROM {schema}.{table} ORDER BY 1")
                found = cursor.fetchall()
                return found if "," in columns else [row[0] for row in found]

    return Place()


def test_rows_come_with_their_origin(world, place):
    event = place.result([(1, 0.5, "a"), (2, "", "O'Neill, x")])

    assert deliver(place.handle(), event) == []

    assert place.rows(columns='id, score, "order", source_file, source_generation, source_part') == [
        (1, 0.5, "a", "landing/in/x.csv", 1, 1),
        (2, None, "O'Neill, x", "landing/in/x.csv", 1, 1),
    ]


def test_a_repeat_does_not_double_rows(world, place):
    event = place.result([(1, 1, "a"), (2, 2, "b")])
    handle = place.handle()

    for _ in range(3):
        assert deliver(handle, event, event) == []

    assert place.rows() == [1, 2]
    assert len(place.rows("loan_scores_loads", "source_part")) == 1


def test_a_crash_between_the_load_and_the_acknowledgement_does_not_double_rows(world, place):
    queue = world.queue("load")
    world.send(queue, place.result([(1, 1, "a")]))
    handle = place.handle()

    def crashing(event, context):
        handle(event, context)
        raise Crash

    world.step(queue, crashing)
    assert place.rows() == [1]
    world.drain(queue, handle)

    assert place.rows() == [1]


def test_two_loads_of_one_result_at_the_same_time_load_it_once(world, place):
    event = place.result([(number, number, "a") for number in range(500)])
    handle = place.handle()
    answers, before = [], len(world.servers.warehouse.errors)
    threads = [threading.Thread(target=lambda: answers.append(deliver(handle, event))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # They wait for each other: none is refused for the sake of order, which would cost a try. (The test's S3 server, unlike S3, lets one read
    # a manifest that another is just writing anew; that load comes back.)
    assert not any("serialize" in error for error in world.servers.warehouse.errors[before:])
    for _ in range(sum(map(len, answers))):
        assert deliver(handle, event) == []
    assert place.rows() == list(range(500))
    assert len(place.rows("loan_scores_loads", "source_part")) == 1


def test_part_one_does_not_bring_part_ten_along(world, place):
    events = [place.result([(part, part, "a")], part=part, parts=10) for part in range(1, 11)]
    handle = place.handle()

    deliver(handle, events[0])
    assert place.rows() == [1]
    deliver(handle, *events)
    assert place.rows() == list(range(1, 11))


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_newer_generation_replaces_an_older_one_in_any_order(world, place, order):
    events = [
        place.result([(1, 1, "old"), (2, 2, "old")], generation=1),
        place.result([(1, 1, "new")], generation=2, part=1, parts=2),
        place.result([(3, 3, "new")], generation=2, part=2, parts=2),
    ]
    other = place.result([(9, 9, "other")], file="landing/in/y.csv")
    handle = place.handle()

    deliver(handle, other, *(events[number] for number in order), *events)

    assert place.rows(columns='id, "order"') == [(1, "new"), (3, "new"), (9, "other")]


def test_a_file_that_became_empty_takes_its_rows_away(world, place):
    handle = place.handle()
    deliver(handle, place.result([(1, 1, "a")], generation=1))
    deliver(handle, place.result([], generation=2))
    assert place.rows() == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_with_keys_the_newest_row_stays_in_any_order(world, place, order):
    events = [
        place.result([(1, 10, "a"), (2, 30, "a"), (2, 5, "a")], file="landing/a.csv", kind="cards"),
        place.result([(1, 20, "b"), (2, 7, "b")], file="landing/b.csv", kind="cards"),
        place.result([(1, 20, "c"), (3, 1, "c")], file="landing/c.csv", kind="cards"),
    ]
    handle = place.handle()

    for number in order:
        assert deliver(handle, events[number]) == []
    deliver(handle, *events)

    assert place.rows("card_scores", 'id, score, "order"') == [(1, 20.0, "c"), (2, 30.0, "a"), (3, 1.0, "c")]


@pytest.mark.parametrize("name", ["it's; DROP TABLE x--.csv", "back\\slash.csv", "quote\".csv", "Zürich.csv", "a b+c%20.csv"])
def test_the_name_of_a_file_is_data(world, place, name):
    handle = place.handle()
    event = place.result([(1, 1, "a")], file=f"landing/{name}")

    assert deliver(handle, event, event) == []

    assert (world.reasons(), place.rows(columns="id, source_file")) == ([], [(1, f"landing/{name}")])


def test_rows_that_do_not_fit_are_poison_and_load_nothing(world, place):
    handle = place.handle()
    bad = place.result([(1, 1, "a"), ("x", 2, "b")], file="landing/bad.csv")
    good = place.result([(3, 3, "c")])

    assert deliver(handle, bad, good) == []

    assert world.reasons() == ["load-failed"]
    assert "bad.csv" in world.details()[0] and 'invalid input syntax for type integer: "x"' in world.details()[0]
    assert place.rows() == [3]


def test_what_the_warehouse_refuses_for_now_comes_back(world, place):
    event = place.result([(1, 1, "a")])
    handle = place.handle()
    world.servers.warehouse.fail_next.append("1023: Serializable isolation violation on table - 100, transactions forming the cycle are: 1, 2")

    assert deliver(handle, event) == [0]
    assert place.rows() == []
    assert deliver(handle, event) == []
    assert place.rows() == [1]


def test_a_result_that_vanishes_before_it_is_copied_is_not_recorded_as_loaded(world, place, monkeypatch):
    import loader

    event = place.result([(1, 1, "a")])
    handle = place.handle()
    real = loader.put

    def put(*arguments):
        client("s3").delete_object(Bucket=place.results, Key=event["Records"][0]["s3"]["object"]["key"])
        return real(*arguments)

    monkeypatch.setattr(loader, "put", put)
    assert deliver(handle, event) == [0]
    assert place.rows("loan_scores_loads", "source_part") == []


def test_a_load_that_outlives_the_call_is_seen_as_done_by_the_next(world, place, monkeypatch):
    event = place.result([(1, 1, "a")])
    handle = place.handle()
    warehouse = world.servers.warehouse
    record = {"messageId": "0", "body": json.dumps(event), "attributes": {}}
    warehouse.hold.clear()
    try:
        answer = handle.made.batch.run({"Records": [record]}, Context(), lambda body, message: handle.made.message(body, message, 0))
    finally:
        warehouse.hold.set()

    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert deliver(handle, event) == []
    assert place.rows() == [1]


def test_what_is_no_result_or_has_no_table_is_poison(world, place):
    world.put(place.results, "results/readme.txt", b"x")
    other = place.result([], kind="loans")
    wrong = json.loads(json.dumps(other).replace(".psv", ".csv"))

    assert deliver(place.handle(), world.event(place.results, "results/readme.txt"), wrong) == []

    assert world.reasons() == ["not-understood", "no-table"]


def test_preparing_twice_keeps_what_is_there(world, place):
    deliver(place.handle(), place.result([(1, 1, "a")]))
    place.handle().made.prepare()
    assert place.rows() == [1]


def test_the_handler_prepares_and_loads_from_its_environment(world, place, monkeypatch):
    import loader

    environment = {
        "DEAD_LETTER_QUEUE_URL": world.dead_letters,
        "DATABASE": "ml",
        "CLUSTER_IDENTIFIER": "ml",
        "COPY_ROLE_ARN": handlers.ROLE,
        "MANIFEST_BUCKET": place.manifests,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    world.put(place.manifests, "tables.json", json.dumps(place.tables).encode())
    monkeypatch.setenv("TABLES", f"s3://{place.manifests}/tables.json")
    loader._loader.cache_clear()

    assert loader.handler({"prepare": True}, Context()) == {"statements": 5}
    record = {"messageId": "0", "body": json.dumps(place.result([(1, 1, "a")])), "attributes": {"ApproximateReceiveCount": "1"}}
    assert loader.handler({"Records": [record]}, Context()) == {"batchItemFailures": []}

    assert place.rows() == [1]
    loader._loader.cache_clear()
