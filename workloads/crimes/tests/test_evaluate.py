"""The evaluation step, run as the processing job of the pipeline runs it."""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tarfile

import pytest

from crimes import generate, model
from crimes.records import TARGET, table_of

WORKLOAD = pathlib.Path(__file__).resolve().parents[1]


def records_of(count, seed):
    return list(generate.records(count, seed))


def put(folder, records):
    folder.mkdir(parents=True)
    with open(folder / "part.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(records[0]))
        writer.writeheader()
        writer.writerows(records)


@pytest.fixture()
def root(tmp_path):
    records = records_of(2000, 1)
    classifier = model.train(table_of(records), [record[TARGET] for record in records], model.Hyperparameters(max_iter=5))
    model.save(classifier, tmp_path / "made", {})
    (tmp_path / "model").mkdir()
    with tarfile.open(tmp_path / "model" / "model.tar.gz", "w:gz") as archive:
        for file in sorted((tmp_path / "made").iterdir()):
            archive.add(file, file.name)
    put(tmp_path / "validation", records_of(500, 2))
    return tmp_path


def evaluate(root):
    return subprocess.run(
        [sys.executable, "-m", "crimes.evaluate"], cwd=WORKLOAD, env={**os.environ, "PROCESSING_ROOT": str(root)}, capture_output=True, text=True)


def test_the_report_has_the_number_that_the_pipeline_reads(root):
    done = evaluate(root)

    assert done.returncode == 0, done.stderr
    report = json.loads((root / "evaluation" / "evaluation.json").read_text())
    assert report["records"] == 500
    assert 0.3 < report["metrics"]["accuracy"]["value"] <= 1


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda root: (root / "model" / "model.tar.gz").unlink(), "No such file"),
        (lambda root: (root / "model" / "model.tar.gz").write_bytes(b"no archive"), "not a gzip file"),
        (lambda root: (root / "validation" / "part.csv").unlink(), "There is no CSV file"),
    ],
)
def test_what_cannot_be_judged_fails_with_a_reason_and_without_a_report(root, spoil, reason):
    spoil(root)

    done = evaluate(root)

    assert done.returncode == 1
    assert reason in done.stderr
    assert not (root / "evaluation").exists()


def test_what_SageMaker_adds_for_itself_is_no_hyperparameter():
    assert model.Hyperparameters.read({"_tuning_objective_metric": "validation:accuracy", "max_iter": "9"}).max_iter == 9
