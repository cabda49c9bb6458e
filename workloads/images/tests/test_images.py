"""The images' recipes are pinned and lean on nothing that is not there; what starts in them is run with stand-ins for the servers, and the SSH server with
the real one. The images themselves are not built here: there is no container engine."""

import os
import pathlib
import re
import shutil
import socket
import stat
import subprocess
import time

import pytest

IMAGES = pathlib.Path(__file__).resolve().parents[1]
CONTEXT = IMAGES.parent
RECIPES = sorted(IMAGES.glob("*/Dockerfile"))
SCRIPTS = [path for path in sorted(IMAGES.glob("*/*")) if path.is_file() and path.read_bytes().startswith(b"#!/bin/bash")]


REASONS_FOR_ROOT = ["SageMaker mounts /opt/ml for root", "the Docker daemon runs as root"]


def instructions(recipe):
    """(keyword, value) of each instruction, continued lines joined and comments left out."""
    text = re.sub(r"(?m)^#.*\n", "", recipe.read_text())
    return [line.split(None, 1) for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def problems(recipe):
    found = []
    steps = instructions(recipe)
    stages = set()
    for keyword, value in steps:
        if keyword == "FROM":
            if not re.fullmatch(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}( AS [\w-]+)?", value):
                found.append(f"FROM {value} is not pinned by tag and digest")
            stages |= {value.rsplit(" AS ", 1)[1]} if " AS " in value else set()
        elif keyword == "RUN":
            if "latest" in value or re.search(r"curl[^&|]*\|\s*(ba)?sh", value):
                found.append(f"RUN takes whatever is newest: {value[:60]}")
            for package in re.findall(r"pip install ((?:(?!&&).)*)", value):
                names = [word for word in package.split() if not word.startswith(("-", "/", "http"))]
                found += [f"pip package {name} has no version" for name in names if "==" not in name]
            if "apt-get install" in value and ("--no-install-recommends" not in value or "rm -rf /var/lib/apt/lists" not in value):
                found.append("apt-get installs more than was asked for, or leaves its lists")
        elif keyword in ("COPY", "ADD"):
            words = [word for word in value.split() if not word.startswith("--")]
            source = re.search(r"--from=([\w-]+)", value)
            if keyword == "ADD":
                found.append("ADD fetches; use COPY")
            elif source:
                found += [] if source[1] in stages else [f"no stage {source[1]}"]
            else:
                found += [f"{word} is not there" for word in words[:-1] if not (CONTEXT / word).exists()]
    users = [value for keyword, value in steps if keyword == "USER"]
    runs_as = users[-1] if users else "root"
    if runs_as.split(":")[0] in ("root", "0") and not any(reason in recipe.read_text() for reason in REASONS_FOR_ROOT):
        found.append("runs as root")
    if not any("environment.lock" in value or "requirements" in value for _, value in steps):
        found.append("keeps no list of what is inside")
    return found


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.parent.name)
def test_a_recipe_is_pinned_and_complete(recipe):
    assert problems(recipe) == []


def test_the_lint_finds_what_it_looks_for(tmp_path):
    bad = tmp_path / "Dockerfile"
    bad.write_text(
        "FROM python:3.12\nRUN pip install numpy && curl https://x.example/i.sh | sh\nRUN apt-get update && apt-get install -y git\n"
        "COPY nothing/here /x\nCOPY --from=nowhere /a /b\nADD https://x.example/a /a\nUSER root\n"
    )
    assert problems(bad) == [
        "FROM python:3.12 is not pinned by tag and digest",
        "RUN takes whatever is newest: pip install numpy && curl https://x.example/i.sh | sh",
        "pip package numpy has no version",
        "apt-get installs more than was asked for, or leaves its lists",
        "nothing/here is not there",
        "no stage nowhere",
        "ADD fetches; use COPY",
        "runs as root",
        "keeps no list of what is inside",
    ]


