"""Stops the idle workspaces of a namespace: JupyterLab, VS Code and RStudio alike.

For each running notebook it asks the pod when it was last used, writes that on the notebook, and stops the notebook when the time is
further back than the notebook allows. A pod that does not answer has the time it told last, or its start: whoever ends the helper in the
pod gains nothing by it. The annotation that stops a notebook is the one that Kubeflow's own controller acts on and that the
dashboard's start button takes away.
"""

import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

LAST_ACTIVITY = "landing-zone/last-activity"
IDLE_MINUTES = "landing-zone/idle-minutes"
STOPPED = "kubeflow-resource-stopped"
ACCOUNT = Path(os.environ.get("ACCOUNT_FOLDER", "/var/run/secrets/kubernetes.io/serviceaccount"))


class Api:
    """The Kubernetes API, as the pod's service account."""

    def __init__(self, base, token, context=None):
        self._base, self._token, self._context = base, token, context

    def call(self, method, path, body=None):
        request = urllib.request.Request(self._base + path, method=method, data=None if body is None else json.dumps(body).encode())
        request.add_header("Authorization", f"Bearer {self._token}")
        if body is not None:
            request.add_header("Content-Type", "application/merge-patch+json")
        with urllib.request.urlopen(request, timeout=20, context=self._context) as answer:
            return json.load(answer)


def parse(text):
    """A time as Kubernetes or a workspace writes it, or None."""
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (AttributeError, ValueError):
        return None


def ask(pod, port):
    """When a pod's workspace was last used, or None where it does not tell."""
    address = pod.get("status", {}).get("podIP")
    if not address:
        return None
    try:
        with urllib.request.urlopen(f"http://{address}:{port}/activity", timeout=10) as answer:
            return parse(json.load(answer).get("lastActivity"))
    except (OSError, ValueError, AttributeError, urllib.error.URLError):
        return None


def idle_limit(annotations, default):
    try:
        return max(int(annotations.get(IDLE_MINUTES, default)), 1)
    except ValueError:
        return default


def decide(notebook, pod, told, now, default_minutes):
    """The annotations to write on a notebook: when it was last used, and, where that is too long ago, that it is stopped."""
    annotations = notebook["metadata"].get("annotations") or {}
    started = parse(pod.get("status", {}).get("startTime")) or now
    known = parse(annotations.get(LAST_ACTIVITY))

    # What was written before the pod started is about an earlier one.
    times = [started] + [moment for moment in (known, told) if moment is not None and moment > started]
    last = min(max(times), now)
    written = {LAST_ACTIVITY: last.astimezone(timezone.utc).isoformat(timespec="seconds")}
    if now - last >= timedelta(minutes=idle_limit(annotations, default_minutes)):
        written[STOPPED] = now.isoformat(timespec="seconds")
    return written


def cull(api, namespace, now, port, default_minutes, ask_pod=ask):
    """Goes through the notebooks; gives the names of those it stopped."""
    group = f"/apis/kubeflow.org/v1/namespaces/{namespace}/notebooks"
    pods = api.call("GET", f"/api/v1/namespaces/{namespace}/pods?labelSelector=notebook-name")["items"]
    running = {
        pod["metadata"]["labels"]["notebook-name"]: pod for pod in pods if pod.get("status", {}).get("phase") == "Running"
    }
    stopped = []
    for notebook in api.call("GET", group)["items"]:
        name = notebook["metadata"]["name"]
        if STOPPED in (notebook["metadata"].get("annotations") or {}) or name not in running:
            continue
        written = decide(notebook, running[name], ask_pod(running[name], port), now, default_minutes)
        api.call("PATCH", f"{group}/{name}", {"metadata": {"annotations": written}})
        if STOPPED in written:
            stopped.append(name)
    return stopped


def cull_once():
    base = os.environ.get("KUBERNETES_API", "https://kubernetes.default.svc")
    context = ssl.create_default_context(cafile=str(ACCOUNT / "ca.crt")) if base.startswith("https:") else None
    api = Api(base, (ACCOUNT / "token").read_text().strip(), context)
    namespace = (ACCOUNT / "namespace").read_text().strip()
    stopped = cull(
        api,
        namespace,
        datetime.now(timezone.utc),
        int(os.environ.get("ACTIVITY_PORT", "8890")),
        int(os.environ.get("IDLE_MINUTES", "120")),
    )
    for name in stopped:
        print(f"stopped {namespace}/{name}", flush=True)


def main():
    minutes = int(os.environ.get("EVERY_MINUTES", "0"))
    if not minutes:
        cull_once()
        return 0
    while True:
        try:
            cull_once()
        except (OSError, ValueError, KeyError, urllib.error.URLError) as error:
            # The Kubernetes API is away at times; the next round asks again.
            print(f"not this time: {error}", file=sys.stderr, flush=True)
        time.sleep(minutes * 60)


if __name__ == "__main__":
    sys.exit(main())
