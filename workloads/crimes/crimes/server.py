"""The web application of the container: /ping and /invocations, on port 8080."""

from __future__ import annotations

import csv
import io
import json
import os
import pathlib

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from . import model
from .records import BadRecord, read_csv, table_of

# As much as one request may carry: the payload that SageMaker promised to pass on to a real-time endpoint when this was written for it.
LARGEST_BODY = 6 * 1024 * 1024
JSON, LINES, CSV = "application/json", "application/jsonlines", "text/csv"


class Refused(Exception):
    """A request that cannot be answered."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def create(folder: pathlib.Path | None = None) -> Flask:
    """The application. A model that cannot be loaded makes /ping fail, so that the endpoint never takes traffic."""
    app = Flask("crimes")
    classifier, fault = None, None
    try:
        classifier = model.load(folder or pathlib.Path(os.environ.get("ML_ROOT", "/opt/ml")) / "model")
        # The first prediction prepares the threads and tables that all later ones use.
        model.predict(classifier, [[0.0] * classifier.n_features_in_])
    except model.BadModel as bad:
        fault = str(bad)
        app.logger.error(fault)

    @app.get("/ping")
    def ping() -> Response:
        return Response(status=200) if classifier is not None else _problem(503, fault)

    @app.post("/invocations")
    def invocations() -> Response:
        if classifier is None:
            return _problem(503, fault)
        if request.content_length is None:
            raise Refused(411, "The request does not tell its length; send Content-Length.")
        if request.content_length > LARGEST_BODY:
            raise Refused(413, f"The body has {request.content_length} bytes and may have {LARGEST_BODY}; send fewer records at once.")
        records = _records(request.mimetype, request.get_data())
        rows = table_of(records)
        if not rows:
            raise Refused(400, "The request has no records; send one or more.")
        accept = request.accept_mimetypes.best_match([JSON, CSV], default=None) if request.accept_mimetypes else JSON
        if accept is None:
            raise Refused(406, f"'{request.headers['Accept']}' cannot be produced; accept {JSON} or {CSV}.")
        predictions = model.predict(classifier, rows)
        return _json(predictions) if accept == JSON else _csv(predictions)

    @app.errorhandler(Refused)
    def refused(bad: Refused) -> Response:
        return _problem(bad.status, str(bad))

    @app.errorhandler(BadRecord)
    def bad_record(bad: BadRecord) -> Response:
        return _problem(400, str(bad))

    @app.errorhandler(HTTPException)
    def http(problem: HTTPException) -> Response:
        return _problem(problem.code or 500, problem.description or problem.name)

    return app


def _records(kind: str, body: bytes) -> list:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refused(400, f"The body is not UTF-8: byte {fault.start} cannot be read.") from fault
    if kind == CSV:
        return list(read_csv(text))
    if kind == LINES:
        return [_parsed(line, f"line {number}") for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if kind == JSON:
        document = _parsed(text, "the body")
        instances = document.get("instances") if isinstance(document, dict) else document
        if not isinstance(instances, list):
            raise Refused(400, "The body has no list of records; send {\"instances\": [{…}, …]}.")
        return instances
    raise Refused(415, f"'{kind}' is not understood; send {JSON}, {LINES} or {CSV}.")


def _parsed(text: str, what: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise Refused(400, f"{what} is not JSON: {fault}.") from fault


def _json(predictions: list[list[tuple[str, float]]]) -> Response:
    body = {"predictions": [{"category": best[0][0], "likely": [{"category": name, "probability": p} for name, p in best]} for best in predictions]}
    return Response(json.dumps(body), mimetype=JSON)


def _csv(predictions: list[list[tuple[str, float]]]) -> Response:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerows([best[0][0], f"{best[0][1]:.6f}"] for best in predictions)
    return Response(text.getvalue(), mimetype=CSV)


def _problem(status: int, reason: str | None) -> Response:
    return Response(json.dumps({"error": reason}), status=status, mimetype=JSON)
