"""What silences findings: marks in the text, and a sidecar file beside the report.

A sidecar ``draft.nlpcheck.toml`` beside ``draft.docx`` serves drafts that must carry
no marks:

    ignore = ["PU", "NU102"]            # whole codes or prefixes
    [[suppress]]
    rule = "SP002"
    text = "几时"                       # only where the finding's text is this
    reason = "引用原文"
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from nlpcheck.text import LineIndex
from nlpcheck.types import Document, Finding, ReadError


class Exemption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ``[[suppress]]`` of a sidecar: a rule, and the text it is about (any if "")."""

    rule: str
    text: str = ""
    reason: str = ""


class Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sidecar file's keys."""

    ignore: tuple[str, ...] = ()
    suppress: tuple[Exemption, ...] = ()


def sidecar_path(path: str) -> Path:
    """``dir/draft.docx`` → ``dir/draft.nlpcheck.toml``."""
    return Path(path).with_suffix(".nlpcheck.toml")


def read_sidecar(path: str) -> Sidecar:
    """The sidecar of a report, an empty one where there is none.

    Raises :class:`nlpcheck.types.ReadError` for one that can't be used.
    """
    if path == "-":
        return Sidecar()
    file = sidecar_path(path)
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
        return msgspec.convert(raw, Sidecar)
    except (FileNotFoundError, NotADirectoryError):
        return Sidecar()
    except OSError as error:
        raise ReadError("config", f"{file}：无法读取（{error.strerror}），请检查权限。") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadError("config", f"{file}：不是有效的 TOML（{error}），请按提示修改。") from error
    except msgspec.ValidationError as error:
        raise ReadError(
            "config", f"{file}：{error}；可用的键为 ignore 和 [[suppress]]（rule、text、reason）。"
        ) from error


def suppress(
    findings: list[Finding], document: Document, sidecar: Sidecar, rules: frozenset[str]
) -> tuple[list[Finding], list[str]]:
    """The findings that are left, and a note (Chinese) for each suppression without effect.

    ``rules`` are the codes that ran: a suppression of others isn't called useless.
    """
    if not document.suppressions and sidecar == Sidecar():
        return findings, []
    kept: list[Finding] = []
    used: set[int] = set()
    used_exemptions: set[int] = set()
    for finding in findings:
        silenced = False
        for index, mark in enumerate(document.suppressions):
            inside = mark.span.start <= finding.start <= mark.span.end
            if inside and (not mark.codes or finding.rule.startswith(mark.codes)):
                used.add(index)
                silenced = True
        text = document.text[finding.start : finding.end]
        for index, exemption in enumerate(sidecar.suppress):
            if finding.rule.startswith(exemption.rule) and exemption.text in ("", text):
                used_exemptions.add(index)
                silenced = True
        if not silenced and not finding.rule.startswith(tuple(sidecar.ignore) or ("-",)):
            kept.append(finding)
    notes = []
    lines = LineIndex(document.text)
    for index, mark in enumerate(document.suppressions):
        ran = not mark.codes or any(code.startswith(mark.codes) for code in rules)
        if index not in used and ran:
            line = lines.position(mark.mark.start).line
            codes = " ".join(mark.codes) or "全部规则"
            notes.append(f"第{line}行的抑制标记（{codes}）没有压下任何问题，可以删去。")
    for index, exemption in enumerate(sidecar.suppress):
        ran = any(code.startswith(exemption.rule) for code in rules)
        if index not in used_exemptions and ran:
            notes.append(
                f"{sidecar_path(document.path).name} 中对 {exemption.rule}"
                f"{f'“{exemption.text}”' if exemption.text else ''} 的抑制没有压下任何问题，可以删去。"
            )
    return kept, notes
