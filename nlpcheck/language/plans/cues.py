"""The wording cues of section five (cues.toml); a user's file adds to them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BUILT_IN = str(HERE / "cues.toml")


class PlanPatternError(ValueError):
    """A pattern file that can't be used; the message (Chinese) names file, place and remedy."""


class Cues:
    """``cues.NAME`` is one compiled alternation per key of ``[cues]``; ``markers`` a dict."""

    def __init__(self, tables: Sequence[dict[str, Any]], names: Sequence[str]) -> None:
        self._lists: dict[str, list[str]] = {}
        markers: dict[str, str] = {}
        own: set[str] = set()
        for table, name in zip(tables, names, strict=True):
            for key, patterns in table.get("cues", {}).items():
                self._lists.setdefault(key, []).extend(patterns)
                if name != BUILT_IN:  # our own are tried by a test, not at each start
                    for pattern in patterns:
                        _compile(pattern, f"{name}：cues.{key}")
                    own.add(key)
            markers.update(table.get("markers", {}))
        self.markers = {style: _compile(p, f"markers.{style}") for style, p in markers.items()}
        # Whether any marker matches, told by one look; groups would not be those of each.
        plain = not any(pattern.groups for pattern in self.markers.values())
        joined = "|".join(f"(?:{p})" for p in markers.values()) if plain else ""
        self.marker = _compile(joined, "markers")
        for key in own:  # what can't stand beside the others must be told on loading
            getattr(self, key)

    def __getattr__(self, key: str) -> re.Pattern[str]:
        """Compiles a key's alternation the first time; then it is an attribute like others."""
        patterns = self.__dict__.get("_lists", {}).get(key)
        if patterns is None:
            raise AttributeError(key)
        made = _compile("|".join(f"(?:{p})" for p in patterns), f"cues.{key}")
        setattr(self, key, made)
        return made


def _compile(pattern: str, label: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise PlanPatternError(f"{label}：不是有效的正则表达式（{error}），请修改。") from error


def read_toml(path: str | Path) -> dict[str, Any]:
    """A pattern file as a dict.  Raises :class:`PlanPatternError`."""
    try:
        return tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise PlanPatternError(
            f"{path}：无法读取措施模式文件（{error.strerror}），请核对路径和权限。"
        ) from error
    except UnicodeDecodeError as error:
        raise PlanPatternError(f"{path}：措施模式文件须为 UTF-8 编码，请另存后再试。") from error
    except tomllib.TOMLDecodeError as error:
        raise PlanPatternError(f"{path}：TOML 语法错误（{error}），请按提示的行列修改。") from error


@cache
def load_cues(extra: tuple[str, ...] = ()) -> Cues:
    """The built-in cues with those of the files in ``extra`` after them."""
    names = [BUILT_IN, *extra]
    return Cues([read_toml(name) for name in names], names)
