"""score.R: what it says is what R predicts, on any number of cores, and one bad file is one bad file."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
import rows
from conftest import SCORING, r


def write(path, data, **more):
    path.write_text(rows.text(data, **more), encoding="utf-8", newline="")
    return path


def command(folder, models, jobs, cores):
    """The command, and where its report will be."""
    lines = [f"{kind}\t{delimiter}\t{path}\t{folder / (path.name + '.psv')}\n" for kind, delimiter, path in jobs]
    (folder / "jobs.tsv").write_text("".join(lines))
    report = folder / "report.tsv"
    return ["Rscript", "--vanilla", str(SCORING / "score.R"), "--models", models, "--jobs", folder / "jobs.tsv", "--report", report, "--cores", str(cores)], report


def score(folder, models, jobs, cores=2, **options):
    """Report lines as (state, rows, message), and the results by name."""
    folder.mkdir(exist_ok=True)
    line, report = command(folder, models, jobs, cores)
    done = subprocess.run(line, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr
    states = [(state, int(count), message) for state, count, _, message in (line.split("\t") for line in report.read_text().splitlines())]
    return states, {path.name.removesuffix(".psv"): path.read_bytes() for path in folder.glob("*.psv")}


def test_results_are_what_r_predicts(tmp_path, models):
    data = rows.rows(700)
    file = write(tmp_path / "a.csv", data)

    states, results = score(tmp_path / "out", models, [("loans", ",", file)])

    assert states == [("ok", 700, "")]
    found = rows.results(results["a.csv"])
    assert [row["id"] for row in found] == [row[0] for row in data]
    expected = r("expected.R", models / "loans.rds", file).stdout.splitlines()
    assert [f"{row['class']} {row['probability']}" for row in found] == expected
    assert {row["model"] for row in found} == {"loans-3"}
    assert len({row["class"] for row in found}) == 2


def test_a_regression_names_its_rows_by_all_its_columns(tmp_path, models):
    data = rows.rows(300)
    file = write(tmp_path / "a.csv", data, delimiter=";")

    _, results = score(tmp_path / "out", models, [("cards", ";", file)])

    found = rows.results(results["a.csv"])
    assert [(row["id"], row["branch"]) for row in found] == [(row[0], row[1]) for row in data]
    comma = write(tmp_path / "comma.csv", data)
    assert [row["value"] for row in found] == r("expected.R", models / "cards.rds", comma).stdout.splitlines()


def test_serial_and_parallel_give_the_same_bytes(tmp_path, models):
    jobs = [(("loans", "cards", "bare")[number % 3], ",", write(tmp_path / f"{number:02d}.csv", rows.rows(40 * number, number))) for number in range(13)]

    outcomes = [score(tmp_path / f"cores-{cores}", models, jobs, cores) for cores in (1, 2, 5)]

    assert outcomes[0][0] == [("ok", 40 * number, "") for number in range(13)]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert len(outcomes[0][1]) == 13


def test_a_file_larger_than_a_piece_is_scored_whole(tmp_path, models):
    file = write(tmp_path / "a.csv", rows.rows(50_001))

    states, results = score(tmp_path / "out", models, [("loans", ",", file)])

    assert states == [("ok", 50_001, "")]
    assert len(rows.results(results["a.csv"])) == 50_001


@pytest.mark.parametrize("cores", [1, 3])
def test_a_bad_file_is_alone_in_being_bad(tmp_path, models, cores):
    good = [("loans", ",", write(tmp_path / f"good-{number}.csv", rows.rows(20, number))) for number in range(2)]
    header = "id,branch,amount,age,region,rate,note\n"
    bad = {
        "column.csv": ("id,branch,amount,age\n1,a,2,3\n", "the file lacks the columns region, rate"),
        "number.csv": (header + "1,a,lots,30,north,0.1,x\n", "column amount has 'lots', which is no number"),
        "width.csv": (header + "1,a,2,30,north,0.1,x\n1,a,2,30,north,0.1\n", "line 2 did not have 7 elements"),
        "narrow.csv": (header + "1,a\n", "after row 0 a row has 2 fields and not 7"),
        "quote.csv": (header + '1,a,2,30,north,0.1,"x\n2,a,2,30,north,0.1,x\n', "a quote is left open at the end of the file"),
        "twice.csv": ("id,amount,amount,age,region,rate\n", "the header names a column twice: amount"),
    }
    jobs = [good[0]]
    for name, (content, _) in bad.items():
        (tmp_path / name).write_text(content)
        jobs.append(("loans", ",", tmp_path / name))
    jobs += [("unknown", ",", write(tmp_path / "other.csv", rows.rows(3))), good[1]]

    states, results = score(tmp_path / "out", models, jobs, cores)

    assert (states[0], states[-1]) == (("ok", 20, ""), ("ok", 20, ""))
    assert [state for state, *_ in states[1:-2]] == ["failed"] * len(bad)
    for (_, _, message), (_, expected) in zip(states[1:-2], bad.values()):
        assert expected in message
    assert states[-2] == ("lost", 0, "there is no model unknown.rds")
    assert sorted(results) == ["good-0.csv", "good-1.csv"]
    assert not list((tmp_path / "out").glob("*.partial"))


def test_a_file_without_rows_has_a_result_without_rows(tmp_path, models):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    header = write(tmp_path / "header.csv", [])

    states, results = score(tmp_path / "out", models, [("loans", ",", empty), ("loans", ",", header)])

    assert states == [("ok", 0, ""), ("ok", 0, "")]
    assert results == {"empty.csv": b"", "header.csv": b""}


def test_a_process_that_is_killed_takes_no_other_file_along(tmp_path, models):
    large = write(tmp_path / "large.csv", rows.rows(120_000))
    small = [write(tmp_path / f"small-{number}.csv", rows.rows(10, number)) for number in range(3)]
    (tmp_path / "out").mkdir()
    line, report = command(tmp_path / "out", models, [("loans", ",", large), *(("loans", ",", path) for path in small)], 2)
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        os.kill(_reader_of(large, process.pid), signal.SIGKILL)
        assert process.wait(60) == 0
    finally:
        process.kill()

    states = [line.split("\t") for line in report.read_text().splitlines()]
    assert [state for state, *_ in states] == ["lost", "ok", "ok", "ok"]
    assert states[0][3] == "the process ended without a result"


def _reader_of(path, parent):
    """The process below a parent that has a file open."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == parent and any(os.readlink(fd) == str(path) for fd in (entry / "fd").iterdir()):
                    return int(entry.name)
            except OSError:
                continue
        time.sleep(0.01)
    raise AssertionError(f"nobody reads {path}")


