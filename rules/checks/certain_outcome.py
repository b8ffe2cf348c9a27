"""必ずそうなるという言い切り — 「読みたい本がその日のうちに必ず手に入ります」

何を見つけるか: 「必ず」「確実に」「間違いなく」と、人には約束できない結果（手に入る、当たる、治る、間に合う、
会える…）を結んだ文。「逃げ遅れる方は一人も出ません」「この病気で命を落とされることはありません」のような、
悪いことが起きないという言い切り。「一人残らず成績が上がります」「飲めば血圧の心配はいりません」「もう二度と畑に
入りません」「腰の痛みとはお別れ」「いつ来ても待たずに停められます」「どんな地震でも落ちません」も同じです。
なぜ: §6(2)イ「正確に記述する」。そうならなかったとき、市がうそをついたことになります。
なおし方: 「〜しやすくなります」「〜を減らせます」のように言い切らない書き方にするか、根拠を書き添えてください。
見逃すもの: お願い（「必ずお持ちください」）、市が自分ですること（「必ずお返事します」）、打ち消し、詐欺の注意。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.phrases import phrases

CHECK = Check(clause="6(2)イ", title="必ずそうなるという言い切り")

EXAMPLES = (
    ng(
        "副反応の出ないワクチンですので、安心して受けてください。",
        at="副反応の出ないワクチン",
        severity=Severity.CONFIRM,
    ),
    ng("水はけのよい材料なので、もう二度と水たまりはできません。", at="二度と水たまりはできません"),
    ng("どんな雨でも、もう集落が孤立することはありません。", at="もう集落が孤立することはありません"),
    ng("新見へ越してきて後悔した人は一人もいません。", at="後悔した人は一人もいません"),
    ng("どの会社も残業はゼロで、働きやすいです。", at="どの会社も残業はゼロ"),
    ng("補強すれば、どんな地震でも家が倒れることはありません。", at="どんな地震でも家が倒れることはありません"),
    ok("補強すれば、地震で家が倒れにくくなります。どんな地震でもあわてることのないよう備えます。"),
    ok("どの会社も残業を減らす工夫をしています。けがをした人は一人もいませんでした。"),
    ok("副反応の出ないワクチンはありません。失敗しない方法を学びます。"),
    ng("これで、読みたい本がその日のうちに必ず手に入ります。", at="必ず手に入ります", severity=Severity.CONFIRM),
    ng("付けた御家庭では、今後、逃げ遅れる方は一人も出ません。", at="逃げ遅れる方は一人も出ません"),
    ng(
        "毎年お受けになっている方が、この病気で命を落とされることはありません。",
        at="命を落とされることはありません",
    ),
    ng("この講座を受ければ、確実に三か月で話せるようになります。", at="確実に三か月で話せるようになります"),
    ng("続けたお子さんは一人残らず国語の成績が上がります。", at="一人残らず国語の成績が上がります"),
    ng("どなたも年内には良縁に恵まれます。", at="どなたも年内には良縁に恵まれます"),
    ng("収入に関係なくだれでも得をする仕組みです。", at="だれでも得をする仕組み"),
    ng("毎朝一杯飲んでおれば血圧の心配はいりません。", at="血圧の心配はいりません"),
    ng("この二つさえ守れば、イノシシはもう二度と畑に入りません。", at="二度と畑に入りません"),
    ng("3週間続ければ腰の痛みとはお別れできます。", at="腰の痛みとはお別れでき"),
    ng("この冬はインフルエンザとは無縁で過ごせます。", at="インフルエンザとは無縁で"),
    ng("いつお越しになっても待たずに停められます。", at="いつお越しになっても待たずに停められます"),
    ng("どんな地震が来ても、この橋は落ちません。", at="どんな地震が来ても、この橋は落ちません"),
    ng("この湧き水を飲めば、病気知らずです。", at="飲めば、病気知らずです"),
    ng("除雪の済んだ道でスリップすることはまずありません。", at="スリップすることはまずありません"),
    ng("一度受ければ、あとは死ぬまで安心です。", at="死ぬまで安心です"),
    ng("自転車盗は今後一件も起こりません。", at="今後一件も起こりません"),
    ng("教室に通ううちに、お薬がいらなくなります。", at="お薬がいらなくなります"),
    ok("セアカゴケグモは、触らなければかまれることはまずありません。"),
    ok("ただいま待ち時間はありません。けが人は一人も出ませんでした。"),
    ok("申請すれば、費用はかかりません。"),
    ok("あの夜の温かさは、一生忘れません。"),
    ok("手続きの心配はいりません。窓口でお手伝いします。"),
    ok("二度とこのようなことが起きないよう、再発防止に努めます。"),
    ok("だれでも参加できます。みんなが笑顔になるまちをめざします。"),
    ok("詐欺と無縁な人はいません。長年勤めた先生とお別れです。"),
    ok("いつ来ても、四季の花が楽しめます。どんな悩みでも大丈夫です。"),
    ok("受付では、必ず番号札をお取りください。"),
    ok("いただいたご意見には必ずお返事します。"),
    ok("必ず当たるとは限りません。"),
    ok("必ずもうかります、という電話は詐欺です。"),
    ok("今回の火災で亡くなられた方は一人もいません。"),
    ok("日常の接触でうつることはありません。"),
)

_DENIED = lazy_compile(
    r"^[^。\n]{0,10}(?:とは(?:限|言|い)|わけ|か[?。、と]|かどうか|という|といった|と(?:言|い)(?:う|っ|わ)|は詐欺|ように|よう(?:お|に))"
)
_ONLY_IF = lazy_compile(r"(?:なければ|ない限り|ないかぎり)、?")
"""It is told when it would happen: that is a fact of nature and no promise (「触らなければ、かまれることはまず…」)."""
_LURE = lazy_compile(
    r"詐欺(?=です|だ|を疑|かも|グループ|まが|の(?:手口|電話|メール|疑|可能|被害が)|にご?(?:注意|用心)|が(?:増|多|相次))|勧誘|商法|うそ|嘘|だまされ(?!る(?:よう|こと|心配))|などと|といった"
    r"|うたい文句|広告|誇大|不当|違法|デマ|誤り|間違った|思いま|はず|昨年|今回|過去|これまで|幸い|現在は|現在では"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    told: set[int] = set()
    for phrase in phrases("promises"):
        for match in document.find(phrase.pattern):
            sentence = document.sentence_at(match.start).start
            if sentence not in told and not _is_harmless(document, match):
                told.add(sentence)
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=(
                        f"「{match.text}」は、必ずそうなると請け合う書き方です。言い切らない書き方にするか、"
                        "根拠（調査の名前や年）を書き添えてください。"
                    ),
                )


def _is_harmless(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start)
    after = document.text[match.end : min(sentence.end, match.end + 20)]
    around = document.text[max(sentence.start, match.start - 40) : min(sentence.end, match.end + 40)]
    if _ONLY_IF.search(document.text, max(sentence.start, match.start - 14), match.end):
        return True
    return is_quoted(document, match) or bool(_DENIED.match(after) or _LURE.search(around))
