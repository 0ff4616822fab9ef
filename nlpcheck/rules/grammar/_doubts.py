"""What the model of particles (nlpcheck/language/particles.py) doubts, judged by what stands there.

The model says how likely 的, 地 and 得 are between the words on both sides; which of the rules may
tell it depends on whether a complement, a noun phrase or a verb follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlpcheck import lexicon
from nlpcheck.language.lazy import lazy
from nlpcheck.language.particles import Doubt, doubtful
from nlpcheck.rules.base import Context

SURENESS = 0.92
"""Of a particle that both its words speak against: more than that it stands there for nothing
(认真梳理了 for 认真的梳理了), which SP016 finds."""
_DEGREE = lazy(
    r"还不够|还不太|还很|还比较|不是很|不太|不大|不够|更加?|很|较为?|非常|十分|比较|越来越|相当|特别|极为|尤为|并不|过于|过|偏|太|不|"
    r"有些|有点儿?|如此|这样|那么|这么|最|也很|都很|再|越|格外|异常|分外"
)
_AGAIN = lazy(
    r"([一-鿿])\1的$|又[一-鿿]{1,2}又[一-鿿]{1,2}$|怎么样$|怎样$|如何$|令人满意$|不可开交$|了如指掌$"
)
#: Tags of what a complement may be made of, and of what it ends with.
_PARTS = ("a", "d", "i", "l", "z", "v", "n")
_LAST = ("a", "i", "l", "z")
_STATES = lazy(
    r".*(?:清楚|清晰|分明|分明|明确|明了|合理|到位|充分|全面|准确|及时|扎实|规范|完整|具体|详细|详实|翔实|仔细|细致|深入|透彻|"
    r"明白|通俗|易懂|简洁|简明|大方|美观|整齐|有序|有力|有效|顺利|顺畅|平稳|稳定|紧密|严密|严谨|严格|认真|耐心|周到|周全|热情|"
    r"迅速|快捷|便捷|方便|圆满|彻底|丰富|生动|形象|直观|活泼|灵活|妥当|得当|适当|恰当|恰如其分|滞后|缓慢|迟缓|零散|分散|杂乱|混乱|"
    r"笼统|单一|单调|粗糙|简单|模糊|随意|生硬|死板|勉强|出色|漂亮|突出|优秀|良好|成功|满意)$|(?:好|差|快|慢|细|实|深|透|准|全|广|高|低|"
    r"多|少|紧|严|强|弱|牢|稳|远|近|宽|窄|晚|早|粗|浅|乱|长|短|大|小|齐|足|勤|密|疏|松|新|活|美|旺|火)$"
)
#: Single verbs that with 地 behind them make no noun (用地, 产地, 占地 do); the segmenter takes
#: 列地 for one.
SINGLE = frozenset(
    "列管分找抓做办写讲说干查排编改学看听记答理捋摸晒亮挖压扣盯跟谈问想搞拟订捆串"
    "打走跑变显装扎守填录画绘拍剪挂摆贴印配派算核审签整清修补治控护搭铺接拆拉推扛担顶撑举提念读唱传转译回忙吃过活教练备长塞铺堆晾涂码"
)
_NOT_VERBS = frozenset(["有", "是", "像", "可能", "需要", "存在", "问题", "方面", "时候", "地方"])
PLACES = lazy(r".*(?:所在|试点|示范|注册|户籍|原籍|工作|居住|经营|生长|种植|养殖|安置|施工|采集|集结|演出|销售|发放|训练|取水|填埋|堆放|隔离|疏散)$")


def doubts(context: Context, written: str) -> Iterator[Doubt]:
    """The doubtful places where one of ``written`` stands."""
    for doubt in context.use(doubtful):
        if doubt.written in written:
            yield doubt


def is_complement(doubt: Doubt) -> bool:
    """Whether a verb stands before the particle, and behind it a complement that fills the rest of
    the clause: 推进 很顺利, 建设 有模有样, 设计 简洁大方."""
    word, flag = doubt.before
    if word in _NOT_VERBS or word in lexicon.words("manner") or PLACES.match(doubt.left):
        return False
    if len(word) == 1 and doubt.written == "地" and word not in SINGLE:
        return False  # 择地重建
    if doubt.left[: -len(word)].endswith("所"):
        return False  # 所做的很有限
    if flag[:1] not in "va" and word[-1] not in SINGLE and word[-2:] not in lexicon.words("verbs"):
        return False
    right = doubt.right.rstrip("”’》 ")
    if _AGAIN.match(right):
        return True
    degree = _DEGREE.match(right)
    rest = right[degree.end() :] if degree else right
    if not 1 <= len(rest) <= 6 or (len(rest) == 1 and not degree):
        return False
    words = [w for w in doubt.words if w[0] not in "”’》 "]
    if any(w in ("的", "地", "得", "了", "着", "过") for w, _ in words):
        return False
    if not degree and len(words) > 2:
        return False
    last, kind = words[-1]
    if not degree and len(last) < 4 and doubt.written == "的" and doubt.odds[2] < 0.6:
        return False  # 长抓的耐心
    if len(last) >= 4 and kind[:1] in _LAST and (len(words) == 1 or degree):
        return True
    states = _STATES.match(last) is not None or (len(last) > 1 and kind == "a")
    return states and all(k[:1] in _PARTS or k == "m" for _, k in words[:-1])
