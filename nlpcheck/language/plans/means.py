"""By what means: named tools and forms."""

from __future__ import annotations

import re
from functools import cache

from nlpcheck.language.plans.clause import ACTION_FIRST, ClauseReader, make_verbs
from nlpcheck.language.plans.layout import strip
from nlpcheck.language.plans.model import Element
from nlpcheck.language.plans.patterns import alternatives, words


class MeansReader(ClauseReader):
    """Finds the means of a clause."""

    def _means(self, start: int, end: int, found: list[Element]) -> list[Element]:
        """Named tools and forms, those side by side as one."""
        text, tokens = self.text, self.tokens
        made: list[Element] = []
        for match in _means_list().finditer(text, start, end):
            a, b = match.span("x")
            # What belongs to its head: 方言短视频, 报销单实例.
            i = tokens.index(a)
            while (i > 0 and tokens.ends[i - 1] == min(a, tokens.starts[i])) or (
                i >= 0 and tokens.starts[i] < a
            ):
                j = i if tokens.starts[i] < a else i - 1
                word, tag = tokens.words[j], tokens.tags[j]
                if (
                    tokens.starts[j] < start
                    or len(word) < 2
                    or (
                        tag[:1] not in ("n", "b", "j")
                        and tag not in ("vn", "a")
                        and word not in _modifiers()
                    )
                ):
                    break
                if any(e.start < a and tokens.starts[j] < e.end for e in found):
                    break
                if (
                    match.start("x") - tokens.starts[j] > 4
                    or ACTION_FIRST.fullmatch(word)
                    or word in make_verbs()
                    or word in ("运用", "综合", "单位", "新型", "多种")
                ):
                    break
                a = tokens.starts[j]
                i = j
            if made and a < made[-1].end:
                continue
            before = text[start:a]
            if re.search(
                r"(?:更新|公布|清理|删除|打不开的|检查|审核|错误的|失效|下架旧|下架)$", before
            ):
                continue
            if re.match(
                r"(?:栏目|专栏|清晰度|信息|数据|库|体|资料|材料|内容|质量|工作|人次)", text[b:end]
            ):
                continue
            a, b = strip(text, a, b)
            if text[a] in "用以配靠" and b - a > 3:
                a += 1
            made.append(Element("means", a, b, "means-word"))
        return made


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(words("plan_nominals", "form"))


@cache
def _means_list() -> re.Pattern[str]:
    heads = alternatives(words("plan_means"))
    one = rf"(?:[\u4e00-\u9fff“”A-Za-z]{{0,3}}?)(?:{heads})"
    return re.compile(
        rf"(?P<x>(?:{heads})(?:(?:[、和与及]|以及)?{one})*|“[^”]{{2,10}}”(?:{heads}))"
    )
