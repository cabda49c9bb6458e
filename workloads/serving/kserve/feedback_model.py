"""The feedback classifier as a KServe model: the Open Inference Protocol's tensors, by REST and gRPC, and rows as JSON.

This module knows nothing of KServe, so that it runs anywhere; serve.py hands it over.
"""

from __future__ import annotations

import pathlib

from feedback.classifier import classify, load
from feedback.protocol import LARGEST_TEXT, MOST_TEXTS


class BadRequest(ValueError):
    """A request that cannot be answered; the message says why."""


class FeedbackModel:
    """A version of the classifier, read from the folder that KServe's storage initializer filled."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._model, self.version = load(folder)

    def predict_rows(self, payload: dict) -> dict:
        """The first protocol: {"instances": ["text", …]} or [{"text": "…"}, …]. Raises BadRequest."""
        instances = payload.get("instances") if isinstance(payload, dict) else None
        if not isinstance(instances, list):
            raise BadRequest("Send {\"instances\": [\"text\", …]}.")
        texts = [instance.get("text") if isinstance(instance, dict) else instance for instance in instances]
        return {"predictions": [{"category": name, "probability": share} for name, share in self.classified(texts)]}

    def classified(self, texts: list) -> list[tuple[str, float]]:
        """The category of each text and its probability. Raises BadRequest."""
        if not 1 <= len(texts) <= MOST_TEXTS:
            raise BadRequest(f"The request has {len(texts)} texts; send 1 to {MOST_TEXTS}.")
        for number, text in enumerate(texts):
            if not isinstance(text, str):
                raise BadRequest(f"Entry {number} is a {type(text).__name__}; send texts.")
            if len(text) > LARGEST_TEXT:
                raise BadRequest(f"Text {number} has {len(text)} characters; send {LARGEST_TEXT} at most.")
        return classify(self._model, texts)
