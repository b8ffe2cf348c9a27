"""二つの締切 — 「しめきり 1月22日」と「募集は1月29日まで」

何を見つけるか: 締切が1つのはずの投稿で、欄の締切と文章の中の締切がちがうもの。
なぜ: §6(2)イ「正確に記述する」。遅いほうを信じた人が間に合いません。
なおし方: 正しい締切を確かめて、そろえてください。
見逃すもの: 一次と二次、郵送と窓口、部門ごとなど、締切がいくつもある催し、延長の知らせ。
"""

from collections.abc import Iterator
from datetime import timedelta

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.schedule import Role, scheduled_days

CHECK = Check(clause="6(2)イ", title="二つの締切", reckons=True)

EXAMPLES = (
    ng(
        "しめきり　1月22日(金)必着\n送り先　生涯学習課\n\nまだ間に合います。募集は1月29日(金)まで、どしどしお送り"
        "ください。",
        at="1月29日(金)",
        planned_at="2027-01-08T17:30",
        severity=Severity.CONFIRM,
    ),
    ng(
        "申込期限：10月9日（金）\n会場：市役所\n受付は10月16日（金）まで。お早めにどうぞ。",
        at="10月16日（金）",
        planned_at="2026-10-01T10:00",
    ),
    ok("しめきり　1月22日(金)必着\n\nまだ間に合います。募集は1月22日(金)まで。", planned_at="2027-01-08T17:30"),
    ok("申込期限：郵送は10月9日（金）、窓口は10月16日（金）まで。", planned_at="2026-10-01T10:00"),
    ok("締切　10月9日（金）\n参加料の支払いは10月16日（金）まで。", planned_at="2026-10-01T10:00"),
    ok("締切を10月9日（金）から10月16日（金）まで延長しました。", planned_at="2026-10-05T10:00"),
)

_LABEL = lazy_compile(
    r"(?:締め?切り?|〆切り?|しめ切り|しめきり|期限|申込期間)(?:日|日時)?(?:\s|:|/|[\]】)]|は、?|…){0,4}$"
)
_TAKEN_TILL = lazy_compile(
    r"(?:募集|申し?込み?|受付|受け付け|応募|エントリー)(?:の締め?切り?|の期限)?(?:は|も|を|が)、?\s?$"
)
_SEVERAL = lazy_compile(
    r"一次|二次|1次|2次|前期|後期|早割|早期|延長|延ば|郵送|窓口は|電子|オンライン|ネット|消印|部門(?:は|ごと|の締)|コース|支払|払い込み|入金|作品|搬入|第?[0-9]回|学校|団体|個人"
    r"|変更|取り?消|キャンセル|追加|再募集|書類|推薦|自薦|会場ごと|地区"
)
_FAR = timedelta(days=45)


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or len(document.dates) < 2 or tells_of_many(document):
        return
    closes = [one for one in document.once(scheduled_days) if one.role is Role.CLOSES]
    if len(closes) != 2 or document.has(_SEVERAL):
        return
    labels = [_LABEL.search(document.text, max(0, one.mention.start - 16), one.mention.start) for one in closes]
    told = [_TAKEN_TILL.search(document.text, max(0, one.mention.start - 16), one.mention.start) for one in closes]
    days = [one.day(today) for one in closes]
    if days[0] is None or days[1] is None or days[0] == days[1] or abs(days[1] - days[0]) > _FAR:
        return
    if (labels[0] and told[1]) or (told[0] and labels[1]):
        last = closes[1].mention
        if not is_correction(document, last):
            yield CHECK.finding(
                last.span,
                severity=Severity.CONFIRM,
                message=(
                    f"締切が{days[0].month}月{days[0].day}日と{days[1].month}月{days[1].day}日の2通りに書かれています。"
                    "正しいほうにそろえてください。"
                ),
            )
