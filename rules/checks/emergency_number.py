"""緊急の電話番号の取りちがえ — 110番で救急車、119番で警察を呼ぶことになっている

何を見つけるか: 「110番で救急車を呼ぶ」「火事は110番」「119番で警察へ」のように、緊急の番号と相手が入れかわった
書き方。
なぜ: §6(2)イ「正確に記述する」。いざというとき、助けが遅れます。
なおし方: 警察（事件・交通事故）は110番、消防・救急（火事・けが・急病）は119番、海の事件・事故は118番です。
見逃すもの: 「110番または119番」のように両方を並べたもの。「110番は警察です」のような正しい説明。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="緊急の電話番号の取りちがえ")

EXAMPLES = (
    ng("倒れている人を見たら、110番で救急車を呼んでください。", at="110番で救急車", severity=Severity.CONFIRM),
    ng("火事は110番へ。", at="火事は110番"),
    ng("不審者を見たら119番に知らせましょう。", at="不審者を見たら119番"),
    ok("事件や事故は110番、火事や救急は119番へ。"),
    ok("救急車を呼ぶときは119番へ。"),
    ok("110番は警察、119番は消防署につながります。"),
    ok("110番通報を受け、警察が駆けつけました。"),
    ok("【訂正】火事は110番ではなく119番です。"),
)

_SWAPPED = quick_compile(
    r"110番(?:に(?:電話|通報)?(?:し|かけ)て、?|へ(?:電話|通報)?(?:し|かけ)?て?、?|で|して、?)[^。、\n0-9]{0,6}"
    r"(?:救急車|消防車|救急隊|消防署)"
    r"|(?:救急車|火事|火災|急病)(?:は|なら|のときは|の時は|の通報は|を呼ぶ(?:とき|時)は|を見たら)、?\s?110番"
    r"|119番(?:に(?:電話|通報)?(?:し|かけ)て、?|へ(?:電話|通報)?(?:し|かけ)?て?、?|で|して、?)[^。、\n0-9]{0,6}"
    r"(?:警察|パトカー|おまわりさん|お巡りさん)"
    r"|(?:警察|事件|不審者|泥棒|空き巣)(?:は|なら|のときは|の時は|への通報は|を見たら)、?\s?119番"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_SWAPPED):
        if not is_correction(document, match):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="警察は110番、消防と救急は119番です。番号と呼ぶ相手を確かめて直してください。",
            )
