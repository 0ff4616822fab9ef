"""The wording cues of section five (cues.toml), compiled; a user's file adds to them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class PlanPatternError(ValueError):
    """A pattern file that can't be used; the message (Chinese) names file, place and remedy."""


class Cues:
    """``cues.NAME`` is one compiled alternation per key of ``[cues]``; ``markers`` a dict."""

    def __init__(self, tables: Sequence[dict[str, Any]], names: Sequence[str]) -> None:
        lists: dict[str, list[str]] = {}
        markers: dict[str, str] = {}
        for table, name in zip(tables, names, strict=True):
            for key, patterns in table.get("cues", {}).items():
                for pattern in patterns:
                    _compile(pattern, f"{name}：cues.{key}")
                    lists.setdefault(key, []).append(pattern)
            markers.update(table.get("markers", {}))
        self.markers = {style: _compile(p, f"markers.{style}") for style, p in markers.items()}
        self._compiled = {
            key: re.compile("|".join(f"(?:{p})" for p in patterns))
            for key, patterns in lists.items()
        }

    def __getattr__(self, key: str) -> re.Pattern[str]:
        try:
            return self.__dict__["_compiled"][key]
        except KeyError:
            raise AttributeError(key) from None


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
    names = [str(HERE / "cues.toml"), *extra]
    return Cues([read_toml(name) for name in names], names)
