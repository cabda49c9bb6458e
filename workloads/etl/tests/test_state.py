"""The state table: who has work, and which content of a file is the newest. The server is DynamoDB's protocol on a real store."""

import threading

import pytest
from shared.errors import Busy, Superseded
from shared.state import State


def test_contents_are_numbered_as_their_sequencers_say(world):
    state = State(world.table)
    assert state.generation("file", "a:1", "0A") == 1
    assert state.generation("file", "a:1", "0A") == 1
    assert state.generation("file", "b:1", "0C") == 2
    # Late: the content of before, and one in between that was never seen.
    for identity, sequencer in (("a:1", "0A"), ("c:1", "0B")):
        with pytest.raises(Superseded):
            state.generation("file", identity, sequencer)
    # The content of before once more, but put there anew.
    assert state.generation("file", "a:1", "0D") == 3
    assert state.generation("other", "a:1", "01") == 1


def test_sequencers_of_different_lengths_are_filled_on_the_right(world):
    state = State(world.table)
    assert state.generation("file", "a:1", "0055AED6DCD90281E5") == 1
    assert state.generation("file", "b:1", "0055AED6DCD90281E5A") == 2
    with pytest.raises(Superseded):
        state.generation("file", "c:1", "0055aed6dcd90281e4ff")


def test_without_a_sequencer_another_content_is_a_newer_one(world):
    state = State(world.table)
    assert [state.generation("file", identity, None) for identity in ("a:1", "a:1", "b:1")] == [1, 1, 2]


def test_of_many_who_claim_at_the_same_time_one_gets_it(world):
    state = State(world.table)
    got = []

    def claim(owner):
        try:
            got.append(state.claim("work", owner, 60))
        except Busy:
            got.append(None)

    threads = [threading.Thread(target=claim, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(map(str, got)) == ["None"] * 7 + ["True"]


def test_what_is_done_stays_done_and_what_was_released_or_lapsed_is_free(world):
    state = State(world.table)
    assert state.claim("work", "a", 60)
    with pytest.raises(Busy):
        state.claim("work", "b", 60)
    state.release("work", "a")
    assert state.claim("work", "b", 60)
    world.lapse()
    assert state.claim("work", "c", 60)
    state.finish("work", "c")
    assert not state.claim("work", "d", 60)
    world.lapse()
    assert not state.claim("work", "c", 60)
