"""Events and manifests become work, once, for each file as it is."""

import json

import csvs
import handlers
import pytest
from conftest import Crash
from handlers import deliver
from shared.work import Work

LOANS = {"kind": "loans", "pattern": "in/loans-*.csv"}
CARDS = {"kind": "cards", "pattern": "in/*cards-*.csv"}


@pytest.fixture
def place(world):
    class Place:
        landing = world.bucket("landing")
        work = world.queue("work")

        def split(self, *routes, **more):
            return handlers.splitter(world, routes or (LOANS, CARDS), self.work, **more)

        def works(self):
            return [Work.parse(body) for body in world.bodies(self.work)]

        def rows(self, kind, key):
            """What the newest generation's work of a file covers."""
            works = [work for work in self.works() if (work.kind, work.source.key) == (kind, key)]
            newest = max(work.generation for work in works)
            data = world.get(self.landing, key)
            parts = sorted((work.part, data[work.start : work.end], work.encoding) for work in works if work.generation == newest)
            assert [number for number, _, _ in parts] == list(range(1, len(parts) + 1))
            return [row for _, part, encoding in parts for row in csvs.read(part, encoding)]

    return Place()


def test_thirteen_files_at_once_ten_for_one_model_and_four_for_another(world, place):
    """As in the proof of concept. Ten and four are fourteen: one of the thirteen files is work for both models."""
    loans = [f"in/loans-{number:02d}.csv" for number in range(9)]
    cards = [f"in/cards-{number:02d}.csv" for number in range(3)]
    both = "in/loans-cards-both.csv"
    everything = [*loans, *cards, both]
    assert len(everything) == 13
    data = {key: csvs.rows(50, seed) for seed, key in enumerate(everything)}
    for key, rows in data.items():
        world.put(place.landing, key, csvs.text(rows).encode())
    handle = place.split(LOANS, {"kind": "cards", "pattern": "in/*cards-*.csv"})

    assert deliver(handle, *(world.event(place.landing, key) for key in everything)) == []

    works = place.works()
    assert sorted(work.source.key for work in works if work.kind == "loans") == sorted([*loans, both])
    assert sorted(work.source.key for work in works if work.kind == "cards") == sorted([*cards, both])
    assert (len(works), len({work.work_id for work in works})) == (14, 14)
    for work in works:
        assert place.rows(work.kind, work.source.key) == data[work.source.key]


def test_a_repeated_event_is_no_second_work(world, place):
    world.put(place.landing, "in/loans-1.csv", b"id\n1\n")
    event = world.event(place.landing, "in/loans-1.csv")
    handle = place.split()

    assert deliver(handle, event, event) == []
    assert deliver(place.split(), event) == []

    assert len(place.works()) == 1


def test_a_large_file_is_cut_at_record_ends(world, place):
    data = csvs.rows(60_000)
    world.put(place.landing, "in/loans-1.csv", csvs.text(data, end="\r\n").encode())

    deliver(place.split({**LOANS, "mode": "range", "range_mb": 1}), world.event(place.landing, "in/loans-1.csv"))

    works = place.works()
    assert len(works) >= 2 and {work.parts for work in works} == {len(works)}
    assert {work.header for work in works} == {"id,fund,amount,note"}
    assert place.rows("loans", "in/loans-1.csv") == data


@pytest.mark.parametrize(
    ("name", "raw", "encoding"),
    [
        ("quotes and line feeds in fields", csvs.text(csvs.rows(200)).encode(), "utf-8"),
        ("CRLF", csvs.text(csvs.rows(200), end="\r\n").encode(), "utf-8"),
        ("byte order mark", b"\xef\xbb\xbf" + csvs.text(csvs.rows(200)).encode(), "utf-8"),
        ("Latin-1", csvs.text(csvs.rows(200)).encode("latin-1"), "iso-8859-1"),
        ("no end of the last record", csvs.text(csvs.rows(200)).rstrip("\n").encode(), "utf-8"),
    ],
)
def test_the_forms_of_csv(world, place, name, raw, encoding):
    world.put(place.landing, "in/loans-1.csv", raw)

    deliver(place.split(), world.event(place.landing, "in/loans-1.csv"))

    (work,) = place.works()
    assert (work.encoding, work.header) == (encoding, "id,fund,amount,note")
    assert place.rows("loans", "in/loans-1.csv") == csvs.rows(200)


