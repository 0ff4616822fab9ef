"""SP004: 己, 已 and 巳 taken for one another."""

from __future__ import annotations

from nlpcheck.rules.base import Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity

_AFTER = (
    "整改|完成|建立|办[结理]|公开|公布|公示|经|全部|按|于|有(?!权)|在|达|向|被|将|更新|发布|形成|成为|纳入|答复|"
    "录入|开通|实[现施]|落实|取得|基本|超过|收到|开展|印发|制[定发]|无|对|通过|从|初步|连续|多次|普遍|"
    "审[结核]|报[送备]|移交|启用|关[停闭]|注销|上[线报]|归档|健全|明确|得到|解决|结|制作|清理|废止|失效|"
    "累计|逐步|作出|提[交供前]|下发|转[办交]|依法|及时|组织|列入|覆盖|联系|告知|就|全面"
)


class AlreadyForSelf(ManyPatterns):
    code = "SP004"
    severity = Severity.WARNING
    summary = "“己”“已”“巳”形近误用"
    summary_en = "己, 已 and 巳 taken for one another"
    why = "形近字误用：“已”表示已经，“己”指自己（《现代汉语词典》）"
    message = "疑似“{text}”应为“{replacement}”（形近字）"
    safety = "unsafe"
    patterns = (
        (rf"(?<![自一克知异律利由推为及人守抒肥贵修罪立舍悦])[己巳](?={_AFTER})", "已"),
        (r"(?<=[均早业现而不仅])[己巳](?=经|有|在|全|完|办|公|成|达)", "已"),
        # 己 stands alone only after and before these; elsewhere a word is missing its 自 or it is 已
        (
            r"(?<![自一克知异律利害由推为及人守抒肥贵修罪立舍正悦法骗执陈于对以方尽如思忘持润铸朝述瞒保越行归倾各体爱敌丁乙])"
            r"己(?=[\u4e00-\u9fff])(?![方所任见烷烯内二丑亥巳卯未酉念过欲达私政身之悟长短力用])",
            "已",
        ),
        (r"(?<=自)巳", "己"),
        (r"(?<![各独亲暗来擅私])自(?P<x>[已巳])(?=的|动手|人|身|所|职责|、|，|。)", "己"),
    )
    unless = r"己所不欲|己任|己见|己方|己丑|己亥|己巳|己卯|己未|己酉|己不正"
    examples = (
        Example(bad="上年问题⟦己⟧整改。", good="以己之力推动公开。", fixed="上年问题已整改。"),
        Example(
            bad="制度⟦己⟧经建立，把群众的事当作自⟦已⟧的事。",
            good="把自己完成的任务讲清楚，各自已完成整改。",
            fixed="制度已经建立，把群众的事当作自己的事。",
        ),
        Example(
            bad="相关链接⟦己⟧逐一核对。",
            good="环己烷、己二酸，推己及人，己所不欲。",
            fixed="相关链接已逐一核对。",
        ),
        Example(good="以服务群众为己任，各抒己见。正人先正己，己不正焉能正人。"),
    )
