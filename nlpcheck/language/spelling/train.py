"""A user's own model: the same n-grams, from their texts, on our alphabet and words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nlpcheck.language.spelling.store import ModelError


def train(
    texts: Sequence[str], output: str, *, least: int = 1, base: str | Path | None = None
) -> dict[str, int]:
    """Write the model of the texts (UTF-8 files, a paragraph a line) to ``output``.

    Returns characters, n-grams and bytes. Raises ModelError in Chinese for a file that
    can't be read, for texts without Chinese, and where the output can't be written.
    """
    import numpy as np

    from nlpcheck.language.spelling import store
    from nlpcheck.language.spelling.engine import MODEL
    from nlpcheck.language.spelling.estimate import estimate
    from nlpcheck.language.spelling.ngram import pack
    from nlpcheck.language.spelling.resources import Resources
    from nlpcheck.language.spelling.words import stream_of

    lines: list[str] = []
    for name in texts:
        try:
            lines += Path(name).read_text("utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise ModelError(
                f"{name}：不是 UTF-8 文本（第 {error.start} 字节处）；请先另存为 UTF-8"
            ) from error
        except OSError as error:
            raise ModelError(f"{name}：读不了（{error.strerror}）；请核对路径") from error
    lines = [line.strip() for line in lines if line.strip()]
    res = Resources.open(base or MODEL)
    tokens = res.alphabet.encode(lines).token
    characters = int(res.han[tokens].sum())
    if characters < 10:
        raise ModelError("文本中几乎没有汉字，无从训练；请给出 UTF-8 的中文文本")
    arrays: dict[str, Any] = {"alphabet": res.arrays["alphabet"]}
    meta: dict[str, Any] = {"kind": "user", "characters": characters}
    estimated = estimate(tokens, res.alphabet.size, (1, 1, *[least] * 3), (0.0,) * 5)
    more, meta["char"] = pack(estimated, tokens, None, "char.")
    for key, rest in (("char.p1", -8.0), ("char.b1", 0.0)):
        gap = res.alphabet.size - len(more[key])
        more[key] = np.concatenate([more[key], np.full(gap, rest, np.float32)])
    arrays |= more
    stream = stream_of(res.vocabulary, res.alphabet, lines)
    unique, number = np.unique(stream, return_inverse=True)
    number = number.astype(np.int32)
    estimated = estimate(number, len(unique), (1, least, least), (0.0,) * 3)
    more, meta["word"] = pack(estimated, number, unique, "word.")
    arrays |= more
    try:
        size = store.write(output, arrays, meta)
    except OSError as error:
        raise ModelError(f"{output}：写不了（{error.strerror}）；请核对文件夹和权限") from error
    return {
        "characters": characters,
        "ngrams": sum(meta["char"]["sizes"]) + sum(meta["word"]["sizes"]),
        "bytes": size,
    }
