"""The MacBERT backend on a tiny model with random weights.

torch is no dependency of the project: ``pip install torch transformers``, then ``pytest -m torch``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.spelling.test_cli import WRONG

pytestmark = pytest.mark.torch

#: The command where any connection is an error: a model that is at hand is never asked for.
OFFLINE = """
import socket
def refuse(*_, **__):
    raise SystemExit("asked the network")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from nlpcheck.cli.main import main
main()
"""


def macbert(model, *arguments: str, given: bytes | str = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HF_")}
    spell = ["spell", "--backend", "pycorrector-macbert", "--model", str(model)]
    return subprocess.run(
        [sys.executable, "-c", OFFLINE, *spell, *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=120,
        check=False,
        env=environment,
    )


@pytest.fixture(scope="module")
def tiny_macbert(tmp_path_factory):
    """A model of the right make with random weights: it changes most of what it reads."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    folder = tmp_path_factory.mktemp("macbert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"，。！,!0123456789", "hello", "##s"]
    words += sorted(
        set("各科室要认真落时实公开求推进政府信息工作年度报告本机关主动依申请办理制定情况")
    )
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", "utf-8")
    transformers.BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(7)
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = transformers.BertConfig(vocab_size=len(words), intermediate_size=64, **sizes)
    transformers.BertForMaskedLM(config).save_pretrained(folder)
    return folder


def test_macbert_corrects_in_place(tiny_macbert):
    long = WRONG * 60
    lines = [WRONG, "", "  \t ", "Hello, hello!", "😀👍🏽", "龘", long, "要认真" * 250, "A" * 600]
    lines += [
        "各科室要求",
        " 各 科室　要求 ",
        "😀各科室👍🏽",
        "推进Hello政府2023年\r",
        "가각各科室",
    ]
    # A byte that is no UTF-8 stays, and so does a last line without its end.
    given = "\n".join(lines).encode() + b"\n\xff" + "各科室".encode()
    done = macbert(tiny_macbert, "--threshold", "0", given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.split(b"\n")
    assert len(out) == len(lines) + 1 and out[-1].startswith(b"\xff")
    got = dict(zip(lines, (line.decode() for line in out), strict=False))
    for line, now in got.items():
        assert len(now) == len(line)
        for a, b in zip(line, now, strict=True):
            assert a == b or ("一" <= a <= "鿿" and "一" <= b <= "鿿"), (line, now)
    assert got[WRONG] != WRONG and got[long] != long
    assert [got[line] for line in lines[1:6]] == lines[1:6] and got["A" * 600] == "A" * 600
    # Spaces are not read, and so shift nothing.
    assert "".join(got[" 各 科室　要求 "].split()) == got["各科室要求"] != "各科室要求"
    # Nor does the company of a line matter: longer ones pad it.
    alone = macbert(tiny_macbert, "--threshold", "0", given=WRONG)
    assert alone.stdout.decode() == got[WRONG]


def test_macbert_says_what_the_model_says(tiny_macbert):
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    tokenizer = transformers.BertTokenizerFast.from_pretrained(tiny_macbert)
    model = transformers.BertForMaskedLM.from_pretrained(tiny_macbert).eval()
    with torch.no_grad():
        best = model(**tokenizer(WRONG, return_tensors="pt")).logits[0, 1:-1].softmax(-1).max(-1)
    expected = {
        k: (token, pytest.approx(chance, rel=1e-3))
        for k, (token, chance) in enumerate(
            zip(
                tokenizer.convert_ids_to_tokens(best.indices.tolist()),
                best.values.tolist(),
                strict=True,
            )
        )
        if token != WRONG[k] and "一" <= token <= "鿿" and "一" <= WRONG[k] <= "鿿"
    }
    jsonl = ["--output-format", "jsonl", "--threshold"]
    (told,) = map(json.loads, macbert(tiny_macbert, *jsonl, "0", given=WRONG).stdout.splitlines())
    found = told["corrections"]
    assert {c["start"]: (c["replacement"], c["probability"]) for c in found} == expected
    assert all(WRONG[c["start"] : c["end"]] == c["original"] for c in found)
    least = sorted(c["probability"] for c in found)[len(found) // 2]
    (some,) = map(
        json.loads, macbert(tiny_macbert, *jsonl, str(least), given=WRONG).stdout.splitlines()
    )
    assert some["corrections"] == [c for c in found if c["probability"] >= least] != found
    # No character is sure enough by default with weights as small as these.
    assert macbert(tiny_macbert, given=WRONG).stdout.decode() == WRONG


def test_macbert_leaves_the_words_of_a_list(tiny_macbert, tmp_path):
    words = tmp_path / "词.txt"
    words.write_text("各科室\n公开\n", "utf-8")
    done = macbert(tiny_macbert, "--threshold", "0", "--lexicon", str(words), given=WRONG)
    now = done.stdout.decode()
    assert now[:3] == "各科室" and now[8:10] == "公开" and now != WRONG


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("config.json", "config.json"),
        ("vocab", "词表"),
        ("model.safetensors", "打不开"),
        ("head", "BertForMaskedLM"),
    ],
)
def test_macbert_says_what_a_model_lacks(tiny_macbert, tmp_path, lost, said):
    for source in tiny_macbert.iterdir():
        shutil.copy(source, tmp_path)
    if lost == "vocab":
        (tmp_path / "vocab.txt").unlink()
        (tmp_path / "tokenizer.json").unlink()
    elif lost == "head":
        config = json.loads((tmp_path / "config.json").read_text("utf-8"))
        config["architectures"] = ["BertModel"]
        (tmp_path / "config.json").write_text(json.dumps(config), "utf-8")
    else:
        (tmp_path / lost).unlink()
    done = macbert(tmp_path, given=WRONG)
    assert done.returncode == 2 and said in done.stderr.decode()
    assert b"Traceback" not in done.stderr and done.stdout == b""
