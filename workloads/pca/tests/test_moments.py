import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import StandardScaler

from pca.components import Components
from pca.measure import block_of
from pca.moments import BadRows, Moments, of_blocks

COLUMNS = 109


def table(rows=4000, missing=0.0, seed=1):
    rows_of = block_of(seed, rows, COLUMNS)
    if missing:
        rows_of[np.random.default_rng(seed).random(rows_of.shape) < missing] = np.nan
    return rows_of


def spread(rows, parts, blocks=3):
    """The moments of rows that are spread over partitions, each read in blocks, added up in a tree."""
    moments = [of_blocks(np.array_split(part, blocks)) for part in np.array_split(rows, parts)]
    while len(moments) > 1:
        moments = [moments[i].plus(moments[i + 1]) if i + 1 < len(moments) else moments[i] for i in range(0, len(moments), 2)]
    return moments[0]


def assert_same(ours, theirs, k, tolerance=1e-8):
    signs = np.sign((ours.axes * theirs.components_[:k]).sum(axis=1))
    np.testing.assert_allclose(ours.axes * signs[:, None], theirs.components_[:k], atol=tolerance)
    np.testing.assert_allclose(ours.variance, theirs.explained_variance_[:k], rtol=1e-9)
    np.testing.assert_allclose(ours.share, theirs.explained_variance_ratio_[:k], rtol=1e-9)


@pytest.mark.parametrize("parts", [1, 2, 7, 64])
def test_same_components_as_scikit_learn_however_the_rows_are_spread(parts):
    rows = table()
    assert_same(Components.of(spread(rows, parts), 12), PCA(12, svd_solver="full").fit(rows), 12)


@pytest.mark.parametrize("parts", [1, 5])
def test_a_missing_value_counts_as_its_columns_mean(parts):
    rows = table(missing=0.07)
    filled = SimpleImputer().fit_transform(rows)
    ours = Components.of(spread(rows, parts), 12)
    assert_same(ours, PCA(12, svd_solver="full").fit(filled), 12)
    np.testing.assert_allclose(ours.mean, filled.mean(axis=0), atol=1e-9)
    np.testing.assert_allclose(ours.reduce(rows), ours.reduce(filled), atol=1e-9)


def test_standardized_columns():
    rows = table()
    theirs = PCA(12, svd_solver="full").fit(StandardScaler().fit_transform(rows))
    ours = Components.of(spread(rows, 4), 12, standardize=True)
    signs = np.sign((ours.axes * theirs.components_).sum(axis=1))
    np.testing.assert_allclose(ours.axes * signs[:, None], theirs.components_, atol=1e-8)
    np.testing.assert_allclose(ours.share, theirs.explained_variance_ratio_, rtol=1e-9)


@pytest.mark.parametrize("standardize", [False, True])
def test_constant_columns_get_no_weight(standardize):
    rows = table()
    rows[:, [0, 50]] = [7.25, -1e6]
    ours = Components.of(spread(rows, 3), 12, standardize)
    assert np.isfinite(ours.axes).all()
    np.testing.assert_allclose(ours.axes[:, [0, 50]], 0.0, atol=1e-12)


def test_a_large_mean_costs_no_digits():
    rows = table() + 1e7
    assert_same(Components.of(spread(rows, 8), 12), PCA(12, svd_solver="full").fit(rows), 12, tolerance=1e-7)


def test_a_part_without_rows_changes_nothing():
    rows = table(500)
    assert of_blocks([]) is None and of_blocks([rows[:0]]) is None
    np.testing.assert_array_equal(of_blocks([rows[:0], rows]).products, of_blocks([rows]).products)


def test_the_order_of_parts_does_not_matter():
    one, other = Moments.of_block(table(300, 0.1, 1)), Moments.of_block(table(400, 0.1, 2))
    np.testing.assert_allclose(one.plus(other).covariance(), other.plus(one).covariance(), rtol=1e-9, atol=1e-9)


def test_the_way_to_another_process_changes_nothing():
    moments = Moments.of_block(table(200, 0.1))
    again = Moments.from_bytes(moments.to_bytes())
    assert again.rows == moments.rows
    for name in ("shift", "present", "sums", "products"):
        np.testing.assert_array_equal(getattr(again, name), getattr(moments, name))


def test_a_share_keeps_as_many_components_as_it_needs():
    moments = spread(table(), 2)
    kept = Components.of(moments, 0.9)
    assert kept.share.sum() >= 0.9 > kept.share[:-1].sum()


def test_components_survive_their_file():
    ours = Components.of(spread(table(300), 2), 5)
    again = Components.from_json(ours.to_json([f"x{i}" for i in range(COLUMNS)]))
    np.testing.assert_array_equal(again.reduce(table(10)), ours.reduce(table(10)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows.__setitem__((3, 5), np.inf), "Columns with infinite values: 5 (counted from 0). Put a number or a missing value (NaN) in their place."),
        (lambda rows: rows.__setitem__((slice(None), 7), np.nan), "Columns without any value: 7 (counted from 0). Leave them out."),
        (lambda rows: rows.__setitem__(slice(None), 1.0), "All columns are constant; there is nothing to reduce."),
    ],
)
def test_rows_that_cannot_be_analysed(change, message):
    rows = table(50)
    change(rows)
    with pytest.raises(BadRows) as refused:
        Components.of(Moments.of_block(rows), 3)
    assert str(refused.value) == message


def test_rows_of_different_widths():
    with pytest.raises(BadRows) as refused:
        of_blocks([np.ones((2, 3)), np.ones((2, 4))])
    assert str(refused.value) == "One part of the rows has 3 columns and another has 4; all must have the same."


def test_one_row_is_not_enough():
    with pytest.raises(BadRows, match="There are 1 rows; a covariance needs two or more."):
        Components.of(Moments.of_block(table(1)), 1)


@pytest.mark.parametrize("keep", [0, 110, 0.0, 1.5, -1])
def test_impossible_numbers_of_components(keep):
    with pytest.raises(ValueError, match="give a whole number from 1 to 109, or a share above 0 and below 1"):
        Components.of(Moments.of_block(table(200)), keep)
