"""The parent service: it splits requests over the live versions by weight and sends a copy of each to every version in stealth.

  python3 -m feedback.router --live v1=127.0.0.1:9001=90 --live v2=127.0.0.1:9002=10 --stealth v3=127.0.0.1:9003 --port 9000

In a cluster Istio does this for a ModelService. This router shows the same on one machine.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import queue
import sys
import threading
import uuid
from dataclasses import dataclass

from .http_service import service

# Copies that wait for a slow version in stealth; more are dropped, so that live traffic never waits for it.
MOST_WAITING = 1000


@dataclass(frozen=True)
class Backend:
    """A version's server."""

    version: str
    host: str
    port: int

    @staticmethod
    def read(text: str) -> tuple["Backend", str]:
        """Reads "version=host:port" and what follows a second "=". Raises ValueError."""
        version, _, rest = text.partition("=")
        address, _, more = rest.partition("=")
        host, _, port = address.rpartition(":")
        if not version or not host or not port.isdigit():
            raise ValueError(f"'{text}' does not name a version and where it is; write version=host:port.")
        return Backend(version, host, int(port)), more


class Split:
    """The live versions and their weights, which add up to 100."""

    def __init__(self, weights: dict[str, int]) -> None:
        problems = [f"{version} has the weight {weight}" for version, weight in weights.items() if not 1 <= weight <= 100]
        if problems:
            raise ValueError(f"{'; '.join(problems)}; a live version's weight is 1 to 100.")
        if sum(weights.values()) != 100:
            shown = " + ".join(f"{version} {weight}" for version, weight in weights.items())
            raise ValueError(f"The live weights add up to {sum(weights.values())} ({shown or 'none'}); make them 100.")
        self._weights = weights

    def version_for(self, request: str) -> str:
        """The version that answers a request: the same for the same id, and in the long run each by its weight."""
        place = int.from_bytes(hashlib.sha256(request.encode()).digest()[:8], "big") % 100
        for version, weight in self._weights.items():
            if place < weight:
                return version
            place -= weight
        raise AssertionError("Weights that add up to 100 leave no place over.")


class Mirror:
    """Copies of requests on their way to one version in stealth, whose answers nobody waits for."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.sent = self.failed = self.dropped = 0
        self._waiting: queue.Queue[tuple[bytes, str]] = queue.Queue(MOST_WAITING)
        threading.Thread(target=self._send_all, daemon=True).start()

    def copy(self, body: bytes, request: str) -> None:
        try:
            self._waiting.put_nowait((body, request))
        except queue.Full:
            self.dropped += 1

    def wait_until_sent(self) -> None:
        self._waiting.join()

    def _send_all(self) -> None:
        while True:
            body, request = self._waiting.get()
            try:
                status, _ = ask(self.backend, body, request)
                self.sent += status == 200
                self.failed += status != 200
            except OSError:
                self.failed += 1
            finally:
                self._waiting.task_done()


def ask(backend: Backend, body: bytes, request: str) -> tuple[int, dict]:
    """A version's answer. Raises OSError where it cannot be reached or does not speak HTTP."""
    connection = http.client.HTTPConnection(backend.host, backend.port, timeout=10)
    try:
        headers = {"Content-Type": "application/json", "X-Request-Id": request}
        connection.request("POST", "/v2/models/feedback/infer", body, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except (http.client.HTTPException, ValueError) as fault:
        raise OSError(f"{backend.version} did not answer as it should: {fault}") from fault
    finally:
        connection.close()


class Router:
    """Live backends with their split, and the mirrors of those in stealth."""

    def __init__(self, live: dict[Backend, int], stealth: list[Backend]) -> None:
        names = [backend.version for backend in [*live, *stealth]]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"Named more than once: {', '.join(twice)}; a version is live or in stealth, once.")
        self._split = Split({backend.version: weight for backend, weight in live.items()})
        self._live = {backend.version: backend for backend in live}
        self.mirrors = [Mirror(backend) for backend in stealth]

    def infer(self, body: bytes, headers) -> tuple[int, dict]:
        request = headers.get("X-Request-Id") or str(uuid.uuid4())
        for mirror in self.mirrors:
            mirror.copy(body, request)
        backend = self._live[self._split.version_for(request)]
        try:
            return ask(backend, body, request)
        except OSError as fault:
            return 502, {"error": f"The version {backend.version} cannot be reached: {fault}."}

    def status(self, _body, _headers) -> tuple[int, dict]:
        return 200, {m.backend.version: {"sent": m.sent, "failed": m.failed, "dropped": m.dropped} for m in self.mirrors}

    def routes(self):
        return {("POST", "/v2/models/feedback/infer"): self.infer, ("GET", "/mirrors"): self.status}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Splits requests over live versions and mirrors them to those in stealth.")
    parser.add_argument("--live", action="append", default=[], help="version=host:port=weight")
    parser.add_argument("--stealth", action="append", default=[], help="version=host:port")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args(arguments)
    try:
        live = {}
        for text in options.live:
            backend, weight = Backend.read(text)
            if not weight.isdigit():
                raise ValueError(f"'{text}' has no weight; write version=host:port=weight.")
            live[backend] = int(weight)
        router = Router(live, [Backend.read(text)[0] for text in options.stealth])
    except ValueError as fault:
        print(f"router: {fault}", file=sys.stderr)
        return 2
    server = service(options.port, router.routes())
    print(f"router on {server.server_address[1]}", flush=True)
    server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
