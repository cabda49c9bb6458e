"""Tells when a workspace was last used. Runs beside JupyterLab, code-server or RStudio Server, in the same pod.

A workspace is in use while any of these is true:
- JupyterLab: a kernel is busy, or kernels, terminals or the API were used (its /api/status and /api/kernels).
- code-server: a browser is connected (its /healthz has the time of the last heartbeat).
- RStudio Server: R is computing, or a session was used (the session folders in the home directory).
- Any: the processes of the pod use more than a tenth of a processor, so that training in a terminal counts too.
"""

import json
import os
import re
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BUSY_PROCESSORS = 0.1
SAMPLE_SECONDS = 30


def fetch(url):
    """The JSON at a local address, or None where nothing or something else answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return json.load(answer)
    except (OSError, ValueError, urllib.error.URLError):
        return None


def from_iso(text):
    """Seconds since 1970 of a time as Jupyter writes it, or None."""
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
    except (AttributeError, ValueError):
        return None


def jupyter(base, now):
    # Asked like this, Jupyter does not take the question itself for use.
    status, kernels = (fetch(f"{base}/api/{what}?no_track_activity=1") for what in ("status", "kernels"))
    if isinstance(kernels, list) and any(kernel.get("execution_state") == "busy" for kernel in kernels if isinstance(kernel, dict)):
        return now
    return from_iso(status.get("last_activity")) if isinstance(status, dict) else None


def code_server(base):
    health = fetch(f"{base}/healthz")
    beat = health.get("lastHeartbeat") if isinstance(health, dict) else None
    return beat / 1000 if isinstance(beat, (int, float)) and beat > 0 else None


def rstudio(home, now):
    times = []
    for session in Path(home).glob(".local/share/rstudio/sessions/active/*"):
        # The folder's name is misspelt in RStudio itself; both spellings are read.
        for folder in (session / "properites", session / "properties"):
            for file in folder.glob("*") if folder.is_dir() else ():
                try:
                    text = file.read_text().strip()
                    if file.name == "executing" and text in ("1", "true"):
                        return now
                    if re.fullmatch("last[-_]used", file.name):
                        times.append(min(float(text) / 1000, now))
                except (OSError, ValueError):
                    continue
    return max(times, default=None)


def processor_ticks(proc):
    """Processor time of every process but this one, in clock ticks, by process."""
    ticks = {}
    for stat in Path(proc).glob("[0-9]*/stat"):
        if stat.parent.name == str(os.getpid()):
            continue
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            ticks[stat.parent.name] = int(fields[11]) + int(fields[12])
        except (OSError, IndexError, ValueError):
            continue
    return ticks


def is_busy(before, after, seconds, ticks_per_second):
    """Whether the processes of both samples used more than a tenth of a processor between them."""
    used = sum(count - before[process] for process, count in after.items() if count > before.get(process, count))
    return used / ticks_per_second / seconds > BUSY_PROCESSORS


class Activity:
    """The time of the last sign of use; the beginning counts as one."""

    def __init__(self, base, home, proc="/proc", clock=time.time):
        self._base, self._home, self._proc, self._clock = base, home, proc, clock
        self._last = clock()
        self._lock = threading.Lock()

    def note(self, moment):
        with self._lock:
            self._last = max(self._last, min(moment, self._clock()))

    def look(self):
        now = self._clock()
        for moment in (jupyter(self._base + os.environ.get("NB_PREFIX", ""), now), code_server(self._base), rstudio(self._home, now)):
            if moment is not None:
                self.note(moment)
        with self._lock:
            return self._last

    def watch_processors(self):
        before, then = processor_ticks(self._proc), self._clock()
        while True:
            time.sleep(SAMPLE_SECONDS)
            after, now = processor_ticks(self._proc), self._clock()
            if is_busy(before, after, max(now - then, 1), os.sysconf("SC_CLK_TCK")):
                self.note(now)
            before, then = after, now


def handler(activity):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path != "/activity":
                self.send_error(404)
                return
            moment = datetime.fromtimestamp(activity.look(), timezone.utc).isoformat(timespec="seconds")
            body = json.dumps({"lastActivity": moment}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Nothing: the culler asks every few minutes."""

    return Handler


def main():
    base = f"http://127.0.0.1:{os.environ.get('WORKSPACE_PORT', '8888')}"
    activity = Activity(base, os.environ.get("WORKSPACE_HOME", "/home/jovyan"))
    threading.Thread(target=activity.watch_processors, daemon=True).start()
    ThreadingHTTPServer(("", int(os.environ.get("ACTIVITY_PORT", "8890"))), handler(activity)).serve_forever()


if __name__ == "__main__":
    main()
