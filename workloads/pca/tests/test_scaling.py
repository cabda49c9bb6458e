import numpy as np
import pytest

from pca.scaling import MINUTES, NODES, Scaling


def test_a_law_is_found_again():
    law = Scaling(0.4, 3.5)
    fit = Scaling.fitted(NODES, tuple(law.minutes(n) for n in NODES))
    np.testing.assert_allclose([fit.fixed, fit.shared], [0.4, 3.5])


def test_the_proof_of_concept():
    fit = Scaling.fitted(NODES, MINUTES)
    assert [round(fit.minutes(n), 2) for n in NODES] == pytest.approx([2.19, 1.32, 1.03, 0.89], abs=0.06)


def test_no_part_is_negative():
    assert Scaling.fitted((1, 2, 4), (4.0, 1.0, 0.1)).fixed == 0.0
    assert Scaling.fitted((1, 2, 4), (1.0, 2.0, 3.0)).shared == 0.0


def test_one_number_of_nodes_is_not_enough():
    with pytest.raises(ValueError, match="two different numbers of nodes"):
        Scaling.fitted((2, 2), (1.0, 1.1))
