"""A stand-in of S3 for sizes that no disk should hold: one object that repeats a block, and a place that swallows what is written."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_ETAG = '"0123456789abcdef0123456789abcdef"'


class GeneratedS3:
    """Any key ending with .big is `block` over and over, `size` bytes of it, after `head`."""

    def __init__(self, head, block, times):
        self._head = head
        self._block = block
        self.size = len(head) + len(block) * times
        self.written = 0
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_HEAD(self):
                if not urlsplit(self.path).path.endswith(".big"):
                    return self._answer(404)
                self._answer(200, {"ETag": _ETAG, "Content-Length": str(service.size)}, None)

            def do_GET(self):
                start, end = map(int, re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers["Range"]).groups())
                self._answer(206, {"ETag": _ETAG, "Content-Length": str(end + 1 - start), "Content-Range": f"bytes {start}-{end}/{service.size}"}, None)
                for piece in service.pieces(start, end + 1):
                    self.wfile.write(piece)

            def do_POST(self):
                self._body()
                if "uploads" in parse_qs(urlsplit(self.path).query, keep_blank_values=True):
                    self._answer(200, {}, b"<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
                else:
                    self._answer(200, {}, f"<CompleteMultipartUploadResult><ETag>{_ETAG}</ETag></CompleteMultipartUploadResult>".encode())

            def do_PUT(self):
                if self.headers.get("Expect") == "100-continue":
                    pass
                service.written += self._body()
                self._answer(200, {"ETag": _ETAG})

            def _body(self):
                left = total = int(self.headers.get("Content-Length", 0))
                while left:
                    left -= len(self.rfile.read(min(left, 1 << 20)))
                return total

            def _answer(self, status, headers=None, body=b""):
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                if body is not None:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if body:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def pieces(self, start, end):
        """The bytes from start to end."""
        if start < len(self._head):
            yield self._head[start : min(end, len(self._head))]
            start = len(self._head)
        at = (start - len(self._head)) % len(self._block)
        while start < end:
            piece = self._block[at : at + end - start]
            yield piece
            start += len(piece)
            at = 0
