"""One version of the model behind the Open Inference Protocol.

  python3 -m feedback.version_server --model models/v1 --mode live --data-store store --clients clients --port 9001
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import uuid

from . import classifier
from .http_service import service
from .protocol import BadRequest, answer, texts_of
from .results import Results


def handlers(model, version: str, results: Results):
    def ready(_body, _headers):
        return 200, {"ready": True}

    def infer(body, headers):
        try:
            identifier, texts = texts_of(body)
        except BadRequest as bad:
            return 400, {"error": str(bad)}
        identifier = headers.get("X-Request-Id") or identifier or str(uuid.uuid4())
        found = classifier.classify(model, texts)
        results.write(version, identifier, [{"category": name, "probability": share} for name, share in found])
        return 200, answer(identifier, version, found)

    return {("GET", "/v2/health/ready"): ready, ("POST", "/v2/models/feedback/infer"): infer}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Serves one version of the feedback classifier on loopback.")
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--mode", required=True, help="live or stealth")
    parser.add_argument("--data-store", type=pathlib.Path, required=True)
    parser.add_argument("--clients", type=pathlib.Path)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args(arguments)
    try:
        results = Results(options.mode, options.data_store, options.clients)
        model, version = classifier.load(options.model)
    except (OSError, ValueError, RuntimeError) as fault:
        print(f"version_server: {fault}", file=sys.stderr)
        return 2
    server = service(options.port, handlers(model, version, results))
    print(f"{version} {options.mode} on {server.server_address[1]}", flush=True)
    server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