def test_a_c50_model_takes_the_same_way(tmp_path, models):
    """With a stand-in for the package C50, which is not in Debian: it has a model of that class and its predict method, and no more."""
    library, package = tmp_path / "library", tmp_path / "C50"
    library.mkdir()
    (package / "R").mkdir(parents=True)
    (package / "DESCRIPTION").write_text("Package: C50\nVersion: 0.0.1\nTitle: Stand-In\nDescription: Not C50.\nLicense: none\nAuthor: x\nMaintainer: x <x@x>\n")
    (package / "NAMESPACE").write_text("S3method(predict, C5.0)\nimportFrom(stats, predict)\n")
    (package / "R" / "c50.R").write_text(
        "predict.C5.0 <- function(object, newdata, type, ...) {\n"
        "  stopifnot(type == 'prob', is.factor(newdata$region), is.numeric(newdata$amount))\n"
        "  p <- ifelse(newdata$amount > 3000 & newdata$region %in% 'north', 0.75, 0.25)\n"
        "  matrix(c(p, 1 - p), ncol = 2, dimnames = list(NULL, c('default', 'repaid')))\n}\n"
    )
    subprocess.run(["R", "CMD", "INSTALL", "--no-docs", "--no-test-load", f"--library={library}", str(package)], check=True, capture_output=True)
    folder = tmp_path / "models"
    folder.mkdir()
    make = (
        "d <- data.frame(outcome = factor(c('a', 'b')), amount = c(1, 2), region = factor(c('north', 'south'))); t <- terms(model.frame(outcome ~ amount + region, d));"
        f"saveRDS(list(model = structure(list(Terms = t, xlevels = list(region = levels(d$region))), class = 'C5.0'), version = 'c'), '{folder}/loans.rds')"
    )
    subprocess.run(["Rscript", "--vanilla", "-e", make], check=True, capture_output=True)
    data = rows.rows(50)
    job = [("loans", ",", write(tmp_path / "a.csv", data))]

    without, _ = score(tmp_path / "without", folder, job)
    states, results = score(tmp_path / "with", folder, job, env={**os.environ, "R_LIBS": str(library)})

    assert without == [("lost", 0, "the package C50 is not installed, which loans.rds needs")]
    assert states == [("ok", 50, "")]
    expected = ["default" if float(row[2]) > 3000 and row[4] == "north" else "repaid" for row in data]
    assert [row["class"] for row in rows.results(results["a.csv"])] == expected


@pytest.mark.parametrize("arguments", [[], ["--cores", "0", "--models", "x", "--jobs", "x", "--report", "x"], ["--what", "x"], ["--models"]])
def test_wrong_arguments_are_refused(arguments):
    done = subprocess.run(["Rscript", "--vanilla", str(SCORING / "score.R"), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "usage" in done.stderr or "needed" in done.stderr or "whole number" in done.stderr
