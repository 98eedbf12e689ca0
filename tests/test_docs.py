"""The papers say what is: the reference is current, the examples and the tutorial run."""

import doctest
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT


def test_the_reference_is_current() -> None:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert written == module.reference(), "run 'make docs'"
    assert written.count("## regesta ") == len(module.commands()) >= 6


def test_the_python_page_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert result.attempted > 20
    assert result.failed == 0


def blocks() -> list[tuple[str, str]]:
    """Each command of the tutorial with the output that it shows."""
    found = []
    page = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            while command.endswith("\\"):
                more, _, output = output.partition("\n")
                command = command[:-1] + more.removeprefix("> ")
            found.append((command, output))
    return found


def shown_in(output: str, expected: str) -> bool:
    """Whether output is as expected, where a line "..." stands for any lines."""
    lines = expected.strip().splitlines()
    pattern = "\n".join("(?s:.*?)" if line == "..." else re.escape(line) for line in lines)
    return re.fullmatch(pattern, output.strip()) is not None


@pytest.mark.skipif(os.name != "posix", reason="the tutorial is written for a POSIX shell")
def test_the_tutorial_runs_as_written(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    commands = tmp_path / "bin"
    commands.mkdir()
    script = commands / "regesta"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m regesta "$@"\n', "utf-8")
    script.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{commands}:{os.environ['PATH']}",
        "COLUMNS": "80",
        "PYTHONIOENCODING": "utf-8",
    }
    steps = blocks()
    assert len(steps) >= 10
    for command, expected in steps:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment,
            check=False,
        )
        output = done.stdout + done.stderr
        assert shown_in(output, expected), f"$ {command}\n{output}\n-- expected --\n{expected}"
