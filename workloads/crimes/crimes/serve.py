"""`serve`, as SageMaker runs it: one worker process a core, each with the model in memory."""

from __future__ import annotations

import os
import sys


def main() -> int:
    # In a container of several models SageMaker names the port; otherwise it is 8080 (Amazon SageMaker AI developer guide, "Custom inference
    # code with hosting services").
    port = os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080")
    workers = os.environ.get("MODEL_SERVER_WORKERS", str(os.cpu_count() or 1))
    # Trees of a single record are too little work to share among threads; sharing them costs more than it gains.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    arguments = [
        sys.executable, "-m", "gunicorn", "--bind", f"{os.environ.get('BIND_ADDRESS', '0.0.0.0')}:{port}", "--workers", workers,
        "--timeout", "60", "--graceful-timeout", "25", "--keep-alive", "65", "--worker-tmp-dir", "/dev/shm", "--worker-class", "gthread",
        "--threads", "4", "--log-level", "warning", "crimes.server:create()",
    ]
    os.execv(sys.executable, arguments)


if __name__ == "__main__":
    sys.exit(main())
