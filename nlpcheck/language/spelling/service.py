"""The engine's corrections of one report, worked out once for all rules that tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.engine import Engine, load

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

#: How much a user's own model counts.
MIX = 0.3
#: What a table tells and the language model holds as likely as not may be told as a warning.
DOUBTED = 0.5
#: Below this probability nothing is asked of the engine about a place.
_SLIGHT = 0.05


def suspicion(context: Context, start: int, end: int) -> float:
    """How probable the engine holds it that something is wrong in ``[start, end)`` of the
    document's text, by its line alone; 0 where that is slight.  It loads the model: ask only
    where something is to be told."""
    text = context.prose
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    line = text[left : right if right >= 0 else len(text)]
    found = _engine(context).correct_batch([line], threshold=_SLIGHT)[0]
    about = [c.suspicion for c in found if c.start < end - left and c.end > start - left]
    return max(about, default=0.0)


def _engine(context: Context) -> Engine:
    models = context.settings.spelling.models
    return load(None, tuple((path, MIX) for path in models))


def corrections(context: Context) -> list[Correction]:
    """Corrections of the narrative, offsets in the document's text, in order."""
    settings = context.settings
    engine = _engine(context)
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", context.prose)]
    protected = {pair.right for pair in lexicon.user_pairs(tuple(settings.lexicons))}
    if context.report.issuer:
        protected.add(context.report.issuer)
    texts = [line for _, line in lines]
    found = engine.correct_batch(
        texts,
        threshold=settings.spelling.threshold,
        lexicon=protected,
        memory=engine.read(texts),
    )
    return [
        msgspec.structs.replace(c, start=c.start + start, end=c.end + start)
        for (start, _), each in zip(lines, found, strict=True)
        for c in each
    ]
