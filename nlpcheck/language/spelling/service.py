"""The engine's corrections of one report, worked out once for all rules that tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from nlpcheck import lexicon
from nlpcheck.language.spelling.correction import Correction
from nlpcheck.language.spelling.engine import load

if TYPE_CHECKING:
    from nlpcheck.rules.base import Context

#: How much a user's own model counts.
MIX = 0.3


def corrections(context: Context) -> list[Correction]:
    """Corrections of the narrative, offsets in the document's text, in order."""
    settings = context.settings
    engine = load(None, tuple((path, MIX) for path in settings.spelling.models))
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
