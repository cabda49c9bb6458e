"""Starts the servers that are programs of their own: s3rver, dynalite and PostgreSQL."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

_MODULES = Path(__file__).resolve().parent.parent / "node_modules"


def free_port():
    """A port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def s3():
    """The URL of an S3 server with an empty disk. Its keys are S3RVER and S3RVER."""
    with tempfile.TemporaryDirectory(prefix="s3-") as folder:
        port = free_port()
        with _running(["node", str(_MODULES / "s3rver/bin/s3rver.js"), "-d", folder, "-a", "127.0.0.1", "-p", str(port), "--silent"], port):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def dynamodb():
    """The URL of a DynamoDB server that keeps nothing."""
    port = free_port()
    with _running(["node", str(_MODULES / "dynalite/cli.js"), "--host", "127.0.0.1", "--port", str(port), "--createTableMs", "0"], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def postgresql():
    """The connection text of a new PostgreSQL database. Its files are on the loopback's machine and go when it ends."""
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not binaries:
        raise RuntimeError("PostgreSQL's server is not installed; run workloads/install-test-tools")
    folder = tempfile.mkdtemp(prefix="postgresql-")
    # PostgreSQL refuses to run as root.
    account = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    port = free_port()
    data = f"{folder}/data"
    try:
        initdb = [f"{binaries[-1]}/initdb", "-D", data, "-A", "trust", "-U", "test", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **account)
        options = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", f"port={port}", "-c", f"unix_socket_directories={folder}", "-c", "shared_buffers=32MB"]
        with _running([f"{binaries[-1]}/postgres", "-D", data, *options], port, cwd=folder, **account):
            yield f"host=127.0.0.1 port={port} user=test dbname=postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command, port, **options):
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, **options)
        try:
            _wait(process, port, output)
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process, port, output):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    output.seek(0)
    raise RuntimeError(f"{process.args[0]} did not start: {output.read().decode(errors='replace')[-2000:]}")
