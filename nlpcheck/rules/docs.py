"""What a rule says of itself, as Markdown: ``nlpcheck explain`` and docs/rules.

``python docs/generate_rules.py`` writes all pages; a test holds that they are fresh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from nlpcheck.rules.base import Example, Rule, Scope
from nlpcheck.rules.examples import is_bad, is_good, shown
from nlpcheck.rules.pattern import PatternRule
from nlpcheck.rules.registry import all_rules, families, family_rules
from nlpcheck.types import Severity

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
SEVERITY_EN = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
SLOTS = {
    "title": "标题",
    "signature": "落款单位",
    "date": "落款日期",
    **{f"h{n}": f"第{c}部分标题" for n, c in enumerate("一二三四五六", 1)},
    **{f"s{n}": f"第{c}部分正文" for n, c in enumerate("一二三四五六", 1)},
    "table2": "表二",
    "table3": "表三",
    "table4": "表四",
}

Lang = Literal["zh", "en"]


def has_fix(rule: Rule) -> bool:
    """Whether the rule's fix is shown by an example, or its pattern says so."""
    if isinstance(rule, PatternRule) and rule.spec.fix:
        return True
    return any(example.fixed is not None for example in rule.examples)


def family_of(rule: Rule) -> tuple[str, str]:
    """The prefix and Chinese title of a rule's family; ("", "自定义") for a user's own."""
    for prefix, (_, title) in families().items():
        if rule.code.startswith(prefix):
            return prefix, title
    return "", "自定义"


def page(rule: Rule, lang: Lang = "zh") -> str:
    """The rule's page in Markdown, ending in a line break."""
    return "\n".join(_page(rule) if lang == "zh" else _page_en(rule)) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    prefix, title = family_of(rule)
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield f"{rule.summary.rstrip('。')}。"
    yield ""
    yield f"- 类别：{title}{f'（{prefix}）' if prefix else ''}"
    yield f"- 级别：{SEVERITY[rule.severity]}"
    yield f"- 修改：{'有修改方案' if has_fix(rule) else '只提示'}"
    scope = "任何文字" if rule.scope is Scope.TEXT else "识别为六部分格式的年度报告"
    yield f"- 适用：{scope}"
    yield ""
    yield "## 依据"
    yield ""
    yield rule.why
    if rule.limits:
        yield ""
        yield "## 不报的情形"
        yield ""
        yield rule.limits
    yield ""
    yield "## 例"
    for example in rule.examples:
        yield ""
        yield from _example(example)
    yield ""
    yield "## 停用"
    yield ""
    yield f'命令行 `--ignore {rule.code}`；配置 `ignore = ["{rule.code}"]`；'
    yield f"文中 `<!-- nlpcheck off {rule.code} -->` 至 `<!-- nlpcheck on -->`。"


def _example(example: Example) -> Iterator[str]:
    place = SLOTS.get(example.slot, "")
    if example.slot or example.cells or example.slots:
        yield f"{example.year} 年度样本报告{f'，{place}' if place else ''}："
        yield ""
    if is_bad(example):
        yield "问题（⟦ ⟧ 内为所报之处）："
        yield from _block(shown(example, "bad"))
        if example.fixed is not None:
            yield "改为："
            yield from _block([example.fixed])
    if is_good(example):
        yield "不报："
        yield from _block(shown(example, "good"))
    if example.note:
        yield example.note


def _block(parts: list[str]) -> Iterator[str]:
    yield ""
    yield "```text"
    yield from "\n".join(parts).splitlines()
    yield "```"
    yield ""


