"""What counts as use, for each of the three servers, with real HTTP and real files."""

import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import activity  # noqa: E402

NOW = 1_800_000_000.0


class Server:
    """A server with fixed answers by path, query included."""

    def __init__(self, answers):
        self.asked = asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                body = answers.get(self.path.split("?")[0])
                self.send_response(404 if body is None else 200)
                self.end_headers()
                self.wfile.write(b"" if body is None else body.encode())

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


class JupyterTests(unittest.TestCase):
    def test_last_activity_of_the_server_counts(self):
        answers = {"/api/status": '{"last_activity": "2026-11-21T09:00:00.000000Z"}', "/api/kernels": "[]"}
        with Server(answers) as server:
            self.assertEqual(activity.jupyter(server.base, NOW), 1795251600.0)

    def test_a_busy_kernel_is_use_now(self):
        answers = {
            "/api/status": '{"last_activity": "2026-11-20T09:00:00Z"}',
            "/api/kernels": '[{"execution_state": "idle"}, {"execution_state": "busy"}]',
        }
        with Server(answers) as server:
            self.assertEqual(activity.jupyter(server.base, NOW), NOW)

    def test_the_question_itself_is_no_use(self):
        with Server({"/api/status": "{}", "/api/kernels": "[]"}) as server:
            activity.jupyter(server.base, NOW)
            self.assertTrue(all(path.endswith("?no_track_activity=1") for path in server.asked), server.asked)

    def test_another_server_tells_nothing(self):
        with Server({"/api/status": "<html>"}) as server:
            self.assertIsNone(activity.jupyter(server.base, NOW))


class CodeServerTests(unittest.TestCase):
    def test_the_last_heartbeat_counts(self):
        with Server({"/healthz": '{"status": "expired", "lastHeartbeat": 1795251600000}'}) as server:
            self.assertEqual(activity.code_server(server.base), 1795251600.0)

    def test_before_the_first_heartbeat_it_tells_nothing(self):
        with Server({"/healthz": '{"status": "expired", "lastHeartbeat": 0}'}) as server:
            self.assertIsNone(activity.code_server(server.base))


class RStudioTests(unittest.TestCase):
    def setUp(self):
        self._home = tempfile.TemporaryDirectory()
        self.addCleanup(self._home.cleanup)

    def session(self, name, folder="properites", **properties):
        place = Path(self._home.name, ".local/share/rstudio/sessions/active", name, folder)
        place.mkdir(parents=True)
        for key, value in properties.items():
            (place / key.replace("_", "-")).write_text(value)

    def test_the_session_that_was_used_last_counts(self):
        self.session("session-1", last_used="1795251600000", executing="0")
        self.session("session-2", folder="properties", last_used="1795255200000.5", executing="0")
        self.assertEqual(activity.rstudio(self._home.name, NOW), 1795255200.0005)

    def test_r_that_computes_is_use_now(self):
        self.session("session-1", last_used="1795251600000", executing="1")
        self.assertEqual(activity.rstudio(self._home.name, NOW), NOW)

    def test_no_session_and_rubbish_tell_nothing(self):
        self.assertIsNone(activity.rstudio(self._home.name, NOW))
        self.session("session-1", last_used="soon")
        self.assertIsNone(activity.rstudio(self._home.name, NOW))


class ProcessorTests(unittest.TestCase):
    def test_a_tenth_of_a_processor_is_busy(self):
        self.assertTrue(activity.is_busy({"7": 100}, {"7": 440}, 30, 100))
        self.assertFalse(activity.is_busy({"7": 100}, {"7": 400}, 30, 100))

    def test_processes_that_came_or_went_are_left_out(self):
        self.assertFalse(activity.is_busy({"7": 100}, {"8": 9000}, 30, 100))

    def test_real_processes_are_read_and_this_one_is_not(self):
        worker = subprocess.Popen([sys.executable, "-c", "while True: pass"])
        try:
            before, begin = activity.processor_ticks("/proc"), time.time()
            time.sleep(0.6)
            after, end = activity.processor_ticks("/proc"), time.time()
        finally:
            worker.kill()
            worker.wait()
        mine = str(worker.pid)
        self.assertNotIn(str(os.getpid()), after)
        self.assertTrue(activity.is_busy({mine: before[mine]}, {mine: after[mine]}, end - begin, os.sysconf("SC_CLK_TCK")))


class ActivityTests(unittest.TestCase):
    def test_it_begins_with_its_start_and_never_goes_back_or_ahead(self):
        clock = [NOW]
        with Server({}) as server, tempfile.TemporaryDirectory() as home:
            told = activity.Activity(server.base, home, clock=lambda: clock[0])
            clock[0] = NOW + 600
            self.assertEqual(told.look(), NOW)
            told.note(NOW + 300)
            told.note(NOW + 100)
            self.assertEqual(told.look(), NOW + 300)
            told.note(NOW + 9999)
            self.assertEqual(told.look(), NOW + 600)

    def test_it_answers_as_the_culler_asks(self):
        with Server({}) as server, tempfile.TemporaryDirectory() as home:
            told = activity.Activity(server.base, home, clock=lambda: 1795251600.0)
            helper = http.server.ThreadingHTTPServer(("127.0.0.1", 0), activity.handler(told))
            threading.Thread(target=helper.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{helper.server_address[1]}"
            with urllib.request.urlopen(f"{address}/activity") as answer:
                self.assertEqual(json.load(answer), {"lastActivity": "2026-11-21T09:00:00+00:00"})
            with self.assertRaises(urllib.error.HTTPError):
                urllib.request.urlopen(f"{address}/other")
            helper.shutdown()
            helper.server_close()


if __name__ == "__main__":
    unittest.main()
