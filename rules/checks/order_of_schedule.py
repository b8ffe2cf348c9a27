"""行事より後の申込み — 締切、受付の始まり、抽選結果の発送が行事の日より後

何を見つけるか: 「10月18日（日）開催」「申込フォームは10月25日（日）まで」のように締切が行事の日より後のもの、
受付や前売りの始まりが行事より後のもの、「抽選の結果は7月10日に発送」のように、参加できるかどうかの知らせや券が
行事の後に届くもの。申込みの書き方（申込み、エントリー、前売券、参加料を添えて）や並べ方は問いません。
なぜ: §6(2)イ「正確に記述する」。申し込めないまま、知らせが来ないまま、行事の日が過ぎてしまいます。
なおし方: 行事の日、締切、発送の日を資料で確かめて直してください。
見逃すもの: 締切より後にも行事の日があるもの、次の回の申込み、感想や作品の募集、後日の提出・配信・販売。
"""

from collections.abc import Iterator
from datetime import date

from rules.bulletins import tells_of_many
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.schedule import Role, ScheduledDay, days_of, scheduled_days
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="行事より後の申込み", reckons=True)

EXAMPLES = (
    ng(
        "大会は12月6日(日)、種目は二つです。申込みの締切は、大会が終わった翌週の12月11日(金)です。",
        at="12月11日(金)",
        planned_at="2026-10-19T13:00",
    ),
    ng("■日時 10月3日（土）9時\n■申込 10月10日（土）まで", at="10月10日（土）", planned_at="2026-09-17T12:00"),
    ng("講演会を12月5日に開きます。申込みの締切は12月8日です。", at="12月8日", planned_at="2026-11-17T12:00"),
    ng("開催日：11月22日（日）\n申込期限：11月30日（月）", at="11月30日（月）", planned_at="2026-11-01T12:00"),
    ng(
        "サポーターになる講座です。\n11月20日（金）午後2時～3時30分 高尾公民館\n申込みは11月25日（水）までに、電話で。",
        at="11月25日（水）",
        planned_at="2026-11-04T10:00",
    ),
    ng(
        "🍂ライトアップウォーク🍂\n11月14日（土）17時スタート！\n締切は11月16日（月）です",
        at="11月16日（月）",
        planned_at="2026-10-20T12:00",
    ),
    ng(
        "◆とき 10月25日(日)8時30分〜15時\n◆申込 各支局へ、10月28日(水)までに用紙を提出",
        at="10月28日(水)",
        planned_at="2026-10-05T10:00",
    ),
    ng(
        "バスの旅を11月14日(土)に催します。朝7時に市役所前を発ちます。"
        "お申込みは11月20日(金)までに、参加料を添えて窓口へお越しください。",
        at="11月20日(金)",
        planned_at="2026-10-13T16:40",
        severity=Severity.CONFIRM,
    ),
    ng(
        "🗓10月18日(日) 9:30〜11:00\n📍神郷グラウンド\n📱申込フォームは10月25日(日)まで",
        at="10月25日(日)",
        planned_at="2026-09-18T18:00",
    ),
    ng(
        "📅5月16日(日) 13:00〜16:00\n前売券は5月20日(木)まで、各支局で販売中です。",
        at="5月20日(木)",
        planned_at="2027-05-06T12:00",
    ),
    ng("と　き　10月24日(土) 9:30～12:30\n締　切　10月30日(金)", at="10月30日(金)", planned_at="2026-10-01T10:00"),
    ng(
        "7月5日(日)14:00開演\n応募多数の場合は抽選とし、結果は7月10日(金)に発送いたします。",
        at="7月10日(金)",
        planned_at="2026-05-20T13:00",
    ),
    ng("■開催日\n10月4日(日)\n■申込開始日\n10月9日(金)", at="10月9日(金)", planned_at="2026-09-01T10:00"),
    ng(
        "「新見で働く」オンライン企業説明会\n8月22日（土）13:30～16:00（Zoom）\n参加企業　医療、製造、建設など9社\n"
        "参加の申し込みは9月4日（金）必着で、市ホームページから。",
        at="9月4日（金）",
        planned_at="2026-07-23T10:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "空き家の見学会\n11月20日（金）10時～12時\n参加申込みは11月30日（月）までに電話で。",
        at="11月30日（月）",
        planned_at="2026-11-04T10:00",
    ),
    ng(
        "園のオープンスクール\n11月20日（金）9:00～12:00\n参加を希望される方は、12月4日（金）までにご連絡ください。",
        at="12月4日（金）",
        planned_at="2026-11-04T10:00",
    ),
    ng(
        "移住相談会（オンライン）\n🗓11月21日(土)13時～\n参加予約は11月25日(水)まで、フォームから",
        at="11月25日(水)",
        planned_at="2026-11-04T10:00",
    ),
    ng(
        "就職説明会\n11月21日(土)13時～16時\n参加のお申込み：11月25日(水)必着",
        at="11月25日(水)",
        planned_at="2026-11-04T10:00",
    ),
    ok(
        "オンライン企業説明会\n8月22日（土）13:30～16:00（Zoom）\n参加の申し込みは8月14日（金）必着です。",
        planned_at="2026-07-23T10:00",
    ),
    ok(
        "オンライン企業説明会\n8月22日（土）13:30～16:00（Zoom）\n採用試験の申し込みは9月4日（金）必着です。",
        planned_at="2026-07-23T10:00",
    ),
    ok(
        "参加団体の説明会\n8月22日（土）13:30～16:00\n12月のまつりへの参加の申し込みは9月4日（金）必着です。",
        planned_at="2026-07-23T10:00",
    ),
    ok("7月25日(土)14:00開演\n抽選の結果は7月10日(金)に発送いたします。", planned_at="2026-05-20T13:00"),
    ok("7月5日(日)に俳句大会を開きます。入選の結果は7月10日(金)に発表します。", planned_at="2026-05-20T13:00"),
    ok("📅5月16日(日) 13:00〜16:00\n録画は5月20日(木)まで、動画でご覧になれます。", planned_at="2027-05-06T12:00"),
    ok("11月14日（土）17時スタート！\n感想の提出は11月16日（月）まで受け付けます。", planned_at="2026-10-20T12:00"),
    ok("オープンスクール\n11月20日（金）9:00～12:00\n願書の申込みは12月4日（金）まで", planned_at="2026-11-04T10:00"),
    ok(
        "見学会のご案内\n11月20日（金）10時～12時\n入園の申込みは11月30日（月）までです。",
        planned_at="2026-11-04T10:00",
    ),
    ok("■日時 10月3日（土）9時\n■申込 9月25日（金）まで", planned_at="2026-09-17T12:00"),
    ok(
        "サポーターになる講座です。\n11月20日（金）午後2時～3時30分\n11月27日（金）午後2時～3時30分\n申込みは11月25日（水）まで。",
        planned_at="2026-11-04T10:00",
    ),
    ok("■日時 10月3日（土）・17日（土）\n■申込 10月10日（土）まで", planned_at="2026-09-17T12:00"),
    ok("10月3日の講演会を録画しました。アンケートは10月10日まで。", planned_at="2026-10-04T12:00"),
    ok("まつりは11月8日(日)です。フォトコンテストの締切は、11月30日(月)です。", planned_at="2026-10-17T12:00"),
    ok("■日時 10月3日（土）\n感想の募集は10月10日（土）まで", planned_at="2026-09-17T12:00"),
    ok("■日時 10月3日（土）\n次回の申込みは10月10日（土）まで", planned_at="2026-09-17T12:00"),
    ok("■日時 10月3日（土）から12月まで毎週\n■申込 10月10日（土）まで", planned_at="2026-09-17T12:00"),
)

