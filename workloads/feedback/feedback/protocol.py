"""The Open Inference Protocol's tensors, as far as texts in and categories out need them."""

from __future__ import annotations

import json

MOST_TEXTS = 1000
LARGEST_TEXT = 20_000


class BadRequest(ValueError):
    """A request that breaks the protocol; the message says how."""


def texts_of(body: bytes) -> tuple[str | None, list[str]]:
    """The request's id, if it has one, and its texts. Raises BadRequest."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise BadRequest(f"The body is not JSON: {fault}.") from fault
    if not isinstance(document, dict) or not isinstance(document.get("inputs"), list) or len(document["inputs"]) != 1:
        raise BadRequest("The body needs 'inputs', a list with one tensor.")
    tensor = document["inputs"][0]
    if not isinstance(tensor, dict) or tensor.get("name") != "text" or tensor.get("datatype") != "BYTES":
        raise BadRequest("The tensor must be called 'text' and have the datatype BYTES.")
    data, shape = tensor.get("data"), tensor.get("shape")
    if not isinstance(data, list) or not all(isinstance(text, str) for text in data):
        raise BadRequest("The tensor's data must be a list of texts.")
    if shape != [len(data)]:
        raise BadRequest(f"The tensor's shape is {shape} and its data has {len(data)} texts.")
    if not 1 <= len(data) <= MOST_TEXTS:
        raise BadRequest(f"The request has {len(data)} texts; send 1 to {MOST_TEXTS}.")
    too_long = [number for number, text in enumerate(data) if len(text) > LARGEST_TEXT]
    if too_long:
        raise BadRequest(f"Texts longer than {LARGEST_TEXT} characters: {', '.join(map(str, too_long[:10]))} (counted from 0).")
    identifier = document.get("id")
    if identifier is not None and not isinstance(identifier, str):
        raise BadRequest("'id' must be a text.")
    return identifier, data


def answer(identifier: str, version: str, results: list[tuple[str, float]]) -> dict:
    """The response's document."""
    return {
        "model_name": "feedback",
        "model_version": version,
        "id": identifier,
        "outputs": [
            {"name": "category", "shape": [len(results)], "datatype": "BYTES", "data": [name for name, _ in results]},
            {"name": "probability", "shape": [len(results)], "datatype": "FP64", "data": [share for _, share in results]},
        ],
    }
