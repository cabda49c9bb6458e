"""A small HTTP service over the standard library: JSON in, JSON out, kept connections."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Callable, Mapping

LARGEST_BODY = 6 * 1024 * 1024
Handler = Callable[[bytes, Mapping[str, str]], tuple[int, dict]]


def service(port: int, routes: dict[tuple[str, str], Handler]) -> ThreadingHTTPServer:
    """Listens on loopback; port 0 stands for any that is free. A path that is not in `routes` is 404."""

    class Exchange(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # An answer is written in two pieces; without this the second waits for the client's acknowledgement of the first.
        disable_nagle_algorithm = True

        def _answer(self) -> None:
            length = self.headers.get("Content-Length", "0")
            if not length.isdigit() or int(length) > LARGEST_BODY:
                self.close_connection = True
                return self._send(413, {"error": f"The body may have {LARGEST_BODY} bytes; send fewer texts at once."})
            body = self.rfile.read(int(length))
            handler = routes.get((self.command, self.path))
            if handler is None:
                return self._send(404, {"error": f"There is no {self.command} {self.path}."})
            try:
                self._send(*handler(body, self.headers))
            except Exception as fault:  # One request must not end the service.
                self.log_error("%r", fault)
                self._send(500, {"error": "The request could not be answered; the log says why."})

        do_GET = do_POST = _answer

        def _send(self, status: int, document: dict) -> None:
            content = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, form: str, *values: object) -> None:
            if form == "%r":
                super().log_message(form, *values)

    server = ThreadingHTTPServer(("127.0.0.1", port), Exchange)
    server.daemon_threads = True
    return server
