"""決まったのに受付中 — 投票や応募を受け付けているのに、その結果を書いている

何を見つけるか: 「9月30日まで投票を受け付けています」と呼びかけながら「『まんさくの丘』に決定しました」と書いた投稿、
「愛称を募集しています（10月末日まで）」の下に「大賞は『…』に決まりました」とある投稿。
なぜ: §6(2)イ「正確に記述する」。決まっているなら、投票や応募はむだになります。まだなら、出してはならない結果です。
なおし方: 締め切ってからの投稿なら呼びかけを消し、締め切り前なら結果を消してください。
見逃すもの: 一次審査や前回の結果、テーマ・会場・審査員の決定、別の催しの募集、締め切りが過ぎているもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile
from rules.schedule import Role, scheduled_days

CHECK = Check(clause="6(2)イ", title="決まったのに受付中", reckons=True)

_AT = "2026-09-24T10:00"

EXAMPLES = (
    ng(
        "新しい橋の名前を決める投票を受け付けています。9月30日(水)までに投票箱へ。\n一番人気の「やまなみ橋」に決まりました。",
        at="「やまなみ橋」に決まりました",
        planned_at=_AT,
        severity=Severity.CONFIRM,
    ),
    ng(
        "マスコットの愛称を募集しています! 締め切りは10月16日(金)です。\n大賞は「みのりん」が選ばれました。",
        at="大賞は「みのりん」が選ばれました",
        planned_at=_AT,
    ),
    ng(
        "給食メニュー総選挙、投票受付中!\n1位は「千屋牛カレー」に決定しましたので、お楽しみに。",
        at="1位は「千屋牛カレー」に決定しました",
        planned_at=_AT,
    ),
    ok("橋の名前は「やまなみ橋」に決まりました。9月10日(木)までの投票に、ありがとうございました。", planned_at=_AT),
    ok("絵手紙の作品を募集しています。締め切りは10月16日(金)。テーマは「ふるさと」に決まりました。", planned_at=_AT),
    ok(
        "愛称は「みのりん」に決まりました。\n着ぐるみの初披露を見に来る親子を募集します。締め切りは10月16日(金)。",
        planned_at=_AT,
    ),
    ok("一次投票で「やまなみ橋」が選ばれました。決選投票を9月30日(水)まで受け付けています。", planned_at=_AT),
    ok("昨年は「やまなみ橋」が選ばれました。今年の写真を募集しています。締め切りは10月16日(金)。", planned_at=_AT),
    ok("投票を受け付けています。9月30日(水)までです。どの名前に決まるか、お楽しみに。", planned_at=_AT),
    ok("市長選挙の期日前投票は9月30日(水)まで受け付けています。開票所は「まなび広場」に決まりました。", planned_at=_AT),
)

_SUBJECT = (
    r"(?:愛称|名称|名前|呼び名|ロゴ(?:マーク)?|マスコット|キャラクター|標語|スローガン|キャッチ(?:コピー|フレーズ)|"
    r"シンボル(?:マーク)?|デザイン|作品|短歌|俳句|川柳|写真)"
)
_OPEN = (
    r"(?:受け?付け?中|受け付けて(?:い|お)ります|受け付けています|募集中|募集して(?:い|お)ります|募集しています|実施中)"
)
_CALL = quick_compile(
    rf"(?<!期日前)(?<!不在者)投票(?:を|の|も|は)?、?(?:ただ(?:今|いま)|現在)?[^。!?\n]{{0,16}}?(?:{_OPEN}|お願いします|してください|できます)"
    rf"|{_SUBJECT}[^。!?\n]{{0,16}}?(?:を|の|、)?(?:(?:大|絶賛)?募集|応募|公募)[^。!?\n]{{0,10}}?(?:{_OPEN}|中|します|しています|してください|ください)"
)
_RESULT = quick_compile(
    r"[「『][^「」『』\n]{1,20}[」』](?:に|が)、?(?:正式に|見事に?)?(?:決定|決ま|選ばれ|輝)(?:い|り|いた)?(?:し)?ました"
    r"|(?:大賞|グランプリ|最優秀賞?|特選|[1一]位)(?:は|には)、?[^。!?\n]{2,24}?(?:に(?:決定|決ま|輝)|が(?:選ばれ|輝))(?:り|き)?(?:し)?ました"
)
_OF_ANOTHER_ROUND = lazy_compile(
    r"[一1]次|予選|書類|前回|昨年|去年|過去|これまで|先(?:の|に)|候補(?:が|に|は)|テーマ|題材|課題|お題|会場|開票所|投票所|"
    r"審査員|講師|日程|今年度の(?:賞品|景品)|[0-9]年度(?:は|の)|第[0-9]{1,3}回(?:は|の)"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.today is None:
        return
    call = next(document.find(_CALL), None)
    if call is None:
        return
    days = [one.day(context.today) for one in document.once(scheduled_days) if one.role is Role.CLOSES]
    if any(day is not None and day < context.today for day in days):
        return
    for match in document.find(_RESULT):
        sentence = document.sentence_at(match.start)
        told = document.text[max(sentence.start, match.start - 40) : match.end]
        if not _OF_ANOTHER_ROUND.search(told):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message=(
                    f"「{call.text}」と呼びかけていますが、「{match.text}」と結果が書かれています。"
                    "どちらかを消すか、投稿する日を確かめてください。"
                ),
            )
