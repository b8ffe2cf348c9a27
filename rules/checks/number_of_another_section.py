"""ほかの課の電話番号 — 書かれた課と番号が合わない

何を見つけるか: 「税務課 0867-72-6137」のように、すぐ前に書かれた課や施設の名前が、市の電話番号簿に登録された
その番号の持ち主と違うもの。
なぜ: §6(2)イ「正確に記述するとともに、内容について誤解を招かないよう十分注意すること」。かけた人が行き場を失います。
なおし方: 課の名前か番号の、まちがったほうを直してください。
見逃すもの: 市の代表番号、名前のない番号、電話番号簿が登録されていないとき（何も言いません）。
"""

import re
from collections.abc import Iterator, Mapping

from rules.context import CityFacts, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.phone_directory import parse_directory, same_office
from rules.phone_numbers import usual_writing

CHECK = Check(clause="6(2)イ", title="ほかの課の電話番号", reckons=True)

_KNOWN = CityFacts(
    phone_directory=parse_directory("72-6111,市役所代表\n72-6137,産業部商工観光課\n72-6112,総務部秘書広報課")
)

EXAMPLES = (
    ng("問い合わせ: 税務課（0867-72-6137）", at="0867-72-6137", severity=Severity.CONFIRM, city=_KNOWN),
    ng("秘書広報課 ☎0867-72-6137", at="0867-72-6137", city=_KNOWN),
    ok("商工観光課 0867-72-6137", city=_KNOWN),
    ok("税務課 0867-72-6111", city=_KNOWN),
    ok("税務課に届けてください。観光の案内は0867-72-6137へ", city=_KNOWN),
    ok("税務課（0867-72-6137）"),
)

_NUMBER = lazy_compile(r"(?<![0-9A-Za-z#.-])0[0-9]{1,4}[-() ]{0,2}[0-9]{1,4}[-() ]{0,2}[0-9]{3,4}(?![0-9A-Za-z])")
_NAMED = lazy_compile(
    r"(?P<name>[一-龥ァ-ヶー々]{1,14}(?:課|室|係|局|所|館|センター|支局))"
    r"[\s(「『:/]{0,3}(?:直通|電話|でんわ|TEL|Tel|tel|☎|📞|℡)?(?:番号)?[\s:)☎📞℡]{0,3}$"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    directory = context.city.phone_directory
    if not directory:
        return
    for match in document.find(_NUMBER):
        owner = directory.get(re.sub("[^0-9]", "", match.text))
        named = _NAMED.search(document.text, max(0, match.start - 24), match.start)
        if owner is None or named is None or document.in_link(match.start) or same_office(named["name"], owner):
            continue
        yield CHECK.finding(
            match.span,
            severity=Severity.CONFIRM,
            message=(
                f"この番号は、電話番号簿では{owner}のものです。{_right(named['name'], directory)}"
                "課の名前か番号のまちがったほうを直してください。"
            ),
        )


def _right(name: str, directory: Mapping[str, str]) -> str:
    """The numbers of the section that the text names, where the directory has just one."""
    numbers = [number for number, owner in directory.items() if name in owner]
    return f"{name}は{usual_writing(numbers[0])}です。" if len(numbers) == 1 else ""
