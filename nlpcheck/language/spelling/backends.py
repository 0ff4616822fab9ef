"""Correctors under one call: ours, and pycorrector's two offline ones.

A corrector takes lines and gives the corrections of each. pycorrector's modules are
loaded without its ``__init__``, which asks for torch; only MacBERT really needs it.
"""

from __future__ import annotations

import difflib
import importlib
import importlib.util
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from nlpcheck.language.spelling.engine import Correction, load
from nlpcheck.language.spelling.together import correct

Corrector = Callable[[Sequence[str]], list[list[Correction]]]


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
    """The corrector of that name. Raises BackendError or ModelError, in Chinese."""
    if name == "nlpcheck":
        engine = load(None, tuple((m, mix) for m in models))
        return lambda lines: correct(engine, lines, threshold=threshold, lexicon=lexicon)
    if len(models) != 1:
        raise BackendError(f"{name} 需要一个模型：请用 --model 给出路径")
    path = Path(models[0])
    if not path.exists():
        raise BackendError(f"{path}：没有这个模型；请核对 --model 的路径")
    return _kenlm(path) if name == "pycorrector-kenlm" else _macbert(path, threshold)


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
    corrector = _submodule("macbert.macbert_corrector").MacBertCorrector(str(path))
    least = 0.7 if threshold is None else threshold

    def correct(lines: Sequence[str]) -> list[list[Correction]]:
        found = corrector.correct_batch(list(lines), threshold=least, silent=True)
        return [_differences(line, item["target"]) for line, item in zip(lines, found, strict=True)]

    return correct


def _differences(wrong: str, right: str) -> list[Correction]:
    """Corrections that make one text of the other; these backends give no probability."""
    matcher = difflib.SequenceMatcher(None, wrong, right, autojunk=False)
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        kind = {"insert": "missing", "delete": "superfluous"}.get(tag, "substitution")
        found.append(Correction(a, b, wrong[a:b], right[c:d], kind, 1.0))  # type: ignore[arg-type]
    return found
