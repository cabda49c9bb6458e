"""Sends single records to a running container over kept connections, and tells latencies and requests per second.

  python3 loadtest.py --url http://127.0.0.1:8080 --connections 4 --seconds 10
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import threading
import time
import urllib.parse

import numpy as np

from crimes.generate import records


def one(address: urllib.parse.SplitResult, bodies: list[bytes], until: float, latencies: list[float], failures: list[str]) -> None:
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
    number = 0
    while time.perf_counter() < until:
        started = time.perf_counter()
        connection.request("POST", "/invocations", bodies[number % len(bodies)], {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        latencies.append(time.perf_counter() - started)
        if answer.status != 200:
            failures.append(f"{answer.status}: {text[:200]!r}")
        number += 1
    connection.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Latency and throughput of a running container.")
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args(arguments)
    bodies = [json.dumps({"instances": [record]}).encode() for record in records(200, seed=99)]
    latencies: list[list[float]] = [[] for _ in range(options.connections)]
    failures: list[str] = []
    until = time.perf_counter() + options.seconds
    address = urllib.parse.urlsplit(options.url)
    clients = [threading.Thread(target=one, args=(address, bodies, until, mine, failures)) for mine in latencies]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    times = np.array([latency for mine in latencies for latency in mine]) * 1000
    result = {
        "connections": options.connections,
        "requests": int(times.size),
        "failures": len(failures),
        "requests_per_second": round(times.size / options.seconds, 1),
        "median_ms": round(float(np.median(times)), 2),
        "p99_ms": round(float(np.percentile(times, 99)), 2),
    }
    print(json.dumps(result))
    for failure in failures[:5]:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
