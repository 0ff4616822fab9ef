"""What holds for a run: options, then ``.nlpcheck.toml``, then ``[tool.nlpcheck]``.

Both files are read where both are found; a key of the first hides the same key
of the second, and an option hides both.  Relative paths in a file are taken from
that file's folder.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

CONFIG_NAME = ".nlpcheck.toml"


class SpellingSettings(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """``[spelling]``: threshold None means the engine's default."""

    threshold: float | None = None
    models: list[str] = msgspec.field(default_factory=list)


class PlanSettings(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """``[plans]``: how many elements make a measure specific; extra pattern files."""

    specific_elements: int = 2
    patterns: list[str] = msgspec.field(default_factory=list)


class ReadSettings(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """``[read]``: limits of the readers and how they take what is ambiguous."""

    max_bytes: int = 50_000_000
    max_line: int = 1_000_000
    max_characters: int = 2_000_000
    """Characters of text that a document may hold, whatever its format."""
    max_unpacked: int = 500_000_000
    """Bytes that a package (.docx …) may unpack to; one part may take a fifth of it."""
    max_cells: int = 200_000
    """Table cells in a document."""
    max_elements: int = 200_000
    """Stretches of text that a web page may be cut into."""
    max_pages: int = 2_000
    """Pages of a PDF."""
    max_seconds: float = 60.0
    tracked_changes: Literal["accept", "reject"] = "accept"


class Settings(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    """All settings; the names are those of the configuration file (``_`` as ``-``)."""

    select: list[str] = msgspec.field(default_factory=list)
    ignore: list[str] = msgspec.field(default_factory=list)
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    template: Literal["auto", "2019", "2021"] = "auto"
    year: int | None = None
    issuer: str | None = None
    previous: str | None = None
    lexicons: list[str] = msgspec.field(default_factory=list)
    rules: list[str] = msgspec.field(default_factory=list)
    severity: dict[str, Literal["error", "warning", "info", "off"]] = msgspec.field(
        default_factory=dict
    )
    """Code or prefix → severity, or ``off``."""
    per_file_ignores: dict[str, list[str]] = msgspec.field(default_factory=dict)
    lang: Literal["zh", "en"] = "zh"
    spelling: SpellingSettings = msgspec.field(default_factory=SpellingSettings)
    plans: PlanSettings = msgspec.field(default_factory=PlanSettings)
    read: ReadSettings = msgspec.field(default_factory=ReadSettings)
    config_path: Path | None = None


class ConfigError(Exception):
    """A configuration that can't be used; ``str()`` names file, line, key and remedy in Chinese."""


_TABLES: dict[str, type[msgspec.Struct]] = {
    "": Settings,
    "spelling": SpellingSettings,
    "plans": PlanSettings,
    "read": ReadSettings,
}
_FREE = {"severity", "per-file-ignores"}
_PATHS = {"lexicons", "rules", "previous"}
_PATHS_IN = {"spelling": "models", "plans": "patterns"}
_ADDED = {"lexicons", "rules"}
_KINDS = {
    "str": "字符串",
    "int": "整数",
    "float": "数",
    "array": "数组",
    "object": "表",
    "bool": "true 或 false",
    "null": "空",
}


def keys(table: str = "") -> list[str]:
    """The keys of a table of the file, as they are written there."""
    names = [field.encode_name for field in msgspec.structs.fields(_TABLES[table])]
    return [name for name in names if name != "config-path"]


def find_config(start: Path) -> list[Path]:
    """The nearest ``.nlpcheck.toml`` and the nearest pyproject.toml with ``[tool.nlpcheck]``.

    Both are sought in ``start`` (a folder) and upwards; the first takes precedence.
    """
    own: Path | None = None
    project: Path | None = None
    for folder in (start, *start.parents):
        if own is None and (folder / CONFIG_NAME).is_file():
            own = folder / CONFIG_NAME
        candidate = folder / "pyproject.toml"
        if project is None and candidate.is_file() and _has_table(candidate):
            project = candidate
        if own and project:
            break
    return [path for path in (own, project) if path]


def _has_table(path: Path) -> bool:
    # A broken pyproject.toml that doesn't speak of nlpcheck is none of our business.
    try:
        return b"tool.nlpcheck" in path.read_bytes()
    except OSError:
        return False


def start_folder(paths: Iterable[str]) -> Path:
    """The folder from which configuration is sought: the one that holds all ``paths``."""
    import os

    folders = []
    for name in paths:
        path = Path(name).absolute()
        folders.append(str(path if path.is_dir() else path.parent))
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:
        return Path.cwd()


def load_settings(
    overrides: Mapping[str, Any] | None = None,
    *,
    config: Path | None = None,
    paths: Iterable[str] = (),
) -> tuple[Settings, dict[str, str]]:
    """The settings that hold, and for each top-level key where it comes from.

    ``overrides`` are the options given (keys as in the file).  ``config`` names the
    only file to be read; else files are sought from the folder of ``paths`` upwards
    and, where none is there, from the current folder.  Raises :class:`ConfigError`.
    """
    if config is not None:
        if not config.is_file():
            raise ConfigError(f"{config}：找不到配置文件，请核对 --config 后的路径。")
        files = [config]
    else:
        files = find_config(start_folder(paths)) or find_config(Path.cwd())
    merged: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for file in reversed(files):
        for key, value in read_config(file).items():
            merged[key] = value
            origin[key] = str(file)
    for key, value in (overrides or {}).items():
        if key in _ADDED and key in merged:
            merged[key] = [*merged[key], *value]
        else:
            merged[key] = value
        origin[key] = "命令行"
    settings = msgspec.convert(merged, Settings)
    settings.config_path = files[0] if files else None
    return settings, origin


def read_config(path: Path) -> dict[str, Any]:
    """The checked contents of a configuration file, ``_`` in keys made ``-``.

    pyproject.toml gives its ``[tool.nlpcheck]``.  Raises :class:`ConfigError`.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError(
            f"{path}：无法读取配置文件（{error.strerror}），请核对路径和权限。"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}：配置文件须为 UTF-8 编码，请另存后再试。") from error
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_error(path, text, error)) from error
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("nlpcheck", {})
        prefix = ("tool", "nlpcheck")
    lines = _key_lines(text)
    data = _normal(data, "", path, lines, prefix)
    try:
        msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(_value_error(path, str(error), data, lines, prefix)) from error
    return _resolve(data, path.absolute().parent)


def _normal(
    data: Any,
    table: str,
    path: Path,
    lines: Mapping[tuple[str, ...], int],
    prefix: tuple[str, ...],
) -> dict[str, Any]:
    known = keys(table)
    result: dict[str, Any] = {}
    for key, value in data.items():
        name = key.replace("_", "-")
        where = (*prefix, *((table,) if table else ()), key)
        if name not in known:
            line = _line(lines, where)
            shown = f"[{table}] 的 {key}" if table else key
            raise ConfigError(f"{path}：{line}没有“{shown}”这个键；{_nearest(name, table)}")
        if not table and name in _TABLES and name and isinstance(value, dict):
            value = _normal(value, name, path, lines, prefix)
        result[name] = value
    return result


def _nearest(name: str, table: str) -> str:
    known = keys(table)
    close = difflib.get_close_matches(name, known, 1, 0.5)
    if close:
        return f"最接近的是“{close[0]}”，请改正或删去。"
    for other in _TABLES:
        if other != table and name in keys(other):
            place = f"[{other}] 之下" if other else "各表之前"
            return f"“{name}”应写在{place}。"
    return f"可用的键：{'、'.join(known)}。"


def _value_error(
    path: Path,
    message: str,
    data: Mapping[str, Any],
    lines: Mapping[tuple[str, ...], int],
    prefix: tuple[str, ...],
) -> str:
    match = re.search(r" - at `(?:key in )?\$?\.?([^`]*)`", message)
    where = match.group(1) if match else ""
    parts = tuple(part for part in re.split(r"\.|\[\d*\.*\]", where) if part)
    if parts and parts[0] in _FREE and isinstance(data[parts[0]], dict):
        # msgspec doesn't say which of the free keys it was.
        wrong = [k for k, v in data[parts[0]].items() if _wrong(parts[0], v)]
        parts = (parts[0], *wrong[:1])
    line = _line(lines, (*prefix, *parts))
    key = ".".join(parts)
    field = re.match(r"Expected `([^`]+)`, got `([^`]+)`", message)
    if field:
        wanted = "或".join(
            _KINDS.get(k.strip(), k.strip())
            for k in field.group(1).split("|")
            if k.strip() != "null"
        )
        reason = f"应为{wanted}，写的是{_KINDS.get(field.group(2), field.group(2))}"
    elif invalid := re.match(r"Invalid enum value '?([^' ]+)'?", message):
        allowed = _allowed(parts)
        close = difflib.get_close_matches(invalid.group(1), allowed, 1, 0.4)
        hint = f"（最接近的是 {close[0]}）" if close else ""
        reason = f"值“{invalid.group(1)}”无效，可用：{'、'.join(allowed)}{hint}"
    else:
        reason = message
    return f"{path}：{line}键“{key}”{reason}，请修改。"


def _wrong(table: str, value: Any) -> bool:
    if table == "severity":
        return value not in _allowed(("severity",))
    return not isinstance(value, list) or not all(isinstance(item, str) for item in value)


def _allowed(parts: tuple[str, ...]) -> list[str]:
    table = parts[0] if len(parts) > 1 and parts[0] in _TABLES else ""
    if parts and parts[0] == "severity":
        return ["error", "warning", "info", "off"]
    for field in msgspec.structs.fields(_TABLES[table]):
        if parts and field.encode_name == parts[-1]:
            import typing

            hints = typing.get_type_hints(_TABLES[table])
            return [str(value) for value in typing.get_args(hints[field.name])]
    return []


def _syntax_error(path: Path, text: str, error: tomllib.TOMLDecodeError) -> str:
    match = re.search(r"at line (\d+), column (\d+)", str(error))
    where = f"第 {match.group(1)} 行第 {match.group(2)} 列：" if match else "文件末尾："
    line = text.splitlines()[int(match.group(1)) - 1].strip() if match and text else ""
    shown = f"（{line[:40]}）" if line else ""
    return f"{path}：{where}TOML 语法错误{shown}，请检查引号、等号和括号是否成对。"


_HEADER = re.compile(r"^\s*\[\[?\s*([^\]#]+?)\s*\]\]?")
_KEY = re.compile(
    r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)


def _key_lines(text: str) -> dict[tuple[str, ...], int]:
    """Dotted key → 1-based line, good enough to point at (not a TOML parser)."""
    table: tuple[str, ...] = ()
    lines: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header.group(1))
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_parts(key.group(1))), number)
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(
        part.strip().strip("\"'") for part in re.findall(r"""(?:[\w-]+|"[^"]*"|'[^']*')""", dotted)
    )


def _line(lines: Mapping[tuple[str, ...], int], where: tuple[str, ...]) -> str:
    """``第 n 行：`` for the key or the nearest table that holds it."""
    spellings = {tuple(part.replace("_", "-") for part in k): v for k, v in lines.items()}
    parts = tuple(part.replace("_", "-") for part in where)
    while parts:
        if parts in spellings:
            return f"第 {spellings[parts]} 行："
        parts = parts[:-1]
    return ""


def _resolve(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    def absolute(value: Any) -> Any:
        if isinstance(value, list):
            return [absolute(item) for item in value]
        return str(folder / value) if isinstance(value, str) else value

    for key in _PATHS & data.keys():
        data[key] = absolute(data[key])
    for table, key in _PATHS_IN.items():
        if key in data.get(table, {}):
            data[table][key] = absolute(data[table][key])
    return data


def show_settings(settings: Settings, origin: Mapping[str, str]) -> str:
    """The settings as a TOML file could hold them, each with its origin beside it."""
    data = msgspec.to_builtins(settings, enc_hook=str)
    data.pop("config-path", None)
    lines = [f"# 配置文件：{settings.config_path or '（无）'}"]
    tables = []
    for key, value in data.items():
        source = origin.get(key, "默认")
        if isinstance(value, dict) and (value or key in _FREE):
            tables += ["", f"[{key}]  # {source}"]
            tables += [_pair(name, item) for name, item in value.items()]
        else:
            lines.append(f"{_pair(key, value)}  # {source}")
    return "\n".join([*lines, *tables]) + "\n"


def _pair(key: str, value: Any) -> str:
    name = key if re.fullmatch(r"[\w-]+", key, re.ASCII) else _toml(key)
    return f"# {name} =" if value is None else f"{name} = {_toml(value)}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are all TOML's too.
        return msgspec.json.encode(value).decode()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value)
