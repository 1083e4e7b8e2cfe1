"""What holds for every command: exit codes, closed pipes, help, and what a call brings into memory."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import interruptible, run
from tests.conftest import DATA, ROOT
from tests.forked_commands import ended
from tests.servers import SERVERS
from tests.vendors.little import little_files, with_cell, written
from vendors.cli.main import COMMANDS, main
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole

PYTHON = (sys.executable, "-m", "vendors")


@pytest.fixture(scope="module")
def calls(tmp_path_factory):
    """For each command a right call that prints something to the standard output."""
    place = tmp_path_factory.mktemp("called")
    data = written(place / "data", little_files())
    other = written(place / "other", with_cell(little_files(), "vendors", ("akio",), "name", "Akio SA"))
    accounts.set_passphrase(data, "Claire", EditorRole.EDITOR, "a passphrase for tests, 77 signs")
    text = place / "text.txt"
    text.write_text("Satmetrix nomme un directeur général\n\nLe 6 mai 2020\n\nL’éditeur Satmetrix nomme un directeur.")
    return {
        "check": ["check", str(data)],
        "show": ["show", "vendors", "--data", str(data)],
        "import": ["import", str(data / "vendors.csv"), "--table", "vendors"],
        "diff": ["diff", str(data), str(other)],
        "link": ["link", str(text), "--data", str(data)],
        "article": ["article", str(text), "--data", str(data)],
        "links": ["links", "--data", str(data), "--limit", "0", "--format", "json"],
        "passphrase": ["passphrase", "--data", str(data), "--list"],
        "coverage": ["coverage", "--data", str(data)],
        "export": ["export", str(place / "package"), "--data", str(data)],
        "changes": ["changes", "--data", str(data), "--since", "2018"],
        "releases": ["releases", "--data", str(data)],
        "mcp": ["mcp", "--data", str(data), "--list"],
        "doctor": ["doctor", "--data", str(data)],
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_ends_quietly_when_nobody_reads_on(command, calls, monkeypatch, capfd):
    assert run(*calls[command]).stdout
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        errors = os.fdopen(os.dup(2), "w")
        monkeypatch.setattr(sys, "stderr", errors)
        assert main(calls[command]) == 141
        # As Python does when it ends: it would tell of the closed pipe here.
        closed.flush()
    assert "Traceback" not in capfd.readouterr().err
    errors.close()


def test_looking_at_what_is_known_of_the_addresses_writes_nothing(folder):
    before = sorted(folder.rglob("*"))
    assert run("links", "--data", str(folder), "--limit", "0").returncode in (0, 1)
    assert sorted(folder.rglob("*")) == before


@pytest.mark.slow
def test_the_shell_sees_the_first_line_and_no_traceback():
    # Much more than a pipe holds, so that the command is still writing when nobody reads any more.
    words = " ".join([*PYTHON, "show", "evidence", "--format", "json", "--data", str(DATA)])
    ran = subprocess.run(
        ["bash", "-c", f"{words} | head -1; exit ${{PIPESTATUS[0]}}"], cwd=ROOT, capture_output=True, text=True
    )
    assert (ran.stdout.count("\n"), ran.stderr, ran.returncode) == (1, "", 141)


@pytest.mark.slow
def test_ctrl_c_ends_a_command_without_a_traceback(calls):
    waiting = subprocess.Popen(
        [*PYTHON, "link", "--data", calls["check"][1]],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=interruptible,
    )
    waiting.stdin.write(b"Satmetrix\n")
    waiting.stdin.flush()
    assert b"satmetrix" in waiting.stdout.readline()
    waiting.send_signal(signal.SIGINT)
    assert (waiting.communicate(timeout=30)[1], waiting.returncode) == (b"", 130)


ELSEWHERE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A machine whose language is not written in UTF-8, as `fr_FR.ISO-8859-1` is not."""


@pytest.mark.slow
def test_what_a_command_says_is_the_same_where_the_machine_does_not_speak_utf_8(calls):
    # An article is read as `link` reads a text, and printed as `import` prints rows; the libraries that it loads take half of the time of all.
    asked = {name: calls[name] for name in ("check", "show", "import", "diff", "link", "links")}
    there = ended(asked, os.environ | ELSEWHERE)
    for name, words in asked.items():
        here = run(*words)
        assert (there[name].returncode, there[name].stdout, there[name].stderr) == (
            here.returncode,
            here.stdout,
            here.stderr,
        ), name


@pytest.mark.slow
def test_a_passphrase_with_accents_is_the_same_wherever_it_is_set(tmp_path):
    words = [*PYTHON, "passphrase", "--data", str(tmp_path), "--editor", "Claire"]
    secret = "vélo à côté d’un œuf brouillé"
    ran = subprocess.run(words, cwd=ROOT, input=secret.encode(), capture_output=True, env=os.environ | ELSEWHERE)
    assert (ran.returncode, ran.stderr) == (0, b"")
    ((name, known),) = accounts.known(tmp_path).items()
    assert name == "Claire"
    assert accounts.fits(known, secret)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_and_is_no_problem_of_the_data(calls):
    asked = {name: calls[name] for name in ("check", "show", "import", "diff", "link", "article")}
    for name, words in asked.items():
        command = SERVERS.run(["-m", "vendors", *words], output="/dev/full")
        assert command.returncode == 2, name
        assert command.stderr.rstrip().endswith("No space left on device."), name
        assert "Traceback" not in command.stderr, name


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "show", "import", "links"])
def test_a_command_whose_output_is_closed_does_its_work(command, calls):
    told = run(*calls[command])
    ran = SERVERS.run(["-m", "vendors", *calls[command]], output=None)
    assert ran.returncode == told.returncode
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["no-such-command"],
        ["check", "--format", "x"],
        ["show"],
        ["show", "no-such-table"],
        ["links", "--again", "tomorrow"],
        ["passphrase", "--list", "--remove"],
        ["diff", "data"],
    ],
)
def test_a_wrong_call_ends_with_two_and_says_how_to_call(words):
    told = run(*words)
    assert (told.returncode, told.stdout) == (2, b"")
    assert b"Usage: python -m vendors" in told.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_it_does_and_its_options(command):
    told = run(command, "--help")
    assert told.returncode == 0
    assert run(command, "-h").stdout == told.stdout
    (about,) = [line for line in run("--help").stdout.decode().splitlines() if line.startswith(f"  {command} ")]
    assert about.split(maxsplit=1)[1] in " ".join(told.stdout.decode().split())
    assert b"--lang" in told.stdout


def test_help_for_passphrases_does_not_wait_for_what_reads_tables():
    said = (
        "import sys; from vendors.cli.main import main; main(['passphrase', '--help']); print(*sys.modules, sep='\\n')"
    )
    ran = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines())
    assert "vendors.cli.passphrase" in loaded
    assert loaded.isdisjoint({"pandas", "plotly", "pyarrow", "vendors.cli.show", "vendors.tables", "argon2"})
