"""Makes lexicons/unmet.tsv from the official text: function words that never meet.

``python -m training.unmet`` (about two minutes).  Two of the words below are kept where chance
would have brought them together twenty times or more (eight, where neither is of two minds) and the
text never does; and the common verbs behind which it never has 着.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise, permutations

from nlpcheck import lexicon
from training.slips import _runs
from training.vocabulary import dictionary

#: Particles, prepositions, conjunctions, auxiliaries, and adverbs and verbs that take a whole clause.
WORDS = frozenset(
    [
        *"的地得了着过在于对向从由把将被给为以与和及跟或并而且也都均就还又再才已未不没所其之该各每等能可会应须要到至自按据依经用使让是有",
        "应当", "应该", "可以", "能够", "必须", "需要", "按照", "根据", "依据", "通过", "为了", "由于", "对于", "关于", "以及",
        "并且", "或者", "依照", "随着", "围绕", "针对", "使得", "得到", "受到", "作为", "成为", "正在", "即将", "已经", "不断", "进一步", "没有", "进行", "及时", "认真", "积极", "切实", "利用", "采取", "予以", "给予",
        "逐项", "逐步", "全面",
    ]
)  # fmt: skip
#: Words that a clause's other word, a noun or a verb often is too (还地于民, 同内哈默通话).
LOOSE = frozenset("得过等还要同跟每该有让用给经自据可能会没才再之各其")
#: Words that mean the same, of which one is enough (及时按时, 取得获得), a group a string.
ALIKE = (
    "及时 按时 准时 定时 适时 即时 随时 当即 立即 立刻 马上 即刻 尽快 尽早 迅速",
    "一些 有些 某些 个别 若干 少数", "全部 所有 一切 全体", "已经 早已 曾经", "目前 现在 当前 如今 眼下",
    "今后 以后 之后 此后", "以前 之前 此前", "如果 倘若 假如 要是", "因为 由于 鉴于", "所以 因此 因而",
    "但是 可是 不过 然而 但", "并且 而且 并", "按照 依照 根据 遵照", "使得 致使 促使", "全部 一律 一概",
    "大约 大概 将近 接近", "逐步 逐渐 渐渐 日益 日渐", "更加 愈加 越发 进一步", "共计 合计 总共 一共 总计",
    "必须 应当 应该 务必 必需 须", "可以 能够 得以", "每月 逐月", "每天 每日 逐日", "每年 逐年", "其中 当中 之中",
    "特别 尤其 尤为", "再次 重新", "共同 一起 一同", "预先 事先 提前", "比如 例如 诸如", "予以 给予 加以",
    "设立 设置 开设", "提高 提升", "降低 下降", "增加 增长", "参加 参与", "列入 纳入 列为", "取得 获得 得到",
    "实行 施行", "邀请 聘请", "按 按照 根据 依据 依照 遵照", "已 已经 曾 曾经 业已 早已 均已 都已", "正 正在",
    "应 应当 应该 须 必须 需 需要 务必 务须", "共 总 共计 总计 合计 总共 一共", "每 各 逐",
    "很 非常 十分 极 极为 较为 更 更加 更为", "首先 最先 率先 起初", "然后 随后 继而 接着",
    "经常 时常 常常 往往 通常", "予以 给予 加以 进行", "尚未 从未 并未 未曾 未能",
)  # fmt: skip
#: Meetings that chance would bring, at least: of words of one task alone, and of others.
CHANCE, LOOSELY = 8, 20
#: A verb stands in the text so often, at least, for it to say something that 着 never follows.
VERBS = 2500
#: What may stand behind a word by right although the text has none: a clause before a noun, or one
#: that a preposition takes, begins with it (从及时公开抓起, 按照不断完善的要求).
RIGHT = {
    "不": "已经 必须 正在 进一步 不断 未 又 于",
    "不断": "全面 按照",
    "与": "使 为了 成为 给予",
    "为": "作为 围绕 对于 成为",
    "为了": "为",
    "也": "依照 关于",
    "了": "依照 得到 随着 均 为了",
    "从": "及时 未 根据 就",
    "以": "依照 关于 及时 必须 把",
    "以及": "把 都",
    "作为": "也 可以 应当 按照 由 进行",
    "使": "与 为 对 将",
    "依照": "不 为 向 将 应当 由",
    "全面": "不断 关于 把 被 通过 都 采取 需要 根据 进一步",
    "关于": "到 可以 就 已 由 进行",
    "利用": "将 由",
    "到": "关于 及时 根据",
    "及": "可以 就 按照 根据",
    "受到": "在 对",
    "可以": "都 正在 关于 不断 地 已经 未",
    "各": "由",
    "向": "不断 关于 利用 及时 应 必须 成为 积极",
    "和": "随着 应该",
    "围绕": "的",
    "地": "被",
    "对": "使 切实 围绕 得到 成为 逐步",
    "将": "又",
    "已": "不断 地",
    "已经": "地",
    "并": "至",
    "应": "为",
    "应当": "为了 均 正在 由于",
    "得到": "为 在 对 将",
    "成为": "为 应当 按照 进行",
    "或者": "于 围绕 至",
    "所": "以 到 按照 全面 地",
    "把": "可以 就 按照 根据",
    "按照": "不断 作为 关于 成为 正在 给予 而 进一步 通过 都 采取",
    "是": "均",
    "未": "不 地",
    "根据": "从 把 未 地 可以",
    "由": "为了 关于 及时 必须 成为 积极 给予 至 进一步 需要",
    "的": "得到 随着",
    "积极": "不 由",
    "给予": "以 向 由 按照",
    "至": "将",
    "被": "所 地 已 已经 就 按照 根据 关于 都",
    "进一步": "不 按照",
    "进行": "不断 作为 依照 成为 正在 采取",
    "通过": "按照",
    "都": "全面 就 地",
    "采取": "按照 可以",
    "针对": "为 对 将 应当",
}
#: No verbs, or verbs that 着 may follow although the text has it nowhere.
LASTING = frozenset(
    ("体育", "劳动", "设备", "经费", "是否", "携手", "希望", "研究", "活动", "融合")
)
#: Words of the text in all: what a word's share is counted of.
TOTAL = 5.0e7
_HEAD = (
    "# 由 training/unmet.py 从公开的法律法规、工作报告和新闻文本统计得出；请勿手改。\n"
    "# word 之后从不紧接 never 所列的虚词（动词之后的“着”同此）；相连的多半是误留了一个。\n"
    "word\tnever\n"
)


def main() -> None:
    """Write the file."""
    import rjieba

    met: Counter[tuple[str, str]] = Counter()
    times: Counter[str] = Counter()
    lasting: Counter[str] = Counter()
    counted = WORDS | {word for group in ALIKE for word in group.split()}
    for run in _runs():
        words = rjieba.cut(run, False)
        times.update(words[:-1])
        met.update((a, b) for a, b in pairwise(words) if a in counted and b in counted)
        lasting.update(a for a, b in pairwise(words) if b == "着")
    write(met, times, lasting)


def write(met: Counter[tuple[str, str]], times: Counter[str], lasting: Counter[str]) -> None:
    """The file from what was counted: meetings, how often each word stands before another, and how
    often before 着."""
    never: dict[str, list[str]] = defaultdict(list)
    for first in sorted(WORDS):
        for second in sorted(WORDS - {first}):
            least = LOOSELY if {first, second} & LOOSE else CHANCE
            if second in RIGHT.get(first, "").split():
                continue
            if not met[first, second] and times[first] * times[second] >= least * TOTAL:
                never[first].append(second)
    for group in ALIKE:
        for first, second in permutations(group.split(), 2):
            if not met[first, second] and second not in never[first]:
                never[first].append(second)
    known = dictionary()
    for verb, count in sorted(times.items()):
        if count >= VERBS and len(verb) == 2 and known.get(verb, (0, "x"))[1] in ("v", "vn"):
            if not lasting[verb] and verb not in WORDS and verb not in LASTING:
                never[verb].append("着")
    rows = [f"{first}\t{'、'.join(seconds)}\n" for first, seconds in never.items()]
    (lexicon.folder() / "unmet.tsv").write_text(_HEAD + "".join(rows), "utf-8")
    print(sum(map(len, never.values())))


if __name__ == "__main__":
    main()
