"""pycorrector behind one door: its confusion and proper-name correctors, without torch.

``import pycorrector`` runs an ``__init__`` that imports every corrector, and several of
those need torch, which pycorrector does not declare and which is gigabytes large.  So the
package's submodules are loaded here under an empty stand-in for the package: same files,
same code, no ``__init__``.  This is the only module that touches pycorrector.

What is used, and what is not:

* ``ProperCorrector`` says how alike two words are, by sound and by strokes.  Its
  ``correct`` tries every n-gram of a text in Python; :mod:`nlpcheck.language.near_terms`
  finds the few suspicious places first and asks only about those.  Of its own proper
  names (data/proper_name.txt: twelve idioms and a company) the idioms are among
  lexicons/terms.tsv's terms.
* ``ConfusionCorrector`` reads a user's confusion file in pycorrector's own form.
* ``zh_wiki`` gives the simplified form of a character.
* Its person_name.txt and place_name.txt are frequency lists cut from web text, with
  common words among the names (中国, 医院, 路边): too noisy to correct by, and not used.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

_PACKAGE = "pycorrector"


def _load(name: str) -> Any:
    """A submodule of pycorrector, loaded without the package's ``__init__``.

    Raises ImportError where pycorrector is not installed.
    """
    full = f"{_PACKAGE}.{name}"
    if full in sys.modules:
        return sys.modules[full]
    stand_in = _PACKAGE not in sys.modules
    if stand_in:
        spec = importlib.util.find_spec(_PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise ImportError("pycorrector 未安装；请执行 pip install pycorrector。")
        package = ModuleType(_PACKAGE)
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules[_PACKAGE] = package
    try:
        _quiet()
        _defer_tagger()
        return importlib.import_module(full)
    finally:
        if stand_in:
            # A later, real import of pycorrector must find the real package.
            sys.modules.pop(_PACKAGE, None)


def _defer_tagger() -> None:
    """Have jieba.posseg read its dictionary (0.5 s) when it is first used, not imported.

    pycorrector.utils.tokenizer imports it at its top; what is used here never tags.
    """
    name = "jieba.posseg"
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    # Found on its parent, ``from jieba import posseg`` doesn't touch (and so load) it.
    sys.modules["jieba"].posseg = module  # type: ignore[attr-defined]


def _quiet() -> None:
    """pycorrector logs to stderr by loguru; a proofreader's stderr is the user's."""
    from loguru import logger

    logger.disable(_PACKAGE)


@cache
def _proper() -> Any:
    """pycorrector's ProperCorrector, with the proper names that it ships."""
    return _load("proper_corrector").ProperCorrector()


@cache
def likeness(word: str, term: str) -> float:
    """How alike two words of one length are to ear or eye, 0…1, as ProperCorrector has it."""
    score: float = _proper().get_word_similarity_score(word, term)
    return score


def same_sound(first: str, second: str) -> bool:
    """Whether two characters are read alike (tones left out)."""
    corrector = _proper()
    return bool(corrector.get_pinyin(first) == corrector.get_pinyin(second))


def confusion(pairs: Mapping[str, str]) -> Any:
    """pycorrector's ConfusionCorrector over wrong → right ``pairs``: ``correct(sentence)``
    gives ``errors`` as (wrong, right, offset in code points)."""
    return _load("confusion_corrector").ConfusionCorrector(dict(pairs))


def confusion_file(path: Path) -> dict[str, str]:
    """Wrong → right from a file in pycorrector's form: two words a line, ``#`` comments."""
    module = _load("confusion_corrector")
    pairs: dict[str, str] = module.ConfusionCorrector.load_custom_confusion_dict(str(path))
    return pairs


@cache
def _simplified_forms() -> Mapping[str, str]:
    forms: Mapping[str, str] = _load("utils.zh_wiki").zh2Hans
    return forms


def simplified(char: str) -> str:
    """The simplified form of one character; the character itself where it is its own."""
    form = _simplified_forms().get(char, char)
    return form if len(form) == 1 else char
