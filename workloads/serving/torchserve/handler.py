"""TorchServe's handler for a scripted classifier: rows of numbers in, classes and their probabilities out.

The archive holds model.pt and, as extra file, data.json, which says how many columns and classes there are. TorchServe calls `initialize` once in each
worker and `handle` for each batch of requests that it gathered. One bad request in a batch is answered with its reason and spoils no other.
"""

from __future__ import annotations

import json
import math
import os
import pathlib
import time

import torch

MOST_ROWS = 10_000


class BadInput(ValueError):
    """A request that cannot be answered; the message says why."""


class Classifier:
    """What TorchServe makes one of in each worker."""

    def __init__(self) -> None:
        self.initialized = False
        self.results = None

    def initialize(self, context) -> None:
        """Loads the model onto the GPU that TorchServe gave this worker, or the CPU."""
        properties = context.system_properties
        folder = pathlib.Path(properties["model_dir"])
        gpu = properties.get("gpu_id")
        self.device = torch.device("cuda", int(gpu)) if gpu is not None and torch.cuda.is_available() else torch.device("cpu")
        facts = json.loads((folder / "data.json").read_text())
        self.columns, self.classes = int(facts["columns"]), int(facts["classes"])
        self.model = torch.jit.load(str(folder / context.manifest["model"]["serializedFile"]), map_location=self.device).eval()
        with torch.inference_mode():
            found = self.model(torch.zeros(1, self.columns, device=self.device)).shape
        if tuple(found) != (1, self.classes):
            raise RuntimeError(f"The model answers {tuple(found)} to one row and data.json says {self.classes} classes.")
        if "DATA_STORE_URI" in os.environ:  # In the cluster; a run on one's own machine has no ML data store.
            import sinks

            self.results = sinks.of_container(os.environ)
        self.initialized = True

    def handle(self, requests, context) -> list:
        """The answers of a batch, in its order; one that is refused carries `error`, and the request's status is 400."""
        started = time.perf_counter()
        rows: list[torch.Tensor | None] = []
        answers: list[dict] = [{} for _ in requests]
        for number, request in enumerate(requests):
            try:
                rows.append(self._rows(request.get("body", request.get("data"))))
            except BadInput as bad:
                rows.append(None)
                answers[number] = {"error": str(bad)}
                context.set_response_status(code=400, reason_phrase="Bad Request", idx=number)
        good = [tensor for tensor in rows if tensor is not None]
        if good:
            with torch.inference_mode():
                shares = self.model(torch.cat(good).to(self.device)).softmax(dim=1).cpu()
            for number, tensor in enumerate(rows):
                if tensor is not None:
                    mine, shares = shares[: len(tensor)], shares[len(tensor) :]
                    answers[number] = {"classes": mine.argmax(dim=1).tolist(), "probabilities": mine.max(dim=1).values.tolist()}
            self._record(answers, context, (time.perf_counter() - started) * 1000)
        return answers

    def _record(self, answers: list[dict], context, latency_ms: float) -> None:
        """What was answered, for the ML data store and, from a live version, for clients."""
        for number, answer in enumerate(answers):
            if self.results is not None and "classes" in answer:
                request = context.get_request_header(number, "x-request-id") or context.get_request_id(number)
                found = [{"category": str(c), "probability": p} for c, p in zip(answer["classes"], answer["probabilities"])]
                self.results.add(request, latency_ms, found)

    def _rows(self, body) -> torch.Tensor:
        if isinstance(body, (bytes, bytearray)):
            try:
                body = json.loads(body)
            except (ValueError, RecursionError) as fault:
                raise BadInput(f"The body is not JSON: {fault}.") from fault
        instances = body.get("instances") if isinstance(body, dict) else body
        if not isinstance(instances, list) or not 1 <= len(instances) <= MOST_ROWS:
            raise BadInput(f"Send {{\"instances\": [[…], …]}} with 1 to {MOST_ROWS} rows.")
        for number, row in enumerate(instances):
            if not isinstance(row, list) or len(row) != self.columns:
                raise BadInput(f"Row {number} must be a list of {self.columns} numbers.")
            wrong = [value for value in row if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value)]
            if wrong:
                raise BadInput(f"Row {number} has {wrong[0]!r}, which is not a finite number.")
        return torch.tensor(instances, dtype=torch.float32)
