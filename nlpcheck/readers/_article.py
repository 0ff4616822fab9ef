"""Finds the article of a web page and tells page furniture from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_NEVER = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "nav",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "aside",
        "footer",
        "menu",
        "dialog",
        "link",
        "meta",
        "base",
    ]
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|bread-?crumbs?|crumb|foot(?:er)?|copyright|sidebar|"
    r"share|bdshare\S*|toolbar|print|pager?-?nav|related|recommend|comments?|login|search|"
    r"dqwz|wza|position|friendlink|links|qrcode|ewm)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_CHROME = re.compile(
    r"\s*(?:(?:(?:发布|更新|成文|发文|生成)(?:日期|时间|机构)|(?:信息|文章|稿件)?来源|(?:浏览|点击|阅读|访问)(?:次数|数|量)?|"
    r"字体|字号|(?:责任)?编辑|作者|索引号|主题分类|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|分享到?|"
    r"(?:您?(?:现在|当前)?的?所?在?位置)|上一[篇条]|下一[篇条])\s*[：:]"
    r"|版权所有|\S{0,4}ICP备|\S{0,6}公网安备|扫一扫|返回顶部|首页\s*[>›»]"
    r"|[【\[]?(?:打印|关闭|分享|字体|字号|收藏|纠错)[^。，]{0,12}\Z)"
)
_REPORT = re.compile(r"(?:年度?报告?|年报)")
_SENTENCE = re.compile(r"[。；！？]")


def furniture(node: etree._Element) -> bool:
    """Whether an element is never part of an article: controls, navigation, hidden text."""
    tag = node.tag
    if tag in _NEVER:
        return True
    if tag in ("body", "html", "p", "td", "tr", "span", "table"):
        style = node.get("style")
        return bool(style and tag != "table" and _HIDDEN.search(style))
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    if names != " " and _NAMES.search(names):
        return not _has_article(node)
    style = node.get("style")
    return bool(style and _HIDDEN.search(style)) or node.get("hidden") is not None


def _has_article(node: etree._Element) -> bool:
    """Whether something called "nav" or "share" holds a table or much text all the same."""
    if next(node.iter("table"), None) is not None:
        return True
    keys = links = 0
    for inner in node.iter():
        keys += (inner.text or "").count("\ue000") + (inner.tail or "").count("\ue000")
        links += inner.tag == "a"
        if keys > 60:
            return links < 10
    return False


def article(body: etree._Element, plain: Callable[[etree._Element], str]) -> etree._Element:
    """The element that holds the report: goes down as long as only furniture is left behind."""
    node = body
    for _ in range(40):
        children = [child for child in node if isinstance(child.tag, str)]
        if node.tag in ("tr", "tbody", "thead"):
            break
        texts = [(child, "" if furniture(child) else plain(child)) for child in children]
        full = [(child, text) for child, text in texts if text.strip()]
        if not full:
            break
        main, text = max(full, key=lambda item: len(item[1]))
        total = sum(len(t) for _, t in full)
        own = "".join((child.tail or "") for child in children) + (node.text or "")
        if own.count("\ue000") > 2 * len(children) + 4 or main.tag in (
            "p",
            "table",
            "ul",
            "ol",
            "pre",
        ):
            break
        if len(text) < total * 0.6:
            break
        if any(child is not main and not _left_behind(child, t, plain) for child, t in full):
            break
        node = main
    return node


def _left_behind(node: etree._Element, text: str, plain: Callable[[etree._Element], str]) -> bool:
    """Whether a sibling of the article can be left out."""
    text = text.strip()
    if node.tag in ("table", "pre"):
        return False
    linked = sum(len(plain(link)) for link in node.iter("a"))
    if linked > len(text) * 0.5:
        return True
    if _CHROME.match(text) and len(text) < 200:
        return True
    heading = bool(_REPORT.search(text)) and len(text) < 80
    return heading and not _SENTENCE.search(text)


def title_before(
    body: etree._Element, chosen: etree._Element, plain: Callable[[etree._Element], str]
) -> etree._Element | None:
    """The report's title where it stands outside the article: 年报 in a heading before it."""
    text = re.sub(r"\s+", "", plain(chosen))
    found = None
    for node in body.iter():
        if node is chosen:
            break
        if not isinstance(node.tag, str):
            continue
        names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
        if node.tag not in ("h1", "h2", "h3") and not re.search(r"title|bt\b|tit\b", names):
            continue
        title = re.sub(r"\s+", "", plain(node))
        if 6 <= len(title) < 80 and _REPORT.search(title) and title not in text[:400]:
            found = node
    return found


def is_chrome(text: str) -> bool:
    """Whether a short line is the page's and not the report's (发布时间：… 打印 关闭)."""
    return len(text) < 120 and "。" not in text and bool(_CHROME.match(text))