def test_an_empty_file_is_work_without_rows(world, place):
    world.put(place.landing, "in/loans-1.csv", b"")

    deliver(place.split(), world.event(place.landing, "in/loans-1.csv"))

    (work,) = place.works()
    assert (work.start, work.end, work.header, work.parts) == (0, 0, None, 1)


def test_a_file_that_grows_is_a_new_generation_and_an_old_event_changes_nothing(world, place):
    rows = csvs.rows(30)
    first = world.event(place.landing, "in/loans-1.csv")
    second = world.event(place.landing, "in/loans-1.csv")
    world.put(place.landing, "in/loans-1.csv", csvs.text(rows[:10]).encode())
    deliver(place.split(), first)
    world.put(place.landing, "in/loans-1.csv", csvs.text(rows).encode())

    deliver(place.split(), second)
    deliver(place.split(), first, second)

    assert [work.generation for work in place.works()] == [1, 2]
    assert place.rows("loans", "in/loans-1.csv") == rows


def test_events_out_of_order_are_one_work_of_what_is_there(world, place):
    rows = csvs.rows(30)
    first = world.event(place.landing, "in/loans-1.csv")
    second = world.event(place.landing, "in/loans-1.csv")
    world.put(place.landing, "in/loans-1.csv", csvs.text(rows).encode())

    deliver(place.split(), second)
    deliver(place.split(), first)

    assert [work.generation for work in place.works()] == [1]


def test_a_content_that_is_replaced_while_it_is_read_is_left_to_its_own_event(world, place, monkeypatch):
    world.put(place.landing, "in/loans-1.csv", csvs.text(csvs.rows(10)).encode())
    handle = place.split()
    import splitter

    def find(ref):
        found = real(ref)
        world.put(place.landing, "in/loans-1.csv", csvs.text(csvs.rows(20)).encode())
        return found

    real = splitter.find
    monkeypatch.setattr(splitter, "find", find)
    assert deliver(handle, world.event(place.landing, "in/loans-1.csv")) == []
    assert place.works() == []
    monkeypatch.setattr(splitter, "find", real)
    deliver(handle, world.event(place.landing, "in/loans-1.csv"))

    assert place.rows("loans", "in/loans-1.csv") == csvs.rows(20)


def test_a_crash_between_sending_and_acknowledging_repeats_the_same_work(world, place, monkeypatch):
    intake = world.queue("intake")
    world.put(place.landing, "in/loans-1.csv", b"id\n1\n")
    world.send(intake, world.event(place.landing, "in/loans-1.csv"))
    handle = place.split()

    def crash(*_):
        raise Crash

    monkeypatch.setattr(handle.made.state, "finish", crash)
    assert world.step(intake, handle)
    monkeypatch.undo()
    world.drain(intake, handle)

    works = place.works()
    assert (len(works), len({work.work_id for work in works})) == (2, 1)
    assert world.reasons() == []


def test_a_process_that_vanished_holds_the_work_until_its_lease_ends(world, place):
    world.put(place.landing, "in/loans-1.csv", b"id\n1\n")
    event = world.event(place.landing, "in/loans-1.csv")
    handle = place.split()
    assert handle.made.state.claim(f"split#{place.landing}/in/loans-1.csv#1", "vanished", 3600)
    assert deliver(handle, event) == [0]
    world.lapse()

    assert deliver(handle, event) == []
    assert len(place.works()) == 1


def test_a_manifest_names_files(world, place):
    keys = [f"in/loans-{number}.csv" for number in range(12)]
    for key in keys:
        world.put(place.landing, key, b"id\n1\n")
    world.put(place.landing, "in/today.manifest.json", json.dumps({"objects": [{"bucket": place.landing, "key": key} for key in keys]}).encode())
    handle = place.split()

    deliver(handle, world.event(place.landing, "in/today.manifest.json"))
    deliver(handle, {"manifest": {"bucket": place.landing, "key": "in/today.manifest.json"}})
    deliver(handle, world.event(place.landing, keys[0]))

    assert sorted(work.source.key for work in place.works()) == sorted(keys)


