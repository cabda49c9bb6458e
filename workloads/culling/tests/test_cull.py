"""Which workspaces are stopped, against a stand-in for the Kubernetes API that speaks HTTP, and the program as the cluster starts it."""

import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(FOLDER))
import cull  # noqa: E402

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)


def ago(minutes):
    return (NOW - timedelta(minutes=minutes)).isoformat(timespec="seconds")


def notebook(name, **annotations):
    return {"metadata": {"name": name, "annotations": {key.replace("__", "/").replace("_", "-"): value for key, value in annotations.items()}}}


def pod(name, started, phase="Running", ip="127.0.0.1"):
    return {"metadata": {"labels": {"notebook-name": name}}, "status": {"phase": phase, "startTime": started, "podIP": ip}}


class DecisionTests(unittest.TestCase):
    def decide(self, told, started=ago(600), **annotations):
        return cull.decide(notebook("a", **annotations), pod("a", started), told, NOW, 120)

    def test_one_in_use_goes_on(self):
        self.assertEqual(self.decide(NOW - timedelta(minutes=5)), {cull.LAST_ACTIVITY: ago(5)})

    def test_one_that_is_idle_is_stopped(self):
        self.assertEqual(
            self.decide(NOW - timedelta(minutes=120)), {cull.LAST_ACTIVITY: ago(120), cull.STOPPED: NOW.isoformat(timespec="seconds")}
        )

    def test_the_limit_is_the_notebooks_own_where_it_has_one(self):
        told = NOW - timedelta(minutes=119)
        self.assertNotIn(cull.STOPPED, self.decide(told))
        self.assertIn(cull.STOPPED, self.decide(told, landing_zone__idle_minutes="60"))

    def test_an_unreadable_limit_is_the_teams(self):
        self.assertNotIn(cull.STOPPED, self.decide(NOW - timedelta(minutes=119), landing_zone__idle_minutes="never"))

    def test_one_that_does_not_answer_has_the_time_it_told_last(self):
        self.assertEqual(self.decide(None, landing_zone__last_activity=ago(30)), {cull.LAST_ACTIVITY: ago(30)})

    def test_one_that_never_answered_has_its_start(self):
        self.assertIn(cull.STOPPED, self.decide(None))
        self.assertNotIn(cull.STOPPED, self.decide(None, started=ago(10)))

    def test_what_was_written_before_the_last_start_does_not_count(self):
        self.assertEqual(self.decide(None, started=ago(10), landing_zone__last_activity=ago(500)), {cull.LAST_ACTIVITY: ago(10)})

    def test_a_time_ahead_is_now(self):
        self.assertEqual(self.decide(NOW + timedelta(hours=5)), {cull.LAST_ACTIVITY: NOW.isoformat(timespec="seconds")})


class Kubernetes:
    """A stand-in that keeps notebooks and pods, and takes merge patches of annotations with the right token only."""

    def __init__(self, notebooks, pods):
        self.patched = patched = {}

        class Handler(http.server.BaseHTTPRequestHandler):
            def reply(self, body):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def do_GET(self):
                if self.headers["Authorization"] != "Bearer secret-token":
                    self.send_error(401)
                elif self.path == "/api/v1/namespaces/quant/pods?labelSelector=notebook-name":
                    self.reply({"items": pods})
                elif self.path == "/apis/kubeflow.org/v1/namespaces/quant/notebooks":
                    self.reply({"items": notebooks})
                else:
                    self.send_error(404)

            def do_PATCH(self):
                assert self.headers["Content-Type"] == "application/merge-patch+json"
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                patched[self.path.rsplit("/", 1)[1]] = body["metadata"]["annotations"]
                self.reply({})

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


