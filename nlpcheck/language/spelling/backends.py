"""Correctors under one call: ours, and pycorrector's two offline ones.

A corrector takes lines and gives the corrections of each. pycorrector's modules are
loaded without its ``__init__``, which asks for torch; only MacBERT really needs it.
"""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.density import Density
from nlpcheck.language.spelling.engine import load
from nlpcheck.language.spelling.together import correct

Corrector = Callable[[Sequence[str]], list[list[Correction]]]

_HAN = re.compile("[㐀-鿿]")
#: MacBERT reads so many characters at once at most (as pycorrector trained it), so many
#: pieces in one go, and names so many characters for one place.
_PIECE, _BATCH, _CHOICES = 128, 16, 4


class BackendError(Exception):
    """A backend that can't be used; the message says why and what to do."""


def open_backend(
    name: str,
    models: Sequence[str] = (),
    *,
    mix: float = 0.3,
    threshold: float | None = None,
    lexicon: Collection[str] = (),
) -> Corrector:
    """The corrector of that name, for one text. Raises BackendError or ModelError, in Chinese."""
    if name == "nlpcheck":
        engine = load(None, tuple((m, mix) for m in models))
        density, memory = Density(), engine.read([])
        return lambda lines: correct(
            engine, lines, threshold=threshold, lexicon=lexicon, density=density, memory=memory
        )
    if len(models) != 1:
        raise BackendError(f"{name} 需要一个模型：请用 --model 给出路径")
    path = Path(models[0])
    if not path.exists():
        raise BackendError(f"{path}：没有这个模型；请核对 --model 的路径")
    corrector = _kenlm(path) if name == "pycorrector-kenlm" else _macbert(path, threshold)
    return _sparing(corrector, lexicon)


def _submodule(name: str) -> Any:
    """A module of pycorrector, imported without running its ``__init__``."""
    from nlpcheck.language.pycorrector_adapter import _load

    try:
        return _load(name)
    except ImportError as error:
        raise BackendError(f"pycorrector 用不了：{error}") from error


def _kenlm(path: Path) -> Corrector:
    if importlib.util.find_spec("kenlm") is None:
        raise BackendError(
            "pycorrector-kenlm 需要 kenlm 库：请运行 pip install kenlm（需要 C++ 编译器）"
        )
    from loguru import logger

    logger.disable("pycorrector")
    corrector = _submodule("corrector").Corrector(language_model_path=str(path))

    def correct(lines: Sequence[str]) -> list[list[Correction]]:
        return [
            _differences(line, corrector.correct(line)["target"]) if line.strip() else []
            for line in lines
        ]

    return correct