def test_eventbridge_and_sns_say_the_same(world, place):
    world.put(place.landing, "in/loans-a b+c.csv", b"id\n1\n")
    entry = {"bucket": {"name": place.landing}, "object": {"key": "in/loans-a b+c.csv", "sequencer": "0001"}}
    bridge = {"source": "aws.s3", "detail-type": "Object Created", "detail": entry}
    wrapped = {"TopicArn": "arn:aws:sns:eu-west-1:000000000000:t", "Message": json.dumps(world.event(place.landing, "in/loans-a b+c.csv", "0001"))}

    assert deliver(place.split(), bridge, wrapped, {"Event": "s3:TestEvent", "Service": "Amazon S3"}) == []

    assert [work.source.key for work in place.works()] == ["in/loans-a b+c.csv"]


def test_poison_goes_to_the_dead_letters_with_its_reason_and_keeps_nothing_back(world, place):
    world.put(place.landing, "in/loans-good.csv", b"id\n1\n")
    world.put(place.landing, "in/loans-open.csv", b'id\n"1\n')
    world.put(place.landing, "in/loans-utf16.csv", "id\n1\n".encode("utf-16"))
    world.put(place.landing, "in/other.csv", b"id\n1\n")
    handle = place.split()
    bad = [world.event(place.landing, key) for key in ("in/loans-open.csv", "in/loans-utf16.csv", "in/other.csv", "in/loans-gone.csv")]

    failed = deliver(handle, *bad, world.event(place.landing, "in/loans-good.csv"), "no json", [1], {"Records": [{}]})

    assert failed == []
    assert world.reasons() == ["malformed-csv", "encoding", "no-route", "not-found", "not-understood", "not-understood", "not-understood"]
    letters = world.servers.sqs.held(world.dead_letters)
    assert json.loads(letters[0]["body"]) == bad[0]
    assert letters[4]["body"] == "no json"
    assert {letter["attributes"]["handler"]["StringValue"] for letter in letters} == {"splitter"}
    assert len(place.works()) == 1


def test_of_several_objects_in_a_message_only_the_bad_one_is_sent_off(world, place):
    world.put(place.landing, "in/loans-1.csv", b"id\n1\n")
    names = [{"bucket": place.landing, "key": "in/loans-1.csv"}, {"bucket": place.landing, "key": "elsewhere"}]

    assert deliver(place.split(), {"objects": names}) == []

    assert world.bodies(world.dead_letters) == [{"objects": [names[1]]}]
    assert len(place.works()) == 1


def test_what_fails_for_now_comes_back_alone_and_is_given_up_with_the_last_error(world, place, monkeypatch):
    for name in ("1", "2"):
        world.put(place.landing, f"in/loans-{name}.csv", b"id\n1\n")
    handle = place.split()
    real = handle.made._send

    def send(works):
        if works[0].source.key == "in/loans-1.csv":
            raise OSError("the queue is not there")
        return real(works)

    monkeypatch.setattr(handle.made, "_send", send)
    events = [world.event(place.landing, f"in/loans-{name}.csv") for name in ("1", "2")]

    assert deliver(handle, *events) == [0]
    assert deliver(handle, events[0], receives=4) == [0]
    assert world.reasons() == []
    assert deliver(handle, events[0], receives=5) == []

    assert world.reasons() == ["gave-up"]
    assert "the queue is not there" in world.details()[0]
    assert len(place.works()) == 1


def test_without_time_left_a_message_is_not_begun(world, place):
    from conftest import Context

    world.put(place.landing, "in/loans-1.csv", b"id\n1\n")
    record = {"messageId": "1", "body": json.dumps(world.event(place.landing, "in/loans-1.csv")), "attributes": {}}

    assert place.split()({"Records": [record]}, Context(5)) == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert place.works() == []


def test_batches_stay_below_the_queue_limit(world, place):
    header = ",".join(f"column_{number}" for number in range(4000))
    row = ",".join("1" * 200 for _ in range(4000)) + "\n"
    world.put(place.landing, "in/loans-wide.csv", (header + "\n" + row * 9).encode())

    deliver(place.split({**LOANS, "mode": "range", "range_mb": 1}), world.event(place.landing, "in/loans-wide.csv"))

    assert world.reasons() == []
    assert [work.part for work in place.works()] == list(range(1, len(place.works()) + 1))
