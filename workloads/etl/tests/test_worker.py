"""Cleaning: the rows of a part, as the warehouse reads them, whole or not at all."""

import csvs
import handlers
import pytest
from conftest import Crash
from handlers import deliver


@pytest.fixture
def place(world):
    class Place:
        landing = world.bucket("landing")
        results = world.bucket("results")
        queue = world.queue("work")

        def works(self, raw, **route):
            world.put(self.landing, "in/x.csv", raw)
            deliver(handlers.splitter(world, [{"kind": "loans", "pattern": "in/*", **route}], self.queue), world.event(self.landing, "in/x.csv"))
            return world.bodies(self.queue)

        def result(self):
            return [row for key in world.keys(self.results) for row in csvs.read(world.get(self.results, key))[1:]]

    return Place()


@pytest.mark.parametrize(
    ("raw", "route"),
    [
        (csvs.text(csvs.rows(100)).encode(), {}),
        (csvs.text(csvs.rows(100), end="\r\n").encode(), {}),
        (b"\xef\xbb\xbf" + csvs.text(csvs.rows(100)).encode(), {}),
        (csvs.text(csvs.rows(100)).encode("latin-1"), {}),
        (csvs.text(csvs.rows(100)).encode("cp1252"), {"encoding": "windows-1252"}),
        (csvs.text(csvs.rows(100), delimiter=";").encode(), {"delimiter": ";"}),
        (csvs.text(csvs.rows(60_000)).encode(), {"mode": "range", "range_mb": 1}),
    ],
    ids=["plain", "crlf", "mark", "latin-1", "windows-1252", "semicolons", "ranges"],
)
def test_rows_arrive_as_they_were_meant(world, place, raw, route):
    works = place.works(raw, **route)
    handle = handlers.worker(world, place.results)

    assert deliver(handle, *works) == []

    assert place.result() == csvs.rows(60_000 if "mode" in route else 100)
    assert world.keys(place.results) == [f"results/{work['result']}.csv" for work in works]
    first = world.get(place.results, world.keys(place.results)[0])
    assert first.startswith(b"id,fund,amount,note\n")


def test_an_empty_file_becomes_an_empty_result(world, place):
    deliver(handlers.worker(world, place.results), *place.works(b""))
    assert [world.get(place.results, key) for key in world.keys(place.results)] == [b""]


def test_a_crash_after_the_write_and_before_the_acknowledgement_changes_nothing(world, place):
    place.works(csvs.text(csvs.rows(10)).encode())
    handle = handlers.worker(world, place.results)

    def crashing(event, context):
        handle(event, context)
        raise Crash

    world.step(place.queue, crashing)
    before = world.get(place.results, world.keys(place.results)[0])
    world.drain(place.queue, handle)

    assert [world.get(place.results, key) for key in world.keys(place.results)] == [before]


@pytest.mark.parametrize(
    ("raw", "route", "reason", "detail"),
    [
        (b"a,b\n1,2\n1,2,3\n", {}, "malformed-csv", "record 2 of part 1 has 3 fields and not 2"),
        (b'a,b\n1,"2"x\n', {}, "malformed-csv", "record 1 of part 1: ',' expected after '\"'"),
    ],
)
def test_a_malformed_part_leaves_no_result(world, place, raw, route, reason, detail):
    assert deliver(handlers.worker(world, place.results), *place.works(raw, **route)) == []

    assert (world.reasons(), world.details()) == ([reason], [detail])
    assert world.keys(place.results) == []


def test_a_large_result_that_fails_takes_back_what_was_sent(world, place, monkeypatch):
    import shared.objects

    monkeypatch.setattr(shared.objects, "PART", 5 << 20)
    raw = b"a,b\n" + b"1,2345678\n" * 1_200_000 + b"1,2,3\n"

    assert deliver(handlers.worker(world, place.results), *place.works(raw)) == []

    assert world.reasons() == ["malformed-csv"]
    assert world.keys(place.results) == []


def test_work_that_does_not_agree_with_itself_is_poison(world, place):
    (work,) = place.works(b"a\n1\n")
    wrong = [{**work, "work_id": "0" * 64}, {**work, "range": {"start": 0, "end": 99}}, {**work, "version": 2}, {**work, "kind": "../x"}, {}]

    assert deliver(handlers.worker(world, place.results), *wrong) == []

    assert world.reasons() == ["not-understood"] * 5
    assert world.keys(place.results) == []