class CullTests(unittest.TestCase):
    def test_only_running_notebooks_that_are_idle_are_stopped(self):
        notebooks = [
            notebook("idle"),
            notebook("busy"),
            notebook("starting"),
            notebook("gone"),
            notebook("stopped", kubeflow_resource_stopped=ago(600)),
        ]
        pods = [pod("idle", ago(600)), pod("busy", ago(600)), pod("starting", ago(600), phase="Pending"), pod("stopped", ago(600))]
        told = {"idle": NOW - timedelta(hours=3), "busy": NOW - timedelta(minutes=1)}
        with Kubernetes(notebooks, pods) as kubernetes:
            stopped = cull.cull(
                cull.Api(kubernetes.base, "secret-token"), "quant", NOW, 8890, 120,
                ask_pod=lambda it, _: told[it["metadata"]["labels"]["notebook-name"]],
            )
            self.assertEqual(stopped, ["idle"])
            self.assertEqual(sorted(kubernetes.patched), ["busy", "idle"])
            self.assertNotIn(cull.STOPPED, kubernetes.patched["busy"])

    def test_both_programs_together_as_the_cluster_starts_them(self):
        # A workspace that nobody uses: no server answers, no session, and its helper tells when it started.
        with tempfile.TemporaryDirectory() as home:
            port = free_port()
            helper = subprocess.Popen(
                [sys.executable, str(FOLDER / "activity.py")],
                env={**os.environ, "ACTIVITY_PORT": str(port), "WORKSPACE_PORT": str(free_port()), "WORKSPACE_HOME": home},
            )
            try:
                wait_for(port)
                account = Path(home, "account")
                account.mkdir()
                (account / "token").write_text("secret-token\n")
                (account / "namespace").write_text("quant")
                started = (datetime.now(timezone.utc) - timedelta(hours=9)).isoformat(timespec="seconds")
                with Kubernetes([notebook("mine")], [pod("mine", started)]) as kubernetes:
                    result = subprocess.run(
                        [sys.executable, str(FOLDER / "cull.py")],
                        env={
                            **os.environ,
                            "KUBERNETES_API": kubernetes.base,
                            "ACCOUNT_FOLDER": str(account),
                            "ACTIVITY_PORT": str(port),
                            "IDLE_MINUTES": "60",
                        },
                        capture_output=True,
                        text=True,
                        timeout=60,
                    )
                    self.assertEqual(result.returncode, 0, result.stderr)

                    # The helper has just started, which counts as use, so that nothing is stopped.
                    self.assertEqual(result.stdout, "")
                    self.assertIn(cull.LAST_ACTIVITY, kubernetes.patched["mine"])
                    self.assertNotIn(cull.STOPPED, kubernetes.patched["mine"])
            finally:
                helper.kill()
                helper.wait()

    def test_a_round_that_fails_does_not_end_the_culler(self):
        with tempfile.TemporaryDirectory() as account:
            Path(account, "token").write_text("secret-token")
            Path(account, "namespace").write_text("quant")
            culler = subprocess.Popen(
                [sys.executable, str(FOLDER / "cull.py")],
                env={**os.environ, "KUBERNETES_API": f"http://127.0.0.1:{free_port()}", "ACCOUNT_FOLDER": account, "EVERY_MINUTES": "10"},
                stderr=subprocess.PIPE,
                text=True,
            )
            try:
                self.assertTrue(culler.stderr.readline().startswith("not this time: "))
                self.assertIsNone(culler.poll())
            finally:
                culler.kill()
                culler.wait()
                culler.stderr.close()

    def test_without_its_helper_it_is_stopped_a_while_after_its_start(self):
        with Kubernetes([notebook("mine")], [pod("mine", ago(600))]) as kubernetes:
            stopped = cull.cull(cull.Api(kubernetes.base, "secret-token"), "quant", NOW, free_port(), 120)
            self.assertEqual(stopped, ["mine"])


def free_port():
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        return server.server_address[1]


def wait_for(port):
    import socket
    import time

    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the helper does not listen")


if __name__ == "__main__":
    unittest.main()
