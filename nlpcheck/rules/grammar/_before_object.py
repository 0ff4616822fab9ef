"""GR001 by what public text has: 更好的造福两国人民, 一如既往的与各方合作, 热情的为来访群众指引路线.

Where a manner word, a particle and a verb with its object fill a clause that nothing governs, or a
manner word stands before a preposition with its phrase and no 的 follows, fifty-five million
characters of laws, reports and news have 地 in nineteen places of twenty.  The manner words and the
verbs for which that does not hold there are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.rules.grammar._adverbials import CLAUSE, CLAUSE_VERB, GOVERNORS, HEADS
from nlpcheck.rules.grammar._manners import ACTS, IDIOMS, REACHED, words
from nlpcheck.rules.grammar._pure_manners import DEEDS, LAID, NEARLY, PURE, RESULTS

#: Manner words that describe the noun behind a verb as well: (安全高效的)开放型经济.
_ATTRIBUTIVE = words(
    "系统 安全 统一 文明 具体 有效 高效 合理 持续 更多 专业 科学 全覆盖 便捷 明显 规范 多形式 机械 优质 完整 明确 强有力 专门 "
    "暖心 准确 严格 显著 多渠道 正确 合法 全方位 完善 共同 优先 热烈 持久 分阶段 多层次 全天候 直白 互动式 多层面 全程 周到 全过程 "
    "分层次 多方面 紧张 便捷高效 自上而下 规范化 独立 无偿 属实 多角度 简单 精细化 科学高效 义务 按规定 严密 一次次 手把手 公开透明 "
    "多次 协同 常态化 大规模 长期 全景式 创新性 面对面 通俗易懂 及时准确 真实 充分 先进 健全 公开 透明 良好 稳定 高质量 高标准 高水平 "
    "高效便捷 便利 方便 快捷 集中 联合 动态 常态 随机 交叉 免费 上门 定向 多元 多样 严肃 简便"
)
#: Verbs behind which such a noun stands: (务实的)学习型组织, (及时的)防控措施.
_NOMINAL = words(
    "服务 交流 开放 监督 创新 教育 学习 操作 建设 检验 运行 投诉 经营 管理 研究 警示 统计 推广 检查 计算 绿化 应用 评估 丰富 给予 建成 "
    "销售 转移 防控 宣传 对接 保证 融合 供应 救援 教给 治理 赔偿 分类 安装 配送 识别 沟通 走向 监管 报道 参与 合作 发展 指导 培训 协调 "
    "支持 保障 保护 评价 考核 分析 审查 咨询 查询 申报 登记 开发 使用 投入 传播 规划 组织 实施 探索 监测 检测 调查 追求 领导 设计 生产 "
    "消费 运输 传输 感受 应对 核查 深化 阐述 反对 防止 交通 通报 公示 公开 解读 审批 审核 生活 工作 奖励 补贴 补偿 资助 救助 帮扶 收入 支出 检查 切合 约束"
)
#: Manner words that public text has with 地 in four places of five and more, whatever stands behind.
ADVERBIAL = PURE | words(
    "逐步 分步骤 深入持久 客观全面 有把握 有计划 有步骤 有秩序 有选择 有重点 更加自觉 毫不动摇 毫不犹豫 毫不放松 旗帜鲜明 积极稳妥 坚定不移 坚持不懈 "
    "创造性 迫不及待 千方百计 有条不紊 不约而同 自觉 踏踏实实 扎扎实实 实事求是 持之以恒 义无反顾 语重心长 小心翼翼 全面客观 一步一步 一件一件 "
    "有针对性 更加主动 更加积极 更加紧密 循序渐进 认真细致 耐心细致 满腔热情 尽职尽责 兢兢业业 争分夺秒 最广泛 大大 极大 很好 较好 "
    "不断 切实 努力 清楚 鲜明 深深 勤勤恳恳 从严从快 更加主动自觉 更广泛 更有效 更有力 更加有效 更加有力 更清楚 更准确 定期 不定期 及时 "
    "热情 热心 耐心 细心 熟练 娴熟 虚心 仔细 认真 慢慢 常常 时常 渐渐 真心 悉心 一并 一同 顺利 圆满 妥善 积极主动 主动"
)
#: Of these, the ones that say of a thing what it is like where a noun of action stands behind.
_LIKE = words(
    "更加自觉 鲜明 旗帜鲜明 积极稳妥 坚定不移 更加主动 更加积极 更加紧密 更加有效 更加有力 更广泛 更有效 更有力 最广泛 更清楚 更准确 极大 很好 较好 及时 "
    "积极主动 主动 自觉 努力 热情 耐心 顺利 圆满 从早到晚 自觉自愿 不间断 清楚 妥善 熟练 深深 自始至终"
)
#: Verbs among the nominal ones that have an object of their own where such a word stands before.
_GOVERNING = words(
    "研究 学习 服务 参与 组织 实施 支持 保障 保护 监督 检查 指导 培训 通报 公示 公开 解读 审核 推广 宣传 对接 使用 发展"
)
_BARE = tuple("的和与及或、个种些项以对在为经于最次是有把将向从由被等更较")
_RULED = tuple("的和与及或、个种些项以对在经最次把向从等更较")
_TAKES = lazy(
    r"(?:提供|给予|得到|获得|取得|作出|做出|进行|开展|缺乏|需要有|得益于|归功于|感谢|作为|成为|属于|离不开|具有|形成|是一[种个项]|一[种个项])了?[^，。；、]{0,3}$"
)
"""Before a manner word that hardly ever describes a thing: what makes a noun of the whole."""
_TAIL = lazy(
    r"(?:决心|信心|态度|意志|精神|立场|方式|办法|能力|方法|要求|目标|措施|过程|结果|努力|作用|基础|原则|机制|关系|力度|成果|成效|工作|活动|服务|环境|条件|程度|水平|"
    r"意识|习惯|作风|表现|做法|行动|态势|势头|过程|时候|问题|人|者|队伍|效果|氛围|格局|决定|承诺|选择|心态|姿态|目光|心情|局面)$"
)
_NO_OBJECT = lazy(rf"[的和与及或、之者性化度率量]|(?:{HEADS})(?![一-鿿]{{4}})")
_ENDS = lazy(rf"(?:{HEADS})$")
_PHRASES = lazy(
    r"向(?![往上心阳来好导左右前后下])|[将把](?![来军士领近握关控手脉门式戏])|从(?![业事严容众属政犯前来此头重])|与(?![会时否其日众])|"
    r"跟(?![踪进随班单])|给(?![予付水排养])|同(?![志时学胞事类等行样步一期比盟业意仁])|"
    r"对(?![策症外话接抗内立象比照手华口等应日美俄欧非台港标称称岸决峙流错付待空地])|"
    r"为(?![农民何主人期数难此准止首本先官政生由])|在(?![线用建册岗职编校场外野押逃途制研位营学任读校于])"
)
"""Prepositions with their phrase; no words that begin with one (对策, 同志, 在线)."""
_JOINED = lazy(r"[和、与及](?:和)?([一-鿿]{2})(?=[一-鿿]{3})")
_OTHERS = lazy("被|来自|以及|受到|表示|回应")
"""Of a clause whose subject the whole is, or of a longer noun phrase."""


@cache
def _manners() -> frozenset[str]:
    return frozenset(lexicon.words("manner")) | IDIOMS | PURE | NEARLY | ADVERBIAL


@cache
def _verbs() -> frozenset[str]:
    verbs = DEEDS | RESULTS | REACHED | ACTS | LAID | lexicon.words("verbs")
    return frozenset(verb for verb in verbs if len(verb) == 2) - _NOMINAL


def before_object(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a manner word begins, itself and the verb or the preposition behind its 的."""
    manners, verbs = _manners(), _verbs()
    at = text.find("的")
    while at >= 0:
        verb = text[at + 1 : at + 3]
        told = verb in verbs or verb in _GOVERNING
        phrase = None if told else _PHRASES.match(text, at + 1)
        if phrase or told:
            sizes = range(min(6, at), 1, -1)
            manner = next((text[at - n : at] for n in sizes if text[at - n : at] in manners), "")
            head = phrase[0] if phrase else verb
            if verb in _GOVERNING and (manner not in ADVERBIAL or manner in _LIKE):
                manner = ""
            if manner and _fills(text, at, manner, head):
                yield at - len(manner), manner, head
        at = text.find("的", at + 1)


