"""The classifier: a linear model trained by stochastic gradient descent on the categories that were found."""

from __future__ import annotations

import json
import pathlib
from dataclasses import dataclass

import joblib
import numpy as np
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline

from .categories import Categories


@dataclass(frozen=True)
class Version:
    """One version of the model: what distinguishes it from the others."""

    name: str
    ngrams: int
    alpha: float
    seed: int = 7


VERSIONS = (Version("v1", 1, 1e-4), Version("v2", 2, 1e-5), Version("v3", 1, 1e-6))


def train(texts: list[str], categories: Categories, version: Version) -> Pipeline:
    """A classifier of texts into the names of the categories."""
    names = np.asarray([f"{number:02d} {name}" for number, name in enumerate(categories.names)])
    words = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, version.ngrams), strip_accents="unicode")
    descent = SGDClassifier(loss="log_loss", alpha=version.alpha, max_iter=30, tol=1e-4, random_state=version.seed)
    return Pipeline([("words", words), ("descent", descent)]).fit(texts, names[categories.labels])


def save(model: Pipeline, version: Version, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, folder / "model.joblib")
    (folder / "model.json").write_text(json.dumps({"version": version.name, "scikit_learn": sklearn.__version__}))


def load(folder: pathlib.Path) -> tuple[Pipeline, str]:
    """The model and its version's name. Raises RuntimeError where another library made it."""
    card = json.loads((folder / "model.json").read_text())
    if card["scikit_learn"] != sklearn.__version__:
        raise RuntimeError(f"{folder} was made with scikit-learn {card['scikit_learn']}; this is {sklearn.__version__}. Train it again.")
    return joblib.load(folder / "model.joblib"), card["version"]


def classify(model: Pipeline, texts: list[str]) -> list[tuple[str, float]]:
    """The category of each text and its probability."""
    likely = model.predict_proba(texts)
    best = likely.argmax(axis=1)
    return [(str(model.classes_[column]), float(likely[row, column])) for row, column in enumerate(best)]
