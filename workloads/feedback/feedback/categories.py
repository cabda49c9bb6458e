"""Categories of unlabelled texts: words weighed by how telling they are, and k-means over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer

COUNT = 52


@dataclass(frozen=True)
class Categories:
    """labels: (texts,) the category of each text; names: what the categories are called, by their most telling words."""

    labels: np.ndarray
    names: list[str]

    @staticmethod
    def found_in(texts: list[str], count: int = COUNT, seed: int = 7) -> "Categories":
        """Groups the texts. Raises ValueError where there are too few, or where they have too few words in common."""
        if len(texts) < 10 * count:
            raise ValueError(f"There are {len(texts)} texts; {count} categories need {10 * count} or more.")
        words = TfidfVectorizer(sublinear_tf=True, min_df=5, max_df=0.2, strip_accents="unicode")
        try:
            weights = words.fit_transform(texts)
        except ValueError as fault:
            raise ValueError("The texts have no word that five of them share and not more than a fifth of them use.") from fault
        if weights.shape[1] <= count:
            raise ValueError(f"The texts share {weights.shape[1]} words; {count} categories need more than that many.")
        # Fewer dimensions than words: distances between sparse rows say little.
        reduced = make_pipeline(TruncatedSVD(count, random_state=seed), Normalizer(copy=False)).fit_transform(weights)
        labels = KMeans(count, n_init=4, random_state=seed).fit_predict(reduced)
        vocabulary = words.get_feature_names_out()
        overall = np.asarray(weights.mean(axis=0)).ravel()
        names = []
        for label in range(count):
            telling = np.asarray(weights[labels == label].mean(axis=0)).ravel() - overall
            names.append(" ".join(vocabulary[np.argsort(-telling, kind="stable")[:3]]))
        return Categories(labels, names)
