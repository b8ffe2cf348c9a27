"""先の行事の結果 — これからのお知らせの中に、終わったような一文

何を見つけるか: 書かれた日がどれもこれからなのに、「全店が完売した一日でした」「金賞を受賞されました」「植え終えました」
「工事は予定どおり完了し」のように、済んだことの結果を述べる文。
なぜ: §6(2)イ「正確に記述する」。用意しておいた報告の文が混ざったまま出てしまいます。
なおし方: その文を消すか、行事の後の投稿に移してください。
見逃すもの: 前回や事前の話、日付の書かれていないもの、投稿予定日が決まっていないもの。
"""

from collections.abc import Iterator

from rules.bulletins import tells_of_many
from rules.context import TOKYO, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.patterns_before_events import ANOTHER_TIME
from rules.quick_patterns import quick_compile
from rules.years import is_year_certain, likely_date

CHECK = Check(clause="6(2)イ", title="先の行事の結果", reckons=True)

EXAMPLES = (
    ng(
        "5/16(土) 10:00〜15:00、駅前の通りで市を開きます。\n全店が昼前に完売という、うれしい一日でした！",
        at="完売という、うれしい一日でした",
        planned_at="2026-05-15T21:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "8月9日(日)の中国大会に出場します。\n審査員の心をとらえ、みごと金賞を受賞されました。",
        at="金賞を受賞されました",
        planned_at="2026-08-04T11:30",
    ),
    ng(
        "5月22日(金) 9:20〜11:30、小学5年生が田植えをします。\n31人の手で苗を植え終えました。",
        at="植え終えました",
        planned_at="2026-05-20T08:30",
    ),
    ng(
        "▼日時　2月17日(火) 23:00〜翌5:00\n工事は予定どおり完了し、水が出ることを確認しました。",
        at="工事は予定どおり完了",
        planned_at="2026-02-17T14:00",
    ),
    ng(
        "新しい橋の開通は11/22(日)15時。\nさっそく車で通ってみたら、8分の道が2分でした。",
        at="さっそく車で通ってみたら、8分の道が2分でした",
        planned_at="2026-11-21T10:00",
    ),
    ok(
        "5/16(土) 10:00〜15:00、駅前の通りで市を開きます。\n昨年は全店が昼前に完売という一日でした！",
        planned_at="2026-05-15T21:00",
    ),
    ok(
        "8月9日(日)の中国大会に出場します。\n7月の県大会では、みごと金賞を受賞されました。",
        planned_at="2026-08-04T11:30",
    ),
    ok("太鼓の演奏に拍手がわきました。次回は3月12日(金)です。", planned_at="2027-03-01T10:00"),
    ok("チケットは完売しました。11月8日(日)の開演をお待ちください。", planned_at="2026-11-01T10:00"),
    ok("5月22日(金)に田植えをします。先週、あぜの草を刈り終えました。", planned_at="2026-05-20T08:30"),
    ok("5/16(土)に市を開きました。全店が完売という一日でした！", planned_at="2026-05-17T21:00"),
    ok("11月22日(日)に渡り初めをします。試乗会のバスで通ってみたら、2分でした。", planned_at="2026-11-21T10:00"),
)

_OUTCOME = quick_compile(
    r"(?:完売|大入り|満員御礼|大成功|大盛況|大にぎわい|大賑わい)(?:という|の|で)[^。\n]{0,16}(?:一日|ひととき|催し|会)(?:でした|となりました)"
    r"|(?:[金銀銅]賞|優勝|準優勝|最優秀賞|グランプリ|入賞|入選|優秀賞)(?:を|に)?(?:受賞|獲得|果た|飾|輝|勝ち取|収め)[^。、\n]{0,6}(?:ました|です)"
    r"|(?:植え|刈り|掘り|作り|配り|運び|積み|塗り|歩き|走り|渡り|登り|食べ|歌い|踊り|演じ)(?:終え|きり|切り|おえ)[^。、\n]{0,2}ました"
    r"|(?:工事|作業|復旧|切り替え|点検|訓練|避難|搬送)は、?(?:すべて|全て|無事|予定どおり|予定通り|滞りなく|とどこおりなく)に?(?:完了|終了|終わ)"
    r"|(?:さっそく|早速|実際に)[^。\n]{0,12}(?:通|渡|乗|入|食べ|歩い|登|使|泳い|滑)(?:って|んで|て)?みた(?:ら|ところ)[^。\n]{0,24}(?:でした|ました)"
    r"|(?:拍手|歓声|笑い声?|大歓声|アンコール|涙)(?:が|に)[^。\n]{0,14}(?:包まれ|鳴りやみませ|わき|湧き|響き|起こり|こぼれ)[^。\n]{0,8}(?:ました|でした)"
    r"|(?:最後|最終)の(?:一人|1人|組|走者|チーム)(?:まで|が)[^。\n]{0,14}(?:完走|ゴール|終え)[^。\n]{0,6}ました"
)
_ANOTHER_EVENT = lazy_compile(
    r"初回|事前|リハーサル|下見|試食|試乗|試走|準備|予選|県大会|地区大会|市大会|前売|チケット|整理券|すでに|既に|午前中"
    r"|第[0-9]+回(?:では|は)|[0-9]年(?:に|の)|[0-9]月(?:の|に)"
)
"""What was over before the day that is still to come."""
_ONGOING = lazy_compile(
    r"目指|めざ|したい|できるか|でしょうか|ますように|なったら|なれば|予定(?!どおり|通り)|見込み|はず"
)
_NEXT_TIME = lazy_compile(r"次回|次は|次の(?:開催|練習|会)|来年|来季|来シーズン")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.planned_at is None or not document.dates or tells_of_many(document):
        return
    if document.has(_NEXT_TIME) or not _is_all_to_come(document, context):
        return
    for match in document.find(_OUTCOME):
        sentence = document.sentence_at(match.start)
        if (
            ANOTHER_TIME.search(sentence.text)
            or _ANOTHER_EVENT.search(sentence.text)
            or _ONGOING.search(sentence.text)
            or document.quotation_at(match.start, match.end)
            or is_correction(document, match)
        ):
            continue
        yield _finding(match)


def _is_all_to_come(document: Document, context: Context) -> bool:
    """Whether every date that is written lies ahead; on the day itself the hours do."""
    if context.planned_at is None or context.today is None:
        return False
    now = context.planned_at.astimezone(TOKYO)
    days = [likely_date(one, context.today) for one in document.dates]
    certain = all(is_year_certain(one, context.today) and not one.is_guess for one in document.dates)
    if not certain or None in days or any(day is not None and day < context.today for day in days):
        return False
    later = any(day is not None and day > context.today for day in days)
    return later or (
        bool(document.times) and all(one.minutes > now.hour * 60 + now.minute for one in document.times[:1])
    )


def _finding(match: Match) -> Finding:
    return CHECK.finding(
        match.span,
        severity=Severity.CONFIRM,
        message=(
            "書かれた日はどれもこれからですが、済んだことのように読めます。"
            "前回のことであればそう書き、まだのことであれば消してください。"
        ),
    )
