"""`train`, as SageMaker runs it: data from /opt/ml/input, the model to /opt/ml/model, the reason of a failure to /opt/ml/output/failure."""

from __future__ import annotations

import json
import os
import pathlib
import sys
import time
import traceback

from sklearn.metrics import accuracy_score, log_loss

from . import model
from .records import TARGET, BadRecord, read_csv, table_of

# SageMaker shows so many characters of the failure's reason (Amazon SageMaker AI developer guide, "How Amazon SageMaker AI signals algorithm
# success and failure").
REASON_LENGTH = 1024


def read_channel(folder: pathlib.Path) -> tuple[list[list[float]], list[str]]:
    """All CSV files of a channel. Raises BadRecord."""
    files = sorted(folder.glob("**/*.csv"))
    if not files:
        raise BadRecord(f"There is no CSV file in {folder}; the channel needs one or more.")
    rows: list[list[float]] = []
    categories: list[str] = []
    for file in files:
        try:
            records = list(read_csv(file.read_text(encoding="utf-8")))
            unlabelled = [number for number, record in enumerate(records, start=1) if not record.get(TARGET)]
            if unlabelled:
                raise BadRecord(f"records without {TARGET}: {', '.join(map(str, unlabelled[:10]))}")
            rows += table_of(records)
            categories += [record[TARGET] for record in records]
        except (BadRecord, UnicodeDecodeError) as bad:
            raise BadRecord(f"{file.name}: {bad}") from bad
    return rows, categories


def run(root: pathlib.Path) -> None:
    """Trains on the channel `training`, and scores the channel `validation` where there is one."""
    given = root / "input" / "config" / "hyperparameters.json"
    hyperparameters = model.Hyperparameters.read(json.loads(given.read_text()) if given.exists() else {})
    rows, categories = read_channel(root / "input" / "data" / "training")
    started = time.perf_counter()
    classifier = model.train(rows, categories, hyperparameters)
    facts = {"records": len(rows), "hyperparameters": vars(hyperparameters), "seconds": round(time.perf_counter() - started, 3)}
    validation = root / "input" / "data" / "validation"
    if validation.is_dir():
        unseen, truth = read_channel(validation)
        likely = classifier.predict_proba(unseen)
        facts["validation_log_loss"] = float(log_loss(truth, likely, labels=classifier.classes_))
        facts["validation_accuracy"] = float(accuracy_score(truth, classifier.classes_[likely.argmax(axis=1)]))
        # Metric definitions of training and tuning jobs find these lines in the log.
        print(f"validation:log_loss={facts['validation_log_loss']:.6f};")
        print(f"validation:accuracy={facts['validation_accuracy']:.6f};")
    model.save(classifier, root / "model", facts)
    print(f"trained on {len(rows)} records in {facts['seconds']} s")


def main() -> int:
    root = pathlib.Path(os.environ.get("ML_ROOT", "/opt/ml"))
    try:
        run(root)
        return 0
    except (BadRecord, ValueError) as bad:
        reason = str(bad)
    except Exception:
        reason = traceback.format_exc()
    (root / "output").mkdir(parents=True, exist_ok=True)
    (root / "output" / "failure").write_text(reason[:REASON_LENGTH])
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
