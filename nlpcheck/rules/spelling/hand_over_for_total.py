"""SP008: 交 written for 共 before a verb and a count."""

from __future__ import annotations

import re

from nlpcheck.rules.base import Context, Example
from nlpcheck.rules.many import ManyPatterns
from nlpcheck.types import Severity


class HandOverForTotal(ManyPatterns):
    code = "SP008"
    severity = Severity.WARNING
    summary = "疑似“共”误作“交”"
    summary_en = "交 written for 共 before a count"
    why = "“共”统领总数（共答复3件），“交”为移送；其后是动作加数量时多为“共”字之误"
    limits = "“转交、移交、提交、交由、交办”等词不报。"
    message = "疑似“{text}”应为“{replacement}”：其后为合计数量"
    safety = "unsafe"
    patterns = (
        (
            r"(?<![转提移上递呈报缴相社外成送结面当邮已未须应要可将并])交"
            r"(答复|公布|召集|通报|下发|协调|督办|编印|拍摄|播出|推出|入户|拨付|兑现|调处|抽查|抽检|整理|修订|审核|受训|参训|处置|解释|销号|答问|留存|建立|建成|制发|办理|办结|收到|受理|处理|发布|公开|制发|回复|印发|召开|举办|开展|接待|接受|更新|编发|报送|"
            r"承办|主办|审查|组织|收取|新增|梳理|完成|培训|产生|接收|接听|走访|解答|解决|回应|征集|采纳|制定|制作|印制|发放|张贴|推送|转载|上传|刊发|刊登|核查|清理|整改|评估|考核|通报|安排|投入|收集|提供|公示|举行|参加|安装|设置|设立|开设|配备|排查|调解|化解|登记|录入|归集|解读|撰写|检查|巡查|督查)"
            r"(?=(?!单位|部门|机关|机构)[^，。；：、\n0-9]{0,16}(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]+)[余多]?(?:万|亿)?(?!日|月|年|时|个?工作日)[一-鿿])",
            r"共\1",
        ),
        # 交计 and 交有 are no words; before a count they are 共计 and 共有.
        (
            r"(?<![转提移上递呈报缴相社外成送结面当邮未])交(计|有)(?=[^，。；：、\n0-9]{0,10}[0-9]+[余多]?(?:万|亿)?[件条次份期场项个篇人家起宗名户批块处本部张元])",
            r"共\1",
        ),
        (
            r"(?P<x>(?:(?<=[，。；：、）\n])|(?<=总|年|内|度|间|局|镇|位|门|案|请|计|中))交(?!通|易|流|由|给|办|付|纳|警|接|叉|税|款|互|代|往|底|费|验|账|卷|锋|谈|战|汇|保|公安|检察|法院|司法|部门|单位|上级|相关|有关|科室|各|党|政|市|县|区|镇|省|局|档案|其|他|本|主|双|与|于|到|至|回|还|出|来|去|了|过|的|以|进)(?P<v>[一-鿿]{2})(?:了)?)"
            r"(?=(?!单位|部门|机关|机构)[^，。；：、\n0-9]{0,16}[0-9]+[余多]?(?:万|亿)?(?:人次|余件|[件条次份期场项个篇人家起宗名户批块处本部张元台套间辆亩]))",
            r"共\g<v>",
        ),
    )

    def accepts(self, context: Context, match: re.Match[str], start: int, end: int) -> bool:
        """For any verb at all: the two characters after 交 are one, by their tag."""
        if "v" not in match.re.groupindex:
            return True
        from nlpcheck.language.segment import tag

        line = match.string[start + 1 : start + 9].split("\n")[0]
        words = tag(line)
        return bool(words) and words[0][0] == match["v"] and words[0][1] in ("v", "vn")

    examples = (
        Example(
            bad="人大建议和政协提案⟦交答复⟧3件。",
            good="按期转交答复部门3家。",
            fixed="人大建议和政协提案共答复3件。",
        ),
        Example(
            bad="全年⟦交受理⟧政府信息公开申请12件。",
            good="收到申请后交由办公室答复3件，县政府交办事项5件。",
            fixed="全年共受理政府信息公开申请12件。",
        ),
        Example(
            bad="全年⟦交计⟧公开信息86条，⟦交研究⟧议题12个。",
            good="材料当面交审计人员2名，每季度交送审计资料12份，按月交电费3次。",
            fixed="全年共计公开信息86条，共研究议题12个。",
        ),
        Example(
            bad="书记信箱来信⟦交回复⟧35封，进展情况⟦交公布⟧12期。",
            good="逾期的交回复议机关处理，交公布机关3日内答复。",
            fixed="书记信箱来信共回复35封，进展情况共公布12期。",
        ),
        Example(good="向档案馆移交办理完毕的案卷20份，提交答复意见6件。"),
    )