def _fills(text: str, at: int, manner: str, head: str) -> bool:
    """Whether the verb with its object, or the preposition with its phrase, ends the clause, and
    nothing before the manner word governs the whole."""
    start = at - len(manner)
    before = CLAUSE.split(text[max(0, start - 30) : start])[-1]
    rest = CLAUSE.split(text[at + 1 + len(head) : at + 29])[0]
    sure = manner in ADVERBIAL and manner not in _LIKE
    if not sure and not before and text[start - 1 : start] == "、":
        return False  # 更优的服务、更好的收入前景
    if manner in ADVERBIAL:
        if before.endswith(_RULED) or _TAKES.search(before) or _TAIL.search(rest):
            return False
    elif before.endswith(_BARE) or GOVERNORS.search(before) or "的" in rest:
        return False
    if len(head) == 1:
        return len(rest) > 4 and manner not in ("系统", "完整", "统一", "具体")
    if manner in _ATTRIBUTIVE or len(rest) < 3 or _NO_OBJECT.match(rest) or _OTHERS.search(rest):
        return False
    if head in _GOVERNING and (len(before) < 2 or len(rest) < 4 or _ENDS.search(rest)):
        return False
    rest = rest[1:] if rest[0] == "了" else rest
    return not CLAUSE_VERB.search(rest.replace("的", "") if manner in ADVERBIAL else rest)


def surely(before: str, manner: str, word: str, flag: str, rest: str) -> bool:
    """Whether a manner word that hardly ever describes a thing, and a verb behind its 的, stand in
    a clause that neither governs the whole nor ends as a noun; ``flag`` is the verb's tag."""
    joined = _JOINED.match(rest)
    if joined and joined[1] in lexicon.words("verbs") | ACTS | DEEDS:
        rest = rest[joined.end() :]  # 更好的引导和支持社会资本
    if (
        flag not in ("v", "vd", "vi")
        or (word in _NOMINAL and not joined)
        or _TAIL.search(rest)
        or _ENDS.search(rest[-4:])
        or _NO_OBJECT.match(rest)
        or CLAUSE_VERB.search(rest)
    ):
        return False
    if manner in ADVERBIAL and manner not in _LIKE:
        return not before.endswith(_RULED) and _TAKES.search(before) is None
    known = manner in _manners() and manner not in _ATTRIBUTIVE
    return known and len(rest) > 1 and not before.endswith(_BARE) and not GOVERNORS.search(before)
