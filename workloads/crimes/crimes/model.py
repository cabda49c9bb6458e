"""The model: gradient-boosted trees over the features, with the categories as classes."""

from __future__ import annotations

import json
import pathlib
from dataclasses import dataclass

import joblib
import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

from .records import CATEGORICAL, FEATURES

FILE = "model.joblib"
CARD = "model.json"


class BadModel(RuntimeError):
    """A model folder that cannot be served; the message says why."""


@dataclass(frozen=True)
class Hyperparameters:
    """Names and ranges as the training job takes them; SageMaker hands every value over as text."""

    max_iter: int = 60
    learning_rate: float = 0.1
    max_leaf_nodes: int = 31
    seed: int = 7

    @staticmethod
    def read(texts: dict[str, str]) -> "Hyperparameters":
        """Raises ValueError with everything that is wrong."""
        kinds = {"max_iter": (int, 1, 1000), "learning_rate": (float, 0.001, 1.0), "max_leaf_nodes": (int, 2, 1024), "seed": (int, 0, 2**32 - 1)}
        problems, values = [], {}
        for name, text in texts.items():
            if name.startswith("_"):
                # A tuning job tells every training job what it looks at, in "_tuning_objective_metric".
                continue
            if name not in kinds:
                problems.append(f"'{name}' is not a hyperparameter; they are {', '.join(kinds)}")
                continue
            kind, least, most = kinds[name]
            try:
                values[name] = kind(text)
            except ValueError:
                problems.append(f"'{name}' is '{text}', not {'a whole number' if kind is int else 'a number'}")
                continue
            if not least <= values[name] <= most:
                problems.append(f"'{name}' is {text}, not between {least} and {most}")
        if problems:
            raise ValueError("; ".join(problems))
        return Hyperparameters(**values)


def train(rows: list[list[float]], categories: list[str], hyperparameters: Hyperparameters) -> HistGradientBoostingClassifier:
    """Fits the trees. Raises ValueError where there is nothing to tell apart."""
    if len(set(categories)) < 2:
        raise ValueError(f"The records have {len(set(categories))} categories; training needs two or more.")
    classifier = HistGradientBoostingClassifier(
        max_iter=hyperparameters.max_iter,
        learning_rate=hyperparameters.learning_rate,
        max_leaf_nodes=hyperparameters.max_leaf_nodes,
        random_state=hyperparameters.seed,
        categorical_features=[FEATURES.index(name) for name in CATEGORICAL],
        early_stopping=False,
    )
    return classifier.fit(np.asarray(rows), np.asarray(categories))


def save(classifier: HistGradientBoostingClassifier, folder: pathlib.Path, facts: dict) -> None:
    """Writes the model and its card."""
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(classifier, folder / FILE)
    card = {"scikit_learn": sklearn.__version__, "features": list(FEATURES), "categories": classifier.classes_.tolist(), **facts}
    (folder / CARD).write_text(json.dumps(card, indent=2))


def load(folder: pathlib.Path) -> HistGradientBoostingClassifier:
    """Reads a model that `save` wrote with the same library and for the same features.

    A joblib file can run code when it is read: a model folder comes from the bank's own training jobs only.

    Raises BadModel.
    """
    try:
        card = json.loads((folder / CARD).read_text())
    except (OSError, ValueError) as fault:
        raise BadModel(f"{folder / CARD} cannot be read: {fault}.") from fault
    if card.get("scikit_learn") != sklearn.__version__:
        raise BadModel(f"The model was trained with scikit-learn {card.get('scikit_learn')} and this container has {sklearn.__version__}; train again, or serve with the image that trained it.")
    if card.get("features") != list(FEATURES):
        raise BadModel("The model was trained on other features than this container computes; serve it with the image that trained it.")
    try:
        return joblib.load(folder / FILE)
    except Exception as fault:  # joblib raises whatever the pickle does.
        raise BadModel(f"{folder / FILE} cannot be read: {fault}.") from fault


def predict(classifier: HistGradientBoostingClassifier, rows: list[list[float]], top: int = 3) -> list[list[tuple[str, float]]]:
    """For each row the most likely categories with their probabilities, the likeliest first."""
    probabilities = classifier.predict_proba(np.asarray(rows))
    best = np.argsort(-probabilities, axis=1, kind="stable")[:, :top]
    return [
        [(str(classifier.classes_[column]), float(probabilities[row, column])) for column in columns] for row, columns in enumerate(best)
    ]
