"""An HTTP server in the process, for a stand-in of one AWS service."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class ServiceError(Exception):
    """An error as the service would answer it."""

    def __init__(self, code, message, status=400):
        super().__init__(message)
        self.code = code
        self.status = status


class JsonService:
    """Answers JSON 1.0 and 1.1 calls: operation Xyz is the method xyz(body), which returns a dict."""

    def __init__(self):
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # An answer in one piece: otherwise its second half waits for the client's delayed acknowledgement.
            wbufsize = 1 << 16
            disable_nagle_algorithm = True

            def do_POST(self):
                data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, kind, answer = service.answer(self.headers, data)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, headers, data):
        """(status, content type, body) of a call."""
        operation = headers.get("X-Amz-Target", "").rpartition(".")[2]
        try:
            return 200, "application/x-amz-json-1.1", json.dumps(self.call(operation, json.loads(data or b"{}"))).encode()
        except ServiceError as error:
            return error.status, "application/x-amz-json-1.1", json.dumps({"__type": error.code, "message": str(error)}).encode()

    def call(self, operation, body):
        """One operation."""
        name = "".join("_" + c.lower() if c.isupper() else c for c in operation).lstrip("_")
        method = getattr(self, name, None)
        if method is None:
            raise ServiceError("UnknownOperationException", f"this stand-in does not know {operation}")
        return method(body)


def form(data):
    """The fields of a form-encoded body."""
    return {name: values[-1] for name, values in parse_qs(data.decode(), keep_blank_values=True).items()}
