"""The evaluation step of the training pipeline: a model's archive and records whose category is known in, a report out.

The pipeline reads `metrics.accuracy.value` from the report and registers the model, or does not.
"""

from __future__ import annotations

import json
import os
import pathlib
import sys
import tarfile
import tempfile

from sklearn.metrics import accuracy_score, log_loss

from . import model
from .records import BadRecord
from .train import read_channel

ARCHIVE = "model.tar.gz"
REPORT = "evaluation.json"


def run(root: pathlib.Path) -> dict:
    """Judges the model under `root`/model by the records under `root`/validation. Raises BadRecord, BadModel, OSError or TarError."""
    rows, categories = read_channel(root / "validation")
    with tempfile.TemporaryDirectory() as folder:
        # The files that a model consists of, and nothing else that an archive might want to put somewhere.
        with tarfile.open(root / "model" / ARCHIVE) as archive:
            for name in (model.FILE, model.CARD):
                file = archive.extractfile(name)
                if file is not None:
                    (pathlib.Path(folder) / name).write_bytes(file.read())
        classifier = model.load(pathlib.Path(folder))
    likely = classifier.predict_proba(rows)
    report = {
        "records": len(rows),
        "metrics": {
            "accuracy": {"value": float(accuracy_score(categories, classifier.classes_[likely.argmax(axis=1)]))},
            "log_loss": {"value": float(log_loss(categories, likely, labels=classifier.classes_))},
        },
    }
    target = root / "evaluation"
    target.mkdir(parents=True, exist_ok=True)
    (target / REPORT).write_text(json.dumps(report, indent=2))
    return report


def main() -> int:
    try:
        report = run(pathlib.Path(os.environ.get("PROCESSING_ROOT", "/opt/ml/processing")))
    except (BadRecord, model.BadModel, KeyError, OSError, tarfile.TarError, ValueError) as reason:
        print(f"The model could not be evaluated: {reason}", file=sys.stderr)
        return 1
    print(f"accuracy={report['metrics']['accuracy']['value']:.6f} on {report['records']} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