def _page_en(rule: Rule) -> Iterator[str]:
    _, title = family_of(rule)
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield f"{rule.summary_en or rule.summary}"
    yield ""
    yield f"- family: {title}"
    yield f"- severity: {SEVERITY_EN[rule.severity]}"
    yield f"- fix: {'yes' if has_fix(rule) else 'no'}"
    yield f"- scope: {'any text' if rule.scope is Scope.TEXT else 'six-section reports'}"
    yield ""
    yield "## Why"
    yield ""
    yield rule.why
    yield ""
    yield "## Examples"
    for example in rule.examples:
        if is_bad(example):
            yield ""
            yield "reported:"
            yield from _block(shown(example, "bad"))
        if example.fixed is not None:
            yield "after the fix:"
            yield from _block([example.fixed])
        if is_good(example):
            yield "not reported:"
            yield from _block(shown(example, "good"))


def index() -> str:
    """docs/rules/README.md: all rules by family."""
    rules = all_rules()
    lines = [
        "# 规则",
        "",
        f"共 {len(rules)} 条，按类别列出；本目录由 `python docs/generate_rules.py` 生成，"
        "内容出自各规则自带的说明和例子。级别、数据和在语料上的表现见 [quality.md](quality.md)。",
    ]
    for prefix, (_, title) in families().items():
        members = family_rules(prefix)
        if not members:
            continue
        lines += [
            "",
            f"## {prefix} {title}",
            "",
            "| 代码 | 级别 | 修改 | 说明 |",
            "|---|---|---|---|",
        ]
        for rule in members:
            fix = "有" if has_fix(rule) else ""
            summary = rule.summary.replace("|", "\\|")
            lines.append(
                f"| [{rule.code}]({rule.code}.md) | {SEVERITY[rule.severity]} | {fix} | {summary} |"
            )
    return "\n".join(lines) + "\n"


def quality(counts: Mapping[str, tuple[int, int, int]]) -> str:
    """docs/rules/quality.md: for each rule its limits and how it does on corpus/.

    ``counts`` maps a code to (right, wrong, missed) findings.
    """
    lines = [
        "# 各规则的数据、局限和表现",
        "",
        "语料：`corpus/` 中的报告，均为本项目编写、单位虚构；每份旁的 `*.expected.json` 写明应报之处。",
        "“命中”为所报且应报，“多报”为所报而不应报，“漏报”为应报而未报；准确率为命中占所报之比。",
        "语料由写规则的人写成，数字只说明规则与约定相符，不代表在未见过的报告上的表现；"
        "后者见 [docs/quality.md](../quality.md)。",
        "命令：`python docs/generate_rules.py`。",
        "",
        "| 代码 | 命中 | 多报 | 漏报 | 准确率 | 数据 | 局限 |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in all_rules():
        right, wrong, missed = counts.get(rule.code, (0, 0, 0))
        share = f"{100 * right / (right + wrong):.0f}%" if right + wrong else "—"
        limits = (rule.limits or "—").replace("|", "\\|").replace("\n", " ")
        lines.append(
            f"| [{rule.code}]({rule.code}.md) | {right} | {wrong} | {missed} | {share} "
            f"| {_data(rule)} | {limits} |"
        )
    return "\n".join(lines) + "\n"


def _data(rule: Rule) -> str:
    """The lexicons that a code rule's file names, or that it is a pattern."""
    if isinstance(rule, PatternRule):
        return "规则文件（TOML）"
    import inspect
    import re

    source = inspect.getsource(inspect.getmodule(type(rule)) or type(rule))
    named = sorted(set(re.findall(r"[\"'/]([a-z_]+)\.tsv", source)))
    named += [
        n
        for n in sorted(set(re.findall(r"lexicon\.\w*\(\s*[\"']([a-z_]+)[\"']", source)))
        if n not in named
    ]
    return "、".join(f"lexicons/{name}.tsv" for name in named) or "程序"


def pages(counts: Mapping[str, tuple[int, int, int]]) -> dict[str, str]:
    """All pages by file name; ``counts`` as :func:`quality` takes them."""
    found = {f"{rule.code}.md": page(rule) for rule in all_rules()}
    found["README.md"] = index()
    found["quality.md"] = quality(counts)
    return found
