"""Which of two connectives that do not belong together is the wrong one, for GR013.

By what the two clauses say: a hindrance and a success are in contrast, two successes are cause and
effect; an effort is what something cannot do without, papers and a click are enough for it.
"""

from __future__ import annotations

import re

from nlpcheck.language.lazy import lazy

_HINDRANCE = lazy(
    r"晚(?![会上间点报年])|紧张|不足|有限|困难|艰|繁重|简陋|薄弱|复杂|恶劣|偏[远少低慢晚]|短缺|缺[少乏员人]?|滞后|落后|难|差|少|紧|慢|低|重|累|暴雨|台风|大雪|疫情|严寒|酷暑|"
    r"高温|风雪|泥泞|下滑|下降|减少|超期|逾期|投诉|故障|停电|断电|中断|老旧|破旧|不[^断仅但少光同一]|没|未|无[法人力]|只有|仅有|压力|冷|远|小|冲突|误|推迟|影响[了到工进]|检修|维修|升级|施工|停|取消|关闭|暂缓|陌生|有待|问题"
)
_EFFORT = lazy(
    r"坚持|不断|加强|严格|真正|切实|全面|始终|持续|扎实|深入|强化|完善|健全|建立|压实|牢牢|充分|依靠|齐抓|上下|把|将|多方|提高|落实|找准|认真|持之以恒|久久为功|亲自|人人|摸清|吃透|树立|紧紧|抓住|靠"
)
_HANDS = lazy(
    r"材料|资料|证件|身份证|符合|提交|提供|出示|申请|预约|需要|有问题|有需求|有空|愿意|一声|电话|扫|点击|登录|下载|动动|带|齐全|拨打|满|达到|属于|列入|通过|同意|发现|输入|填|报名|登记|合格"
)
_FACT = lazy(r"了|已|全年|共[^同]|均|提前完成|达到|增长|获")
_FIRM = lazy(r"仍|依然|依旧|还是|照常|照样|从未|没有|坚持|始终|毫不|绝不|不[能会得]")


_AVERTED = lazy(
    r"(?:从?未|没有?|无|零|不再|避免了?)(?:一[起例件次宗人])?(?:因此)?(?:引发|发生|出现|造成|接到|收到|产生|影响|耽误|拖延|超期|逾期|延误|发现|投诉|差错|事故|纠纷|上访|遗漏|死角)[^，。；]{0,14}"
)
"""A success, though it is told with 未 or 没有."""
_IN_FORCE = lazy(
    r"[能可][^，。；]{0,6}(?:生效|有效|发布|拨付|实施|执行|上岗|启用|投入|开工|施工|销号|公开|上网|出台|归档|结案|成立|入库|入账|报销|支付|出库|上市|进场|验收|换取|赢得|取得|落地)"
)
_EVENT = lazy(r"超过|超出|出现|发生|发现|下降|触发|监测|检测|故障|预警|异常|泄漏|报警|跌破|低于|高于|突破|遇到|收到|查实")
_EASY = lazy(r"材料|资料|证件|身份证|提交|出示|一声|电话|扫|点击|登录|下载|动动|拨打|输入|填|报名")
_AT_ONCE = lazy(r"会|将|立即|自动|马上|随即|立刻|报警|触发|启动|发出|及时|第一时间")


def exchanged(opening: str, partner: str, first: str, second: str) -> str:
    """What ``opening`` should be, if it is the wrong one of the two; "" if its ``partner`` is."""
    second = _AVERTED.sub("", second)
    contrast = bool(_HINDRANCE.search(first)) != bool(_HINDRANCE.search(second))
    firm = _FIRM.search(second) is not None
    but = partner in ("但", "但是", "却", "可是", "然而", "不过", "反而")
    so = partner in ("所以", "因此", "因而", "于是", "从而")
    if opening in ("虽然", "尽管", "虽", "固然"):
        if so:
            return "" if contrast or firm else "因为"
        if partner in ("而且", "并且"):
            return "" if contrast or firm else "不仅"
        if partner.startswith("才"):
            return "只有" if _EFFORT.search(first) and not _HINDRANCE.search(first) else ""
        if partner == "就":
            return "只要" if not _HINDRANCE.search(first) else ""
    if opening in ("因为", "由于") and but:
        return "虽然" if contrast or (_HINDRANCE.search(first) and firm) else ""
    if opening in ("不但", "不仅", "不光", "不单") and but:
        return "虽然" if contrast and not re.search("反", partner) else ""
    if opening in ("不但", "不仅", "不光") and partner in ("所以", "因此", "因而"):
        return "因为" if _FACT.search(second) else ""
    if opening == "只要" and partner.startswith(("才", "方")):
        if _IN_FORCE.match(second) and not _EASY.search(first):
            return "只有"
        return "只有" if _EFFORT.search(first) and not _HANDS.search(first) else ""
    if opening == "只有" and partner in ("就", "便", "那么", "则"):
        if _EVENT.search(first) and _AT_ONCE.match(second):
            return "一旦"
        return "只要" if _HANDS.search(first) and not re.match("通过|经过", first) else ""
    if opening in ("即使", "即便", "哪怕", "就算", "纵使") and partner in ("就", "那么", "则"):
        return "" if _HINDRANCE.search(first) or "再" in first else "只要"
    if opening == "除非" and partner in ("就", "便", "那么", "都"):
        return "" if re.search("[不无未否]", first + second[:4]) else "只要"
    if opening in ("如果", "假如", "倘若", "要是") and (so or but):
        fits = "因为" if so else "虽然"
        return fits if _FACT.search(second) and _FACT.search(first) else ""
    if opening in ("即使", "即便", "哪怕", "纵使") and but and re.match("[^，]{0,8}已", second):
        return "虽然" if _HINDRANCE.search(first) and not re.search("再|只有|一", first) else ""
    if opening in ("宁可", "宁愿", "宁肯") and partner == "不如":
        return "与其"
    if opening == "既然" and but:
        return "虽然" if contrast and _FACT.search(second) else ""
    return ""
