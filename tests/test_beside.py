"""A call in a child: its answer, its failure, and that the check gives the same either way."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from nlpcheck import sample
from nlpcheck.beside import Beside, worthwhile

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


@forks
def test_the_answer_comes_back() -> None:
    assert Beside(lambda: {"a": [1, 2]}).result() == {"a": [1, 2]}


@forks
def test_a_failing_call_gives_none() -> None:
    def broken() -> None:
        raise ValueError

    call = Beside(broken)
    assert call.result() is None
    with pytest.raises(ChildProcessError):
        os.waitpid(call._pid, os.WNOHANG)  # nothing is left behind


@forks
def test_an_answer_that_does_not_pickle_gives_none() -> None:
    assert Beside(lambda: lambda: None).result() is None


def test_no_child_where_a_heavy_library_is_here_already() -> None:
    assert not worthwhile("os")


RUN = """
import sys
from nlpcheck import beside, checker
from nlpcheck.settings import Settings
if sys.argv[2] == "alone":
    checker.worthwhile = lambda *heavy: False
run = checker.check_paths([sys.argv[1]], Settings(ignore=["SP10"]))

for item in run.checked:
    print([(f.rule, f.start, f.end, f.message) for f in item.findings], item.result.plans)
"""


@forks
def test_the_check_is_the_same_with_and_without_a_child(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "report.txt"
    vague = "存在的问题：人员不足。\n改进措施：进一步加强学习，不断提升水平。"
    path.write_text(sample.render(slots={"s5": vague}), "utf-8")
    found = [
        subprocess.run(
            [sys.executable, "-c", RUN, str(path), how], capture_output=True, text=True, check=True
        ).stdout
        for how in ("beside", "alone")
    ]
    assert "PL001" in found[0]
    assert found[0] == found[1]