def _macbert(path: Path, threshold: float | None) -> Corrector:
    missing = [m for m in ("torch", "transformers") if importlib.util.find_spec(m) is None]
    if missing:
        raise BackendError(
            f"pycorrector-macbert 需要 {'、'.join(missing)}：请先安装，并用 --model 给出模型文件夹"
        )
    tokenizer, model = _open_macbert(path)
    torch = importlib.import_module("torch")
    least = 0.7 if threshold is None else threshold
    size = min(_PIECE, model.config.max_position_embeddings - 2)  # [CLS] and [SEP]
    characters = {i: t for t, i in tokenizer.get_vocab().items() if _HAN.fullmatch(t)}

    def read(pieces: Sequence[str]) -> Iterator[list[Correction]]:
        # A character may be several tokens (Hangul is); what is cut off is left as it is.
        given = tokenizer(
            list(pieces),
            padding=True,
            truncation=True,
            max_length=size + 2,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        spans = given.pop("offset_mapping").tolist()
        with torch.no_grad():
            logits = model(**given.to(model.device)).logits
        for k, piece in enumerate(pieces):
            # Probabilities of one piece at a time: of all at once they fill the memory.
            best = logits[k].softmax(-1).topk(min(_CHOICES, logits.shape[-1]))
            yield list(
                _substitutions(
                    piece,
                    zip(spans[k], given["input_ids"][k].tolist(), strict=True),
                    best.indices.tolist(),
                    best.values.tolist(),
                )
            )

    def _substitutions(
        piece: str, tokens: Any, indices: list[list[int]], values: list[list[float]]
    ) -> Iterator[Correction]:
        # A token knows where it stands in the text, so that spaces, Latin words and
        # characters outside the vocabulary shift nothing.  Those it can't read it can't judge.
        for ((start, end), token), ids, chances in zip(tokens, indices, values, strict=True):
            if end - start != 1 or characters.get(token) != piece[start]:
                continue
            if ids[0] == token or ids[0] not in characters or chances[0] < least:
                continue
            others = [
                (characters[i], chance)
                for i, chance in zip(ids[1:], chances[1:], strict=True)
                if i in characters and i != token
            ]
            yield Correction(
                start, end, piece[start], characters[ids[0]], "substitution", chances[0], others
            )

    def correct(lines: Sequence[str]) -> list[list[Correction]]:
        found: list[list[Correction]] = [[] for _ in lines]
        pieces = [
            (k, start, piece)
            for k, line in enumerate(lines)
            # Bytes that were no UTF-8 stand in the text as lone surrogates, which the
            # tokenizer refuses; a question mark keeps the place of each.
            for start, piece in _pieces(line.encode("utf-8", "replace").decode(), size)
            if _HAN.search(piece)
        ]
        for first in range(0, len(pieces), _BATCH):
            batch = pieces[first : first + _BATCH]
            for (k, start, _), corrections in zip(
                batch, read([piece for _, _, piece in batch]), strict=True
            ):
                found[k] += [
                    msgspec.structs.replace(c, start=c.start + start, end=c.end + start)
                    for c in corrections
                ]
        return found

    return correct


def _open_macbert(path: Path) -> tuple[Any, Any]:
    """Tokenizer and model of a folder, opened by pycorrector.

    Its corrector's own reading of the model isn't used: it matches tokens with characters
    by counting, so that a space, a Latin word or padding shifts what follows, and the
    comparison that comes after loses characters.
    """
    try:
        config = json.loads((path / "config.json").read_text("utf-8"))
        kinds = config.get("architectures") or []
    except (OSError, ValueError, AttributeError):
        raise BackendError(f"{path}：不是模型文件夹（其中没有可读的 config.json）") from None
    # Without these two checks transformers makes up what is missing, and says so in passing
    # or not at all: a head of random numbers, a vocabulary of five tokens.
    if "BertForMaskedLM" not in kinds:
        raise BackendError(f"{path}：不是 BertForMaskedLM 模型（config.json 写的是 {kinds}）")
    if not any((path / name).is_file() for name in ("vocab.txt", "tokenizer.json")):
        raise BackendError(f"{path}：模型文件夹中没有词表（vocab.txt 或 tokenizer.json）")
    # The model is in the folder: nothing is to be asked of a model hub.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    module = _submodule("macbert.macbert_corrector")
    # A progress bar would fill the user's stderr.
    importlib.import_module("transformers.utils.logging").disable_progress_bar()
    try:
        corrector = module.MacBertCorrector(str(path))
    # Each format of weights has errors of its own, of no common kind.
    except Exception as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise BackendError(f"{path}：打不开这个模型（{reason}）；请重新下载或核对文件") from error
    if len(corrector.tokenizer) > corrector.model.config.vocab_size:
        raise BackendError(f"{path}：词表与模型不配套（词表比模型多）；请核对文件")
    return corrector.tokenizer, corrector.model.eval()


def _pieces(line: str, size: int) -> Iterator[tuple[int, str]]:
    """Pieces of a line of ``size`` at most with their starts, cut after a stop where one is."""
    start = 0
    while len(line) - start > size:
        stop = max(line.rfind(mark, start, start + size) for mark in "。！？；，、")
        end = stop + 1 if stop >= 0 else start + size
        yield start, line[start:end]
        start = end
    yield start, line[start:]


def _sparing(corrector: Corrector, words: Collection[str]) -> Corrector:
    """The corrector, with the ``words`` left as they are."""
    if not words:
        return corrector
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

    def correct(lines: Sequence[str]) -> list[list[Correction]]:
        found = []
        for line, corrections in zip(lines, corrector(lines), strict=True):
            spans = [m.span() for m in pattern.finditer(line)]
            found.append(
                [c for c in corrections if not any(a < c.end and c.start < b for a, b in spans)]
            )
        return found

    return correct


def _differences(wrong: str, right: str) -> list[Correction]:
    """Corrections that make one text of the other; KenLM gives no probability."""
    matcher = difflib.SequenceMatcher(None, wrong, right, autojunk=False)
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        kind = {"insert": "missing", "delete": "superfluous"}.get(tag, "substitution")
        found.append(Correction(a, b, wrong[a:b], right[c:d], kind, 1.0))  # type: ignore[arg-type]
    return found
