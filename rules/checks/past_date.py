"""もう過ぎた日 — これからのことのように案内している

何を見つけるか: 投稿予定日より前の日付を、締切や開催日としてこれからのことのように案内している書き方。
なぜ: §6(2)イ「正確に記述する」。古い原稿の使い回しや、予約投稿の日のずれで起こります。
なおし方: 正しい日付に直すか、終わったこととして書き直してください。
見逃すもの: 「〜しました」「〜から」など、過ぎた日として書かれたもの。年のない日付は、投稿予定日の近くだけを
見ます。投稿予定日が決まっていなければ何も言いません。
"""

from collections.abc import Iterator
from datetime import date

from rules.context import Context
from rules.dates import DateMention
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.japanese_time import short_date
from rules.lazy_patterns import lazy_compile
from rules.years import likely_date

CHECK = Check(clause="6(2)イ", title="もう過ぎた日")

EXAMPLES = (
    ng(
        "申込受付は、8月31日(月)17時まで。",
        at="8月31日(月)",
        planned_at="2026-09-10T08:45",
        severity=Severity.BLOCK,
    ),
    ng("今週末は11月21日(土)10:00〜、お待ちしています。", at="11月21日(土)", planned_at="2026-11-24T14:00"),
    ng("〆切は8月7日！お早めに。", at="8月7日", planned_at="2026-08-17T12:00"),
    ng("納期限は、2025年6月1日（日）です。", at="2025年6月1日（日）", planned_at="2026-05-29T16:00"),
    ng("ただいま受け付けています。\n期限…12月11日(金)", at="12月11日(金)", planned_at="2026-12-16T10:00"),
    ng("9月11日必着でご返送をお願いします。", at="9月11日", planned_at="2026-09-15T12:00"),
    ng("4月4日の桜まつりに遊びに来てね🌸", at="4月4日", planned_at="2027-04-22T08:00", severity=Severity.CONFIRM),
    ng("【日時】9月20日（日）10時から\n申込みはお早めに！", at="9月20日（日）", planned_at="2026-10-05T10:00"),
    ng("9月20日（日）開催！お待ちしています", at="9月20日（日）", planned_at="2026-10-05T10:00"),
    ng("申込みは11月20日（金）まで受け付けます。", at="11月20日（金）", planned_at="2026-11-30T09:00"),
    ng("納涼祭にお越しください。日時は7月25日（土）17時からです。", at="7月25日（土）", planned_at="2026-07-31T10:00"),
    ng(
        "チケットの発売は7月1日(水)からです。発売までいましばらくお待ちください！",
        at="7月1日(水)",
        planned_at="2026-07-06T09:00",
    ),
    ng("いよいよ7月1日から受付開始！", at="7月1日", planned_at="2026-07-06T09:00"),
    ng(
        "申請の受付は11月30日（月）で終わりますので、まだの方はお急ぎください。",
        at="11月30日（月）",
        planned_at="2026-12-05T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("11月30日（月）が締切です。お早めに！", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("先行販売は11月30日限りです。お急ぎください。", at="11月30日", planned_at="2026-12-05T10:00"),
    ng("申込期限の11月30日が迫っています。", at="11月30日", planned_at="2026-12-05T10:00"),
    ng(
        "アンケートは11月30日17時をもって終了しますので、ご回答はお早めに。",
        at="11月30日",
        planned_at="2026-12-05T10:00",
    ),
    ng("申請は11月30日（月）までとなっています。お急ぎください。", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("11月30日（月）を過ぎると申請できません。お早めに。", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("受付終了は11月30日（月）です。まだの方は窓口へ。", at="11月30日（月）", planned_at="2026-12-05T10:00"),
    ng("追加販売は、12月18日(金)から始まります。", at="12月18日(金)", planned_at="2026-12-21T09:00"),
    ng("手話うたの会を12月5日(土)に予定しています。", at="12月5日(土)", planned_at="2026-12-09T10:00"),
    ng(
        "「備中の山を描く」展は8月30日（日）まで開いています。",
        at="8月30日（日）",
        planned_at="2026-08-31T10:00",
        severity=Severity.CONFIRM,
    ),
    ng("写真展は8月30日（日）まで、ご覧いただけます。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("8月30日（日）17時まで、ロビーで展示しています。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("記念の品は8月30日まで道の駅で販売しています。", at="8月30日", planned_at="2026-08-31T10:00"),
    ng("がん検診は8月30日（日）まで受けられます。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("8月1日から8月30日までの間、無料で入館できます。", at="8月30日", planned_at="2026-08-31T10:00"),
    ng("夏の企画展、8月30日（日）まで開催中です！", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("プールは8月30日（日）まで毎日営業しています。", at="8月30日（日）", planned_at="2026-08-31T10:00"),
    ng("受付は10月1日9時から始まる予定です。今しばらくお待ちください。", at="10月1日", planned_at="2026-10-05T20:00"),
    ok("「備中の山を描く」展は8月31日（月）まで開いています。", planned_at="2026-08-31T10:00"),
    ok("「備中の山を描く」展は8月30日（日）まで開いていました。", planned_at="2026-08-31T10:00"),
    ok("8月30日まで展示した作品を、道の駅で販売しています。", planned_at="2026-08-31T10:00"),
    ok("8月30日までに届いた作品を、ロビーで展示しています。", planned_at="2026-08-31T10:00"),
    ok("8月30日までの売上げを、市ホームページで公開しています。", planned_at="2026-08-31T10:00"),
    ok("8月1日に始まった展示は、9月30日まで開いています。", planned_at="2026-08-31T10:00"),
    ok("8月30日までに生まれた方が受けられます。", planned_at="2026-08-31T10:00"),
    ok("8月30日まで開催していた写真展の作品は、市ホームページでご覧いただけます。", planned_at="2026-08-31T10:00"),
    ok("11月20日までに申請していただいた方に、受付番号をお送りします。", planned_at="2026-11-28T10:00"),
    ok("11月20日までに応募していただいた作品を、市役所ロビーでご覧ください。", planned_at="2026-11-28T10:00"),
    ok("11月20日までに届いていない方はご連絡ください。", planned_at="2026-11-28T10:00"),
    ok("投票日は11月22日です。結果は市ホームページをご覧ください。", planned_at="2026-11-28T10:00"),
    ok("追加販売は、12月18日(金)から始まりました。", planned_at="2026-12-21T09:00"),
    ok("更新は11月30日を過ぎるとできませんが、経過措置があります。ご相談ください。", planned_at="2026-12-05T10:00"),
    ok("11月30日（月）を過ぎたため、申請できません。窓口にご相談ください。", planned_at="2026-12-05T10:00"),
    ok("申請の受付は11月30日（月）で終わりますので、まだの方はお急ぎください。", planned_at="2026-11-26T10:00"),
    ok("申請の受付は11月30日（月）で終わりました。", planned_at="2026-12-05T10:00"),
    ok("受付は11月30日で終了しています。次の募集をお待ちください。", planned_at="2026-12-05T10:00"),
    ok("11月30日が締切でした。たくさんのご応募、ありがとうございました。", planned_at="2026-12-05T10:00"),
    ok("11月30日が締切だった作品の審査を行います。", planned_at="2026-12-05T10:00"),
    ok("11月30日で終わる予定でしたが、12月10日まで延長します。", planned_at="2026-12-05T10:00"),
    ok("11月30日に申し込んだ方は、お早めに窓口へ。", planned_at="2026-12-05T10:00"),
    ok("11月30日で募集を終了する予定でしたが、期間を延ばしました。", planned_at="2026-12-05T10:00"),
    ok("チケットは7月1日から発売しています。公演までお待ちください。", planned_at="2026-07-06T09:00"),
    ng(
        "いよいよ開催🎆\n7月5日（日）19:30～、手持ち花火の会があります。浴衣でお待ちしています。",
        at="7月5日（日）",
        planned_at="2026-07-10T17:00",
    ),
    ng(
        "【生配信の予告】\n配信予定：3月5日（木）と6日（金）、いずれも10時から",
        at="3月5日（木）",
        planned_at="2026-03-09T18:00",
    ),
    ng(
        "【予告】配信開始は11月15日(日)13時30分。通知を設定してお待ちください。",
        at="11月15日(日)",
        planned_at="2026-11-20T18:00",
    ),
    ok("配信開始は11月15日(日)でした。いまもご覧いただけます。", planned_at="2026-11-20T18:00"),
    ok("配信予定：3月5日（木）でしたが、配信は終わりました。", planned_at="2026-03-09T18:00"),
    ok("日時は7月25日でした。お越しくださりありがとうございました。", planned_at="2026-07-31T10:00"),
    ng(
        "スタンプラリー開催中！\n期間：令和7年4月1日〜5月31日",
        at="令和7年4月1日〜5月31日",
        planned_at="2026-04-09T12:00",
        severity=Severity.CONFIRM,
    ),
    ok("スタンプラリー開催中！\n期間：令和8年4月1日〜5月31日", planned_at="2026-04-09T12:00"),
    ok("相談を実施中です。対象は、期間：令和7年1月1日〜12月31日に支払った分です。", planned_at="2026-02-09T12:00"),
    ok("パネル展開催中です。\n前回の会期 令和7年4月1日〜5月31日", planned_at="2026-04-09T12:00"),
    ng(
        "市長選挙の投票日は7月19日(日)です。大切な一票、ぜひ投票所へ。",
        at="7月19日(日)",
        planned_at="2026-07-21T09:00",
        severity=Severity.CONFIRM,
    ),
    ng(
        "2月26日(金)までに学校教育課へ申請書を出していただければ間に合います。",
        at="2月26日(金)",
        planned_at="2027-03-24T11:00",
    ),
    ng(
        "第21回駅伝のお知らせ\n2025年12月6日(土)、9時スタートです。",
        at="2025年12月6日(土)",
        planned_at="2026-11-16T10:00",
    ),
    ng(
        "舗装工事のため、11月20日から22日まで夜間通行止めとなります。",
        at="22日",
        planned_at="2026-11-24T09:00",
        severity=Severity.CONFIRM,
    ),
    ng("観察バスの申込みは5月29日(金)まで受け付けています。", at="5月29日(金)", planned_at="2026-06-04T11:00"),
    ok("舗装工事のため、11月20日から26日まで夜間通行止めとなります。", planned_at="2026-11-24T09:00"),
    ok("観察バスの申込みは5月29日(金)まで受け付けていました。", planned_at="2026-06-04T11:00"),
    ok("市長選挙の投票日は7月19日(日)です。大切な一票、ぜひ投票所へ。", planned_at="2026-07-10T09:00"),
    ok("市長選挙の投票日は7月19日(日)でした。投票率は62%です。", planned_at="2026-07-21T09:00"),
    ok("前回の駅伝は2025年12月6日(土)、9時スタートでした。", planned_at="2026-11-16T10:00"),
    ok("8月31日(月)に締め切りました。", planned_at="2026-09-10T08:45"),
    ok("4月1日から受け付けています。", planned_at="2026-09-10T08:45"),
    ok("10月1日(木)〜令和9年1月31日(日)に受けられます。", planned_at="2026-10-05T10:00"),
    ok("9月1日に発行した広報でお知らせしたとおり、参加者を募集します。", planned_at="2026-09-10T08:45"),
    ok("平成18年4月2日から平成19年4月1日までに生まれた方が対象です。", planned_at="2026-12-21T10:00"),
    ok("放流は6月7日までに稚アユ2.4トン。", planned_at="2026-06-20T09:00"),
    ok("18歳に達した最初の3月31日まで助成します。", planned_at="2026-06-20T09:00"),
    ng(
        "まもなく、4月1日（水）から都市整備課で受け付けますので、図面を探しておいてください。",
        at="4月1日（水）",
        planned_at="2026-05-07T08:50",
    ),
    ok("4月1日（水）から都市整備課で受け付けています。", planned_at="2026-05-07T08:50"),
    ng("条件　令和8年3月31日までに事業と支払いを終えること", at="令和8年3月31日", planned_at="2026-10-01T09:00"),
    ok("条件　令和9年3月31日までに事業と支払いを終えること", planned_at="2026-10-01T09:00"),
    ok("条件　昭和56年5月31日までに着工した住宅であること", planned_at="2026-10-01T09:00"),
    ok("9月1日までにお誕生日を迎えていれば、今年の対象です。", planned_at="2026-09-08T15:00"),
    ok("8月31日(月)まで。"),
    ok("締切は1月15日です。", planned_at="2026-12-10T09:00"),
)

_DEADLINE_AFTER = lazy_compile(
    r"^\s?(?:\(?(?:午前|午後)?\s?[0-9]{1,2}[:時][0-9]{0,2}分?\)?|正午|中)?\s?"
    r"(?:必着|消印|〆切|締切|締め切り|まで(?:に|の間)?(?:$|[。!)、]|です|お|ご|[^。\n]{0,30}"
    r"(?:ください|お願い|受け付け(?:ます|てい)|受付|お?申し?込み?(?:を|は|$|。|、)|へ(?:$|[。(\n])|いただけ)))"
)
_DEADLINE_BEFORE = lazy_compile(r"(?:締切日?|〆切|締め切り|納?期限)\s?(?:[はが]、?|:|/| |\.{2,3}|・{2,3})?\s?$")
_CLOSED = r"(?:申し?込み?|申請|応募|受付|受け付け|募集|販売|配布|提出|回答)"
_ENDS_THEN = lazy_compile(
    r"^\s?(?:の?(?:午前|午後)?\s?[0-9]{1,2}[:時][0-9]{0,2}分?|の?正午)?\s?(?:"
    rf"(?:限り)?(?:で|に|をもって|をもちまして)、?{_CLOSED}?(?:受付)?[はを]?"
    r"(?:終わり|終了(?:し|いたし|となり)|締め?切り|締め切らせていただき|しめきり|締切(?:となり|らせていただき)|打ち切り)ます"
    r"|で、?(?:終了|締切|締め切り)(?:です|となっています|となっております)"
    r"|限り(?:です|となります|ですので)"
    rf"|(?:が|は)、?{_CLOSED}?(?:受付)?の?(?:締切日?|締め切り|しめきり|〆切|期限|最終日|最後の日)(?:です|となり(?:ます|ますので)|なので|となっています)"
    r"|(?:が|に)(?:迫って|近づいて)(?:きました|い(?:ます|る))|まで(?:と|に)なって(?:います|おります)"
    rf"|を(?:過ぎ|すぎ)(?:ると|ますと|たら)、?{_CLOSED}?(?:は|が)?(?:でき|受け付け(?:でき|られ)?)ません(?!が)"
    r")"
)
_ENDS_AT = lazy_compile(rf"{_CLOSED}の?(?:終了|締切|締め切り|最終)日?(?:は|:)、?\s?$")
_URGES = lazy_compile(
    r"まだの(?:方|人|かた)|お?急ぎ|お?早めに|お忘れなく|忘れずに|お見逃しなく|ぜひ|間に合|ください|迫って|近づいて|お待ちして|最後のチャンス|ラストチャンス"
)
_PROLONGED = lazy_compile(
    r"延長|延ば|でしたが|予定でし|終わりまし|終了しまし|締め?切りまし|次回|昨年|前回|ありがとうござい"
)
_TO_COME = lazy_compile(
    r"お待ちして|お越しください|ご参加ください|ご来場ください|お申し?込みください|ご予約ください|遊びに来て|"
    r"来てください|来てね|開催します|開きます|行います|行いますので|実施します|開催予定|まだ間に合|募集します|"
    r"[0-9]{1,2}(?:時半?|:[0-9]{2}|分)(?:に|から|、)?(?:スタート|開始|開会|開演|集合|受付開始)(?:です|します|!|。|$)|"
    r"まで、?(?:終日|夜間|全面)?(?:通行止め|片側交互通行|休館|休業|断水|停電|休止|閉館|閉庁|臨時休業)(?:と(?:な|いた)ります|とします|に(?:なり|し)ます|(?:いた)?します|です)|"
    r"はこれから|お集まりください|ご応募ください|お出かけください|いかがですか|ふるってご"
)
_HEADED = lazy_compile(r"(?:日\s?時|と\s?き|日にち|期\s?日|開催日|実施日|日程)(?:\s?[\]】:/ ]{1,3}|は、?)$")
_AT_AN_HOUR = lazy_compile(r"\s?(?:午前|午後)?[0-9]{1,2}(?::[0-9]{2}|時)")
_BEGINS_THEN = lazy_compile(
    r"^\s?(?:[(][^()\n]{0,8}[)])?\s?(?:(?:午前|午後)?[0-9]{1,2}[:時](?:[0-9]{2}分?)?)?\s?(?:から、?(?:始まる予定|始める予定|開始(?:する)?予定|受け付ける予定)|から、?(?:始まります|始めます|開始します|受け付けます|販売します|発売します|スタートします|開きます)"
    r"|に(?:予定|計画)して(?:います|おります))"
)
_BEGINS_SOON = lazy_compile(
    r"^\s?(?:[(][^()\n]{0,8}[)])?\s?(?:(?:午前|午後)?[0-9]{1,2}[:時][0-9]{0,2}分?)?\s?(?:から|より|に)[^。\n]{0,24}?(?:ます|です|開始|開幕|オープン|スタート)"
)
_SOON_BEFORE = lazy_compile(r"(?:いよいよ|まもなく|間もなく|もうすぐ|近く|もう間もなく)(?:[、!…]|です。)?\s?$")
_TO_BE_DONE = lazy_compile(
    r"^\s?(?:[(][^()\n]{0,8}[)])?\s?まで(?:に|の間に)、?[^。\n]{0,24}?"
    r"(?:終える|完了する|終わる|済ませる|提出する|納める|支払う|実施する|行う|着手する|購入する|設置する|受ける|取得する)(?:こと|もの|必要)"
)
_STILL = (
    r"(?:(?:展示|販売|公開|開催|開設|実施|上映|上演|配布|営業|運行|貸し?出し?|掲示|放映|配信|募集)(?:を?して|を行って|いたして)(?:い|おり)ます"
    r"|(?:開い|開け|行っ|催し|置い|並べ|飾っ|売っ|続い|やっ)て(?:い|おり)ます|続きます"
    r"|(?:展示|販売|公開|開催|開設|実施|上映|上演|配布|営業|運行|掲示|配信|募集|受付|会期|期間)中(?:です|!|。|$)"
    r"|(?:受けられ|見られ|食べられ|楽しめ|買え|使え|借りられ|ご覧になれ|お楽しみいただけ|ご覧いただけ|お買い求めいただけ"
    r"|ご利用いただけ|お使いいただけ|お受けいただけ|(?:利用|入館|入場|観覧|体験|受診|接種|購入|参加)(?:が|いただけ|(?=でき)))(?:でき)?ます)"
)
_STILL_ON = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?(?:の?(?:午前|午後|夜)?\s?[0-9]{1,2}[:時][0-9]{0,2}分?|の?正午)?\s?"
    rf"まで(?!に|の(?!間|期間|土|毎|平日))(?:(?![いしっんれ][ただ][一-龥ァ-ヶ「]|ていた)[^。\n]){{0,20}}?{_STILL}"
)
"""「8月30日まで開いています」: what goes on till a day, told as going on."""
_PLANNED = lazy_compile(
    r"(?:配信|放送|公開|発売|開催|実施|上映|放映|運行|工事|休館|断水|停電|説明会|発送|開始|投稿)"
    r"の?予定(?:日時?)?(?:は、?|\s?[:/】\]]\s?| )$"
)
_STARTS_ON = lazy_compile(r"(?:配信|放送|上映|公開|発売|販売|中継)開始(?:日時?)?(?:は、?|\s?[:/】\]]\s?| )$")
_IS_THE_DAY = lazy_compile(r"(?:投票|投開票|開催|実施|配布|収集|検診|健診|説明会の|大会の)日は、?\s?$")
_SAID_SO = lazy_compile(r"\s?(?:[(][^()\n]{0,8}[)])?\s?です(?=[。!\n]|$)")
_CALLS = lazy_compile(r"ぜひ|お忘れなく|忘れずに|お越し|お待ちして|投票所へ|お見逃しなく")
_INVITES = lazy_compile(r"お越し|お待ちして|募集|申し?込|ご参加|お気軽に")
_BEGINS = lazy_compile(
    r"^\s?(?:[(][^()\n]{0,8}[)])?\s?(?:(?:午前|午後)?[0-9]{1,2}[:時][0-9]{0,2}分?)?\s?から(?:です|、?(?:受付|販売|発売|配信|公開)?(?:を)?開始|スタート|$|[!。])"
)
_SOON = lazy_compile(
    r"予告】|お待ちください|いよいよ|まもなく|間もなく|もうすぐ|しばらくお待ち|もう少しお待ち|お楽しみに|もうしばらく"
)
_PAST = lazy_compile(
    r"(?:ました|でした|だった|かった|れた(?:。|た|$)|した(?:。|$|「|、|とおり|よう|方|人)|された|行われた|開かれた|あった|ていた(?!だ)|いたし|以来|当時|昨日|先日|"
    r"生まれ|現在|時点|施行|制定|発行|公布|(?<!け)付け|撮影|発生|被災|以前|さかのぼ|終了|中止)"
)
_AROUND = 40
_IS_ON = lazy_compile(r"(?:開催|実施|募集|受付|展示|上映)中")
_OF_SOMETHING_ELSE = lazy_compile(r"前回|昨年|昨年度|去年|対象|撮影|撮った|支払|調査|過去|ました")
_SPAN_BEFORE = lazy_compile(r"(?<![一-龥])(?:期間|会期|日程|とき|日時|開催日)(?:\s?[:/】\]は]|\s)\s?$")
_HELD_SOON = lazy_compile(r"^\s?(?:に)?開催(?:!|決定|$)")
_SOME_YEAR = lazy_compile(r"(?:最初の|直後の|毎年|各年|年度の|翌年の)\s?$")
_OF_PEOPLE = lazy_compile(
    r"\s?(?:[(][^()\n]{0,8}[)])?\s?まで(?:に|の)?[^。\n]{0,30}?(?:いただいた|くださった|いただきました|(?:て|で)いれば|(?:て|で)いる(?:方|人|こと)|(?:て|で)いない(?:方|人|場合)|届かない(?:方|人|場合))"
)
"""Whom the day divides, those who did in time and those who did not: it may well be over."""
_STARTS_HERE = lazy_compile(r"^\s?(?:[(][^()\n]{0,8}[)])?\s?(?:から|より|以降|以後|~|付|発行|号|現在|時点|生)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    today = context.today
    if today is None:
        return
    yield from _on_in_a_year_gone_by(document, today)
    starts = {dates.first.start for dates in document.date_ranges}
    for mention in document.dates:
        day = likely_date(mention, today)
        if day is None or day >= today or mention.is_guess or mention.start in starts:
            continue
        kind = _announced_as(document, mention)
        divides = _OF_PEOPLE.match(document.text, mention.end, document.sentence_at(mention.start).end)
        if kind is None or divides or is_correction(document, mention):
            continue
        yield CHECK.finding(
            mention.span,
            severity=kind,
            message=(
                f"{day.year}年{short_date(day)}は、投稿予定日（{short_date(today)}）にはもう過ぎています。"
                "日付を確かめてください。"
            ),
        )


def _on_in_a_year_gone_by(document: Document, today: date) -> Iterator[Finding]:
    """「開催中！」「期間：令和7年4月1日〜5月31日」 in the spring of the year after."""
    for dates in document.date_ranges:
        around = document.text[max(0, dates.start - _AROUND) : dates.end + _AROUND]
        if not _IS_ON.search(around) or _OF_SOMETHING_ELSE.search(around):
            continue
        year = dates.first.year
        begun = dates.first.on(year) if year is not None else None
        over = dates.last.on(dates.last.year or year) if year is not None else None
        if begun is None or over is None or not begun <= over < today:
            continue
        if _SPAN_BEFORE.search(document.text, max(0, dates.start - 8), dates.start):
            message = f"期間は{over.year}年{short_date(over)}に終わっています。年を確かめてください。"
            yield CHECK.finding(dates.span, severity=Severity.CONFIRM, message=message)


def _announced_as(document: Document, mention: DateMention) -> Severity | None:
    """BLOCK for a deadline that is over, CONFIRM for an invitation, None where the past is told as past."""
    sentence = document.sentence_at(mention.start)
    before = document.text[max(sentence.start, mention.start - 40) : mention.start]
    after = document.text[mention.end : min(sentence.end, mention.end + 60)]
    if _is_said_to_begin(document, mention, before, after) or (mention.year is not None and _TO_BE_DONE.match(after)):
        return Severity.CONFIRM
    over = bool(_PAST.search(after) or _STARTS_HERE.match(after) or _SOME_YEAR.search(before))
    if not over and (_DEADLINE_AFTER.match(after) or _DEADLINE_BEFORE.search(before)):
        return Severity.BLOCK
    if _is_urged(document, mention, after):
        return Severity.CONFIRM
    if over:
        return None
    headed = (
        (_HEADED.search(before) or (not before.strip() and _AT_AN_HOUR.match(after)))
        and document.has(_INVITES)
        and "ました" not in document.text
    )
    named = (
        _IS_THE_DAY.search(before) and _SAID_SO.match(after) and document.has(_CALLS) and "ました" not in document.text
    )
    planned = (
        _PLANNED.search(before) or (_STARTS_ON.search(before) and document.has(_SOON))
    ) and "ました" not in document.text
    announced = (
        headed
        or named
        or planned
        or _STILL_ON.match(after)
        or _TO_COME.search(after)
        or _HELD_SOON.match(after)
        or "これから" in before
    )
    return Severity.CONFIRM if announced else None


def _is_said_to_begin(document: Document, mention: DateMention, before: str, after: str) -> bool:
    """「まもなく、4月1日から受け付けます」「10月1日から始まる予定です」: a beginning told as still to come."""
    if _BEGINS.match(after) and _SOON.search(document.text, max(0, mention.start - 40), mention.end + 60):
        return True
    if _BEGINS_THEN.match(after) and not _PROLONGED.search(before):
        return True
    return bool(_BEGINS_SOON.match(after) and _SOON_BEFORE.search(before))


def _is_urged(document: Document, mention: DateMention, after: str) -> bool:
    """「11月30日で終わりますので、まだの方はお急ぎください」: the end of a time, with a call to make haste."""
    ends = _ENDS_THEN.match(after) or _ENDS_AT.search(document.text, max(0, mention.start - 14), mention.start)
    if not ends:
        return False
    around = document.text[max(0, mention.start - _AROUND) : mention.end + 2 * _AROUND]
    return bool(_URGES.search(around)) and not _PROLONGED.search(around)
