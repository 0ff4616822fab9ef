"""For GR013, each opening connective with the partners that never head the clause behind it.

Counted in fifty million characters of laws, reports and news: of a connective's partners those are
listed that it has there never, or by a slip.  What it may have (如果……，或者……) is not listed, nor
what ends a longer sentence: where ``_LAST`` stands the clause must be the sentence's last.
"""

from __future__ import annotations

_START = r"(?:(?<=[，。；：\n])|^)"
_FIRST = r"(?:(?<=[。；\n])|^)"
_NEAR = rf"{_START}[^，。；：\n虽即只不可至用当要若]{{0,3}}?"
_LAST = r"(?=[^，。；\n]{2,30}[。；\n])"
_CAI = "(?<![人刚方英天贤专奇文真通])才(?![华干智学艺思气实])"
_JIU = "就(?!是|此|业|医|近|地|读|诊|餐|座|职|算|像|连|好比|我|其|在|有关|如)"
_QUE = "却(?![步之])"
_SO = "所以|因此|因而|于是|从而|以致"
_BUT = "但是|但(?!凡|愿|书)|可是|然而"
_ALSO = "而且|并且"
_MORE = "反而|不如|何况|况且|宁可|宁愿|要么|而是"
_WHO = r"[^，。；：\n都均也仍皆还总只再又便人全]{0,5}?"
"""The second clause's subject, before an adverb."""


def _clause(but: str = "", most: int = 28) -> str:
    """The first clause, without the characters ``but``."""
    return rf"(?P<a>[^。；，：\n{but}]{{2,{most}}})，"


#: What an office does at once, or must: the result of what 如果 and the like suppose.
_DONE = "当日|当天|立即|及时|马上|立刻|随即|第一时间|一次性|一律|予以|给予|应|须|必须|可以?|要|将|由|按|依法|转"
_ALL = "都均也仍皆"
_EITHER = (
    rf"(?P<a>[^。；，：\n{_ALL}]{{2,20}}(?:，(?:还是|或者?是?)[^。；，：\n{_ALL}]{{1,20}})?)，"
)

_ADVERBS = f"{_QUE}|{_CAI}"

#: (where it stands, opening connective, the first clause, wrong partners at the
#: head of the second, wrong ones behind its subject, the right one)
_TABLE = (
    (_NEAR, "(?:无论|不论|任凭|不管)(?!如何，|怎样，|怎么样，)", _EITHER, f"{_BUT}|{_SO}|{_ALSO}|否则|不然|反而|不如|而是|{_JIU}", _ADVERBS, "都"),
    (_NEAR, "(?:即使|即便|哪怕|纵使|就算|纵然)(?!如此，|这样，)", _clause(_ALL), f"{_SO}|{_ALSO}|否则|不然|反而|不如|而是", _ADVERBS, "也"),
    (_START, "(?:如果|假如|倘若|(?<!重)要是|假使|若是|如若|若(?=[^，]{0,6}(?:发现|出现|有|不|未|发生|属于|需)))(?![^，]*(?:只有|不管|无论))", _clause("就则"), f"所以|因此|因而|从而|可是|然而|何况|而是|{_QUE}|(?:{_BUT}|{_ALSO}|反而)(?={_DONE}){_LAST}", "", "就"),
    (_NEAR, "只要", _clause("就"), f"{_BUT}|{_SO}|{_ALSO}{_LAST}|否则|不然|{_MORE}", _ADVERBS, "就"),
    (_NEAR, "只有(?!部分|少数|个别|[\\d一二三四五六七八九十两几])", _clause("的了才"), "所以|因而|从而|否则|不然|那么|则|宁可|不如", "", "才"),
    (_NEAR, "不仅(?!仅|如此|于此|限于)|不但|不光|不单|不只", _clause(), f"{_BUT}|{_SO}|否则|不然|不如|宁可|要么|或者|那么", _ADVERBS, "而且"),
    (_NEAR, "虽然|尽管|虽说|固然", _clause(), f"{_SO}|否则|不如|要么|或者|那么(?![多大高长少小难好重快远强])|{_JIU}(?=能|会|要|应|可|不|保|实|完|做)|{_CAI}", "", "但"),
    (_FIRST, "因为|由于", _clause("", 20), f"不如|否则|反而|宁可|要么|(?:{_ALSO})(?!由于|因为){_LAST}", f"{_QUE}(?!又|是|也)", "因此"),
    (_START, "既然", _clause("就"), f"{_BUT}|{_SO}|{_ALSO}|{_QUE}|{_CAI}|否则|不如|反而|或者|而是", "", "就"),
    (_START, "与其(?!他|它|中|余|实|有|相|所|说|职|债|宗|主|权|经营|业|价|收入|支|地|身|性|原|自|合作|签|订|联|交|共|一|会|建|商|进行)", _clause(), f"{_BUT}|{_SO}|{_ALSO}|{_QUE}|{_CAI}|都|就|而是|反而|要么|宁可|才", "", "不如"),
    (_NEAR, "宁可|宁愿|宁肯", _clause("", 18), f"{_BUT}|{_SO}|{_ALSO}|{_QUE}|{_CAI}|就|都|不如|还是|而是|或者", "", "也"),
    (_NEAR, "(?<![排消删清])除非(?!法)", _clause(), f"{_BUT}|{_SO}|而且|{_QUE}|那么|则|就(?!是|近|地)|都", "", "否则"),
    (_NEAR, "[^，。；：\\n]{0,10}之所以", _clause(), f"{_BUT}|{_SO}|{_ALSO}|{_QUE}|{_CAI}|否则|反而|不如", "", "是因为"),
    (_NEAR, "一旦", _clause("就"), f"{_BUT}|{_SO}|{_ALSO}|否则|反而|不如|而是", _ADVERBS, "就"),
    (_NEAR, "(?<![排消清删切扫])除了(?!解)", _clause(), f"却|可是|然而|{_SO}|而是|{_ALSO}|反而|否则|不如|{_BUT}{_LAST}", "", "还"),
    (_START, "既(?![然有定往成视得判])", _clause("又也", 18), f"(?:{_BUT})(?!又|也)|{_SO}|{_QUE}|{_JIU}|{_CAI}|都|或者|否则|反而|不如", "", "又"),
    (_START, "要么", _clause("", 18), f"{_SO}|{_ALSO}|{_QUE}|{_CAI}|或者|还是|就是|也|又|就|都|否则", "", "要么"),
    (_START, "越是", _clause("越愈", 18), f"{_BUT}|{_SO}|{_QUE}|{_CAI}|都|也", "", "越"),
)  # fmt: skip

CLASHES: tuple[tuple[str, str], ...] = tuple(
    (rf"{where}(?P<o>{opening}){clause}{before}(?P<x>{wrong})", right)
    for where, opening, clause, heads, adverbs, right in _TABLE
    for before, wrong in (("", heads), (_WHO, adverbs))
    if wrong
)
