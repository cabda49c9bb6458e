import json

import numpy as np
import pytest
from data import spirals

from training.checkpoints import Checkpoints
from training.shards import BadData, Shards


def rows_of(shards, workers, batch, epoch=0):
    return [list(shards.batches(worker, workers, batch, epoch, seed=7)) for worker in range(workers)]


@pytest.mark.parametrize(("workers", "batch"), [(1, 60), (2, 30), (4, 15)])
def test_workers_share_the_same_global_batches_whatever_their_number(tmp_path, workers, batch):
    shards = spirals(tmp_path, rows=600, parts=3)
    alone = rows_of(shards, 1, 60)[0]
    shared = rows_of(shards, workers, batch)
    assert all(len(mine) == shards.steps(batch, workers) for mine in shared)
    for step, (features, _) in enumerate(alone):
        np.testing.assert_array_equal(features, np.concatenate([mine[step][0] for mine in shared]))


def test_no_row_is_seen_twice_in_an_epoch_and_all_that_fill_batches_are_seen(tmp_path):
    shards = spirals(tmp_path, rows=600, parts=3)
    seen = np.concatenate([features for mine in rows_of(shards, 2, 25) for features, _ in mine])
    assert len(seen) == len(np.unique(seen, axis=0)) == 600


def test_each_epoch_has_an_order_of_its_own_and_always_the_same(tmp_path):
    shards = spirals(tmp_path)
    first, again, next_one = (next(iter(shards.batches(0, 1, 10, epoch, 7)))[0] for epoch in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, next_one)


def test_too_few_rows_for_a_batch_are_refused(tmp_path):
    shards = spirals(tmp_path, rows=30, parts=3)
    with pytest.raises(BadData, match=r"No part of .* has 40 rows, one batch of 10 for each of 4 workers; take a smaller batch, fewer workers, or larger parts."):
        shards.steps(10, 4)


def damaged(folder, change):
    card = json.loads((folder / "data.json").read_text())
    change(card, folder)
    (folder / "data.json").write_text(json.dumps(card))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda card, folder: card.pop("classes"), "data.json cannot be read: KeyError"),
        (lambda card, folder: (folder / "part-00001.npz").unlink(), "lacks part-00001.npz, which its card counts"),
        (lambda card, folder: card.update(rows=[]), "there is nothing to learn"),
        (lambda card, folder: card.update(columns=7), "the card says (1000, 7)"),
        (lambda card, folder: card.update(classes=2), "has labels from 0 to 2; the card says 0 to 1"),
        (lambda card, folder: (folder / "part-00000.npz").write_bytes(b"no"), "part-00000.npz cannot be read"),
    ],
)
def test_damaged_data_is_refused_by_name(tmp_path, change, message):
    spirals(tmp_path)
    damaged(tmp_path, change)
    with pytest.raises(BadData) as refused:
        list(Shards.open(tmp_path).batches(0, 1, 10, 0, 7))
    assert message in str(refused.value)


def test_checkpoints_are_whole_counted_and_bounded(tmp_path):
    checkpoints = Checkpoints(tmp_path / "c", ".pt", keep=2)
    assert checkpoints.newest() is None
    for epoch in range(4):
        checkpoints.save(epoch, lambda file, epoch=epoch: file.write_text(str(epoch)))
    assert checkpoints.newest()[0] == 3 and checkpoints.newest()[1].read_text() == "3"
    assert sorted(file.name for file in (tmp_path / "c").iterdir()) == ["epoch-000002.pt", "epoch-000003.pt"]


def test_a_checkpoint_that_fails_leaves_the_last_one_alone(tmp_path):
    checkpoints = Checkpoints(tmp_path, ".pt")
    checkpoints.save(0, lambda file: file.write_text("good"))

    def fail(file):
        file.write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError):
        checkpoints.save(1, fail)
    assert [file.name for file in tmp_path.iterdir()] == ["epoch-000000.pt"]
