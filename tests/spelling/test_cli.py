"""``nlpcheck spell`` and ``nlpcheck train`` as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-c", "from nlpcheck.cli.main import main; main()"]


def run(*arguments: str, given: bytes | str = b"") -> subprocess.CompletedProcess[bytes]:
    data = given.encode() if isinstance(given, str) else given
    return subprocess.run(
        [*COMMAND, *arguments], input=data, capture_output=True, timeout=120, check=False
    )


WRONG = "各科室要认真落时公开要求。"
RIGHT = "各科室要认真落实公开要求。"


def test_one_line_out_for_each_line_in():
    given = f"\n  \n{WRONG}\r\n推进政府信息公开工作。\n\n{WRONG}"
    done = run("spell", given=given)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == given.replace(WRONG, RIGHT)


def test_nothing_in_nothing_out():
    done = run("spell", "-")
    assert (done.returncode, done.stdout) == (0, b"")


def test_jsonl_tells_each_correction():
    done = run("spell", "--output-format", "jsonl", given=f"{WRONG}\n公开。\n")
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert first["line"] == 1 and first["text"] == WRONG and first["corrected"] == RIGHT
    (c,) = first["corrections"]
    assert WRONG[c["start"] : c["end"]] == c["original"]
    assert {"kind", "probability", "alternatives", "replacement"} <= set(c)
    assert second["corrections"] == [] and second["corrected"] == "公开。"


def test_a_file_and_its_absence(tmp_path):
    path = tmp_path / "稿.txt"
    path.write_text(WRONG + "\n", "utf-8")
    assert run("spell", str(path)).stdout.decode() == RIGHT + "\n"
    gone = run("spell", str(tmp_path / "无.txt"))
    assert gone.returncode == 2 and "没有这个文件" in gone.stderr.decode()


def test_other_encodings_are_refused_in_words():
    done = run("spell", given="各科室".encode("gb18030") + b"\n")
    assert done.returncode == 2 and "UTF-8" in done.stderr.decode()


@pytest.mark.parametrize("backend", ["pycorrector-kenlm", "pycorrector-macbert"])
def test_backends_say_what_they_lack(backend):
    bare = run("spell", "--backend", backend, given=WRONG)
    assert bare.returncode == 2 and "--model" in bare.stderr.decode()
    gone = run("spell", "--backend", backend, "--model", "没有", given=WRONG)
    assert gone.returncode == 2 and "没有" in gone.stderr.decode()
    assert b"Traceback" not in bare.stderr + gone.stderr


def test_lines_come_out_while_the_input_is_still_open():
    process = subprocess.Popen([*COMMAND, "spell"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout
    try:
        process.stdin.write(f"{WRONG}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline().decode() == f"{RIGHT}\n"
        process.stdin.close()
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.stdout.close()


def test_a_words_list_keeps_its_words(tmp_path):
    path = tmp_path / "词.txt"
    path.write_text("# 本单位用语\n落时\n", "utf-8")
    done = run("spell", "--lexicon", str(path), given=WRONG)
    assert done.stdout.decode() == WRONG


def test_train_makes_a_model_that_spell_mixes_in(tmp_path):
    text = tmp_path / "本局.txt"
    text.write_text("柽柳堰管护站负责柽柳堰的日常管护。\n柽柳堰水位平稳。\n" * 20, "utf-8")
    model = tmp_path / "本局.nlpm"
    done = run("train", str(text), "-o", str(model))
    assert done.returncode == 0 and model.stat().st_size > 1000, done.stderr.decode()
    mixed = run("spell", "--model", str(model), given=f"柽柳堰水位平稳。\n{WRONG}\n")
    assert mixed.stdout.decode() == f"柽柳堰水位平稳。\n{RIGHT}\n"
    again = tmp_path / "again.nlpm"
    run("train", str(text), "-o", str(again))
    assert again.read_bytes() == model.read_bytes()


def test_train_refuses_what_it_cannot_read(tmp_path):
    done = run("train", str(tmp_path / "无.txt"), "-o", str(tmp_path / "x.nlpm"))
    assert done.returncode == 2 and "无.txt" in done.stderr.decode()
    latin = tmp_path / "latin.txt"
    latin.write_text("no chinese here", "utf-8")
    done = run("train", str(latin), "-o", str(tmp_path / "x.nlpm"))
    assert done.returncode == 2 and "汉字" in done.stderr.decode()