_SOMETHING_ELSE = lazy_compile(
    r"次回|来年|別の|後日|感想|写真|フォト|アンケート|配信|録画|見逃し|返却|支払|振込|(?<!お)納[付入め]|お納めください|投票|コンクール|コンテスト|作品|"
    r"出品|の後の|ボランティア|展示|返信|引き?換え|受け取|申請|追加|[誌冊]|[2-9]回目|第[2-9]回の|毎週|毎月|随時|シリーズ|"
    r"貸出|当選番号|助成|補助|給付|クーポン|利用期限|(?<!消印)有効|弁当の|物販|グッズ|見本|返金|払い?戻|キャンセル|納期限|請求|作文|標語|俳句|川柳|ポスター|応募箱|報告書|本の|種の|苗の|協賛|寄付|宝くじ|ジャンボ|特産品|年会|通年|途中(?:参加|入会)|2期|後期|冬の|春の"
)
"""What may be asked for when the event is over, or again and again."""
_TWO_STEPS = lazy_compile(
    r"(?<!参加者)(?<!出場者)説明会|予防接種|ワクチン|開催中|見学会|オープン(?:スクール|キャンパス)|願書|入園|入会|入学|体験入|内覧|相談会|意見|パブリック|採用|職員を募集|入居|委員を募集"
)
"""What people come to see first and apply for later."""
_TAKES_PART = lazy_compile(
    r"(?<!への)(?<!出店)参加(?:の|を|者の|ご)?(?:お?申し?込|ご?予約|ご?希望|受付|受け付け|登録|エントリー|連絡)(?!団体|企業|の企業)"
)
"""What people apply for who come to see: there is nothing after it to apply for."""
_GOES_ON = lazy_compile(r"毎週|毎月|隔週|第[1-5]・第?[1-5]|通年|から[0-9]{1,2}月|全[0-9]{1,2}回|計[0-9]{1,2}回")
_IN_A_RAFFLE = lazy_compile(
    r"抽選会|プレゼント|景品|賞品|クイズ|スタンプラリー|コンテスト|コンクール|入賞|入選|作品|審査|合否|採用|入札|録画|アンケート"
)
_BY_LOT = lazy_compile(
    r"抽選|当選|当落|整理券|入場券|座席券|参加証|参加券|参加の?可否|受講票|受講決定|受講の?可否|参加決定|招待券|招待状|ゼッケン|チケットの|応募多数|申込多数"
)
_RESERVE_DAY = lazy_compile(r"雨天|荒天|予備日|順延|延期")
_NEAR = 120
_TOLD_BEFORE, _TOLD_AFTER = 24, 20


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None or len(document.dates) < 2 or tells_of_many(document):
        return
    held = [day for _, day in days_of(document, today, Role.HELD)]
    if not held or document.has(_GOES_ON):
        return
    event = max(held)
    two_steps = document.has(_TWO_STEPS)
    if event < today or (two_steps and not document.has(_TAKES_PART)):
        return
    for one, day in days_of(document, today, Role.CLOSES, Role.OPENS, Role.TOLD):
        if two_steps and not _TAKES_PART.search(one.before[-_TOLD_BEFORE:] + one.after[:_TOLD_AFTER]):
            continue
        if day > event and not _may_be_right(document, one, day, today):
            what = {
                Role.CLOSES: "締切",
                Role.OPENS: "受付などの始まり",
                Role.TOLD: "結果や券を送る日",
            }[one.role]
            yield CHECK.finding(
                one.mention.span,
                severity=Severity.CONFIRM,
                message=f"{what}（{short_date(day)}）が、行事の日（{short_date(event)}）より後です。日付を資料で確かめて直してください。",
            )
            return


def _may_be_right(document: Document, one: ScheduledDay, day: date, today: date) -> bool:
    """Whether the day is about something else than the event, or the event may have days after it."""
    line = max(document.text.rfind("\n", 0, one.mention.start) + 1, one.mention.start - _NEAR)
    told = document.text[line : one.mention.start] + one.after
    if _SOMETHING_ELSE.search(told) or is_correction(document, one.mention):
        return True
    if one.role is Role.TOLD:
        around = document.text[max(0, one.mention.start - _NEAR) : one.mention.end + 40]
        if _IN_A_RAFFLE.search(around) or not _BY_LOT.search(around):
            return True
    return any(
        other.role is Role.OTHER
        and not _RESERVE_DAY.search(other.before)
        and (likely_date(other.mention, today) or day) >= day
        for other in document.once(scheduled_days)
    )
