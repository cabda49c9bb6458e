"""Starts KServe's model server, which speaks REST on 8080 and gRPC on 9000, with the feedback classifier.

  python3 serve.py --model_name feedback --model_dir /mnt/models/feedback --http_port 8080 --grpc_port 9000
"""

from __future__ import annotations

import argparse
import os
import pathlib
import time

import kserve
from kserve.errors import InvalidInput
from kserve.protocol.infer_type import InferOutput, InferRequest, InferResponse
from kserve.utils.utils import generate_uuid

import sinks
from feedback_model import BadRequest, FeedbackModel


class Served(kserve.Model):
    """KServe's view of the classifier."""

    def __init__(self, name: str, folder: pathlib.Path, results: sinks.Sinks) -> None:
        super().__init__(name)
        self._folder = folder
        self._results = results

    def load(self) -> bool:
        self._classifier = FeedbackModel(self._folder)
        self.ready = True
        return self.ready

    def predict(self, payload, headers=None, response_headers=None):
        started = time.perf_counter()
        request = (headers or {}).get("x-request-id") or getattr(payload, "id", None) or generate_uuid()
        try:
            if not isinstance(payload, InferRequest):
                answer = self._classifier.predict_rows(payload)
                self._results.add(request, (time.perf_counter() - started) * 1000, answer["predictions"])
                return answer
            if len(payload.inputs) != 1 or payload.inputs[0].datatype != "BYTES":
                raise BadRequest("Send one tensor of the datatype BYTES.")
            texts = [text.decode() if isinstance(text, bytes) else text for text in payload.inputs[0].data]
            found = self._classifier.classified(texts)
        except (BadRequest, UnicodeDecodeError) as bad:
            raise InvalidInput(str(bad)) from bad
        self._results.add(
            request, (time.perf_counter() - started) * 1000, [{"category": name, "probability": share} for name, share in found]
        )
        return InferResponse(
            payload.id or request,
            self.name,
            [
                InferOutput("category", [len(found)], "BYTES", [name for name, _ in found]),
                InferOutput("probability", [len(found)], "FP64", [share for _, share in found]),
            ],
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(parents=[kserve.model_server.parser])
    parser.add_argument("--model_dir", type=pathlib.Path, default=pathlib.Path("/mnt/models", os.environ.get("MODEL_ARTIFACTS", "")))
    options, _ = parser.parse_known_args()
    results = sinks.of_container(os.environ)
    model = Served(options.model_name, options.model_dir, results)
    model.load()
    try:
        kserve.ModelServer().start([model])
    finally:
        results.close()