def test_every_requirement_has_one_version():
    for file in IMAGES.glob("*/requirements.txt"):
        lines = [line for line in file.read_text().splitlines() if line and not line.startswith(("#", "--"))]
        assert lines and all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][\w.+]*", line) for line in lines), file


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script.parent.name}/{script.name}")
def test_scripts_are_executable_and_clean(script):
    assert os.access(script, os.X_OK)
    checked = subprocess.run(["shellcheck", str(script)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_all_scripts_are_checked():
    assert len(SCRIPTS) == 6 and len(RECIPES) == 10


def stand_in(folder, name):
    """A program that tells how it was called."""
    program = folder / name
    program.write_text('#!/bin/bash\nprintf "%s\\n" "$0" "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def start(script, folder, **variables):
    environment = {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder), **variables}
    return subprocess.run(["bash", str(script)], env=environment, capture_output=True, text=True, timeout=30)


def test_jupyter_stands_under_the_notebooks_path_and_asks_for_no_password_of_its_own(tmp_path):
    stand_in(tmp_path, "jupyter")
    done = start(IMAGES / "notebook" / "start", tmp_path, NB_PREFIX="/notebook/quant/anna")
    words = done.stdout.splitlines()
    assert done.returncode == 0 and words[1] == "lab"
    assert "--ServerApp.base_url=/notebook/quant/anna" in words and "--port=8888" in words and "--IdentityProvider.token=" in words


def test_vs_code_runs_in_the_same_container():
    text = (IMAGES / "notebook" / "start").read_text()
    assert "/opt/code-server/bin/code-server --auth none --bind-addr 0.0.0.0:8888" in text
    assert any("/opt/code-server" in value for keyword, value in instructions(IMAGES / "notebook" / "Dockerfile") if keyword == "COPY")


@pytest.mark.parametrize(
    ("image", "variables", "message"),
    [
        ("notebook", {"WORKSPACE_KIND": "emacs"}, "start-workspace: WORKSPACE_KIND is 'emacs'; it must be jupyter or vscode."),
        ("notebook", {"NB_PREFIX": "quant"}, "start-workspace: NB_PREFIX is 'quant'; it must be a path that begins with /."),
        ("rstudio", {"NB_PREFIX": "/a/../b"}, "start-workspace: NB_PREFIX is '/a/../b'; it must be a path that begins with /."),
        ("training-horovod", {}, "authorized_keys is not there; the MPI runtime mounts the job's keys at"),
    ],
)
def test_a_wrong_start_says_why(tmp_path, image, variables, message):
    done = start(IMAGES / image / "start", tmp_path, **variables)
    assert done.returncode == 2 and message in done.stderr


def build(tmp_path, capabilities, answers):
    (tmp_path / "status").write_text(f"Name:\tbash\nCapEff:\t{capabilities}\n")
    (tmp_path / "dockerd").write_text('#!/bin/bash\necho "daemon: $*"\n')
    # It answers once the daemon has written its log.
    (tmp_path / "docker").write_text(f"#!/bin/bash\n{f'[ -s {tmp_path}/log ]' if answers else 'exit 1'}\n")
    for name in ("dockerd", "docker"):
        (tmp_path / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin", "STATUS_FILE": str(tmp_path / "status"), "DOCKER_LOG": str(tmp_path / "log"), "DOCKER_SECONDS": "2",
    }
    return subprocess.run(["bash", str(IMAGES / "build-tools" / "start"), "echo", "built"], env=environment, capture_output=True, text=True, timeout=30)


def test_a_build_that_may_has_a_docker_daemon(tmp_path):
    done = build(tmp_path, "000001ffffffffff", answers=True)
    assert (done.returncode, done.stdout) == (0, "built\n")
    assert (tmp_path / "log").read_text() == "daemon: --host=unix:///var/run/docker.sock\n"


def test_a_build_that_may_not_has_none(tmp_path):
    done = build(tmp_path, "00000000a80425fb", answers=False)
    assert (done.returncode, done.stdout) == (0, "built\n") and not (tmp_path / "log").exists()


def test_a_daemon_that_does_not_answer_ends_the_build(tmp_path):
    done = build(tmp_path, "000001ffffffffff", answers=False)
    assert done.returncode == 1 and "the Docker daemon does not answer" in done.stderr and "daemon: --host" in done.stderr and done.stdout == ""


def test_rstudio_is_told_its_path_and_serves_its_user_alone():
    settings = dict(
        line.split("=", 1) for line in (IMAGES / "rstudio" / "rserver.conf").read_text().splitlines() if line and not line.startswith("#")
    )
    assert settings["server-user"] == "rstudio" and settings["auth-none"] == "1" and settings["www-port"] == "8888"
    assert 'rserver --www-root-path="$prefix"' in (IMAGES / "rstudio" / "start").read_text()


@pytest.fixture
def worker(tmp_path):
    """A worker's SSH server as the image starts it, on a free port, with the keys that the MPI runtime would mount."""
    if shutil.which("sshd", path="/usr/sbin:/usr/bin") is None:
        pytest.fail("There is no /usr/sbin/sshd: run workloads/install-test-tools.")
    home = tmp_path / "home"
    keys = home / ".ssh"
    keys.mkdir(parents=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", str(keys / "id_ecdsa")], check=True)
    shutil.copy(keys / "id_ecdsa.pub", keys / "authorized_keys")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = (IMAGES / "training-horovod" / "sshd_config").read_text().replace("/home/mpiuser", str(home)).replace("Port 2222", f"Port {port}")
    if os.geteuid() == 0:  # In the image the user is mpiuser. Here it may be root, and the rest of the configuration stays as it is.
        config = config.replace("PermitRootLogin no", "PermitRootLogin prohibit-password")
        pathlib.Path("/run/sshd").mkdir(exist_ok=True)
    (home / ".sshd_config").write_text(config)
    process = subprocess.Popen(["bash", str(IMAGES / "training-horovod" / "start")], env={"PATH": "/usr/sbin:/usr/bin:/bin", "HOME": str(home)}, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield keys, port
    process.terminate()
    process.wait(timeout=10)


def ssh(keys, port, *words, identity=None):
    own = ["-F", str(IMAGES / "training-horovod" / "ssh_config"), "-p", str(port), "-i", str(identity or keys / "id_ecdsa"), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none"]
    return subprocess.run(["ssh", *own, "127.0.0.1", *words], capture_output=True, text=True, timeout=30)


def test_the_launcher_reaches_a_worker_without_a_password(worker):
    keys, port = worker
    done = ssh(keys, port, "echo", "from", "the", "worker")
    assert (done.returncode, done.stdout.strip()) == (0, "from the worker"), done.stderr


def test_another_key_and_a_password_do_not(worker, tmp_path):
    keys, port = worker
    subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", str(tmp_path / "other")], check=True)
    done = ssh(keys, port, "true", identity=tmp_path / "other")
    assert done.returncode == 255 and "Permission denied (publickey)" in done.stderr
