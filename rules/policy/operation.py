"""§5(3)エ: when the account is run, and how opinions and questions are answered."""

import re
from collections.abc import Iterator

from rules.lazy_patterns import lazy_compile
from rules.policy.outline import Statement
from rules.policy.reading import Place, Reading, found_in, place_of
from rules.policy.topics import Topic

_CLOCK = r"[0-9]{1,2}:[0-9]{2}|(?<![0-9])[0-9]{1,2}時(?!点|代|期)|[一二三四五六七八九十]{1,3}時(?!点|代|期)|正午"
_OFFICE = (
    r"(?:開庁|執務|勤務|業務|開館|営業|就業|授業|診療|開所|課業|開園|開校|窓口|業務)(?:日の?)?(?:の)?時間"
    r"(?:中|内|帯|に)?"
)
_ALWAYS = (
    r"時間(?:帯)?は、?(?:特に)?(?:定め|決め|設け|限定し)(?:て(?:い|お))?(?:ない|ません|りません)"
    r"|(?:役場|役所|窓口|[館校園室]|お店)[がの](?:開|あ|空)いている|開[館庁室園]中|診療中|常時|24時間|二十四時間|終日|昼夜|365日|(?:時間|時刻|曜日)(?:帯)?(?:の定めは|を?(?:定め|問わ|限ら|限定し"
    r"|決め)(?:ず|ない|ません)|に(?:制限|定め)は)"
)
_DAYS = r"平日|開庁日|開館日|営業日|勤務日|課業日|診療日|[月火水木金土日]曜|土日|祝日|休日|随時"
_TIME = lazy_compile(
    f"(?:開会|開議|開始|開演)から(?:散会|閉議|閉会|終了|終演)まで|朝[^。、]{{0,16}}から、?[夜夕晩][^。、]{{0,16}}まで|{_CLOCK}|{_OFFICE}|{_ALWAYS}"
)
_TIME_OR_DAY = lazy_compile(
    f"特に(?:定め|決め)ず|始発から|(?:終電|最終便?)まで|(?:開会|開議|開始|開演)から(?:散会|閉議|閉会|終了|終演)まで|朝[^。、]{{0,16}}から、?[夜夕晩][^。、]{{0,16}}まで|{_CLOCK}|{_OFFICE}|{_ALWAYS}|{_DAYS}|(?:[朝昼夕夜]|日中|午前中?|午後)(?:に|の|から|のみ|だけ|、|$)|時間(?:に|内|中)"
)
_POSTS = (
    r"投稿|ツイート|ポスト|発信|配信|更新|公開|掲載|運用|運営|書き?込|流[すし]|載せ|お届け|つぶや|送信|中継|発行"
    r"|アップ|出す|出し"
    r"|便り|差し上げ|書[くいき]|通知|(?:チャット|トーク)(?:の|で|による)?(?:受付|対応|応対|相談)|自動応答|動[いか](?:て|す|き)|届[きくけ]|お知らせ(?:は|を|し)"
)
_OTHERS = (
    r"電話|窓口|受付|受け付け|問い?合わ?せ|来庁|お越し|相談|返信|返事|回答|お答え|コメント|質問|意見|メール"
    r"|[0-9]-[0-9]{4}"
)
_WHOSE = lazy_compile(f"(?P<posts>{_POSTS})|(?P<others>{_OTHERS})")
_ITS_TIME = lazy_compile(r"時(?:間|間帯|刻)は")
_ONLY_POSTS = lazy_compile(rf"^(?!.*(?:{_OTHERS})).*(?:{_POSTS})")
_REACH = 60

_VOICES = (
    r"意見|質問|コメント|リプライ|返信|DM|ダイレクトメッセージ|メッセージ|問い?合わ?せ|お?声|感想|相談|要望"
    r"|問いかけ|チャット|投げかけ|照会|やり[とど]り|お?便り"
    r"|書き込み|トーク|通報|苦情|引用"
)
_ANSWERS = (
    r"返信(?!欄|や|等|など|へ|に(?:含|書|寄|個人)|機能)|返事|回答|答え|返答|応答|応じ|応対|対応(?:し|は|を|い|で"
    r"|に|す|せ|と|。|$)|返せ|お返し"
    r"|受け(?:付け|ま|る|て)|受付|受けつけ|参考に|参考と|拝見|拝読|目を通|読[んむみ]|閲覧(?:し|は|に)|確認し"
    r"|聞[いか]せ|うかが|承[るり]|受け止め|活用|生かし|活かし|役立"
    r"|閉じ|停止|オフ|(?:使用|利用|開放|公開|設定|受信|開設|表示)(?:は|を)?し(?:ない|ません|て(?:い|お)(?:ない"
    r"|りません|ません))|使わ(?:ない|ず)|使いません|設け(?:ない|ません|て)|できない設定|不可"
    r"|案内(?:し|を|いた)|引き継|共有し|転送|取り次|(?:へ|に|まで"
    r"|(?<!コメント)(?<!メッセージ)(?<!返信)(?<!DM)で)お寄せ|お尋ね|いただ(?:き|く)ようお願い|(?:電話|メール|窓口"
    r"|フォーム|直接|担当課|学校)[^。、]{0,20}お願い|聞いてください|(?:手紙|はがき|電話|メール|窓口|フォーム|ポスト|箱)[^。、]{0,12}(?:どうぞ|ください|ご利用)|[へに]どうぞ|(?:文書|書面)[^。、]{0,12}(?:お出し|提出|ください|願)|[へにで](?:お?電話|メール|文書|書面|手紙|窓口)(?:で|にて)?(?:$|。)|による|によ[りっ]"
)
_HANDLED = lazy_compile(_ANSWERS)
_VOICE = lazy_compile(_VOICES)
_PLAINLY = lazy_compile(
    r"(?:相談|個別対応)(?:等|など)?(?:は|を|も|には)[^。\n]{0,6}(?:行[いわ](?:ない|ません)|行って(?:い|お)(?:ない|ません|りません)|お?受け(?:ません|でき|して(?:い|お)))"
    r"|(?:情報|お知らせ)?の?(?:発信|配信|送信|投稿)(?:のみ(?:を|と|行|で)|専用)|(?:一方向|一方通行)の?(?:発信|配信)"
    r"|(?:リプライ|双方向の[^、。]{1,10})(?:など|等)?は、?[^。\n]{0,10}(?:しない(?!で)|しません|いたしません|行[いわ](?:ない|ません))"
    r"|(?:返信|返事|回答|返答|応答|お答え|フォロー返し|応対)(?:など|等)?(?:の?有無)?(?:は|を|も|には?|が)?[^。\n]{0,16}?"
    r"(?:しな|しま|し、|いた|行[いうわっ]|なし|なく|でき|する|せず|せん|控え|返せ|差し|休|遠慮|ご容赦|ありま|いただ)"
)
_SHORTLY = lazy_compile(
    r"(?:原則(?:として)?、?)?(?:(?:行|し|行い|いたし|でき|返し)(?:わ)?(?:ない|ません|かねます)|なし|無し|有り"
    r"|あり)。?"
)
_REMOVED = lazy_compile(r"削除|非表示|ブロック|誹謗|中傷|違反|不適切|公序良俗|営利")
_TO_READERS = lazy_compile(
    r"(?:書き込|書か|記載し|入力し|送ら|投稿し|載せ)(?:ま)?ないで|(?:お控え|ご遠慮|ご注意|ご確認)ください"
)


def hours(reading: Reading) -> Iterator[Place]:
    """エ: when posts are made; the hours of a telephone or counter are none, nor is how often something is posted."""
    said_before = ""
    for one in reading.statements:
        goes_on = _ITS_TIME.match(one.text) is not None and _ONLY_POSTS.search(said_before) is not None
        said_before = one.text
        if Topic.RELATED in one.topics:
            continue
        asked = Topic.HOURS in one.topics or goes_on
        for match in (_TIME_OR_DAY if asked else _TIME).finditer(one.text):
            if _is_posting_time(one, match, default=asked):
                yield found_in(one, match) if len(one.text) > 300 else place_of(one)
                break


def _is_posting_time(one: Statement, match: re.Match[str], *, default: bool) -> bool:
    """Whether the nearest word before a time, or else the first after it, is about posting."""
    before = list(_WHOSE.finditer(one.text, max(0, match.start() - _REACH), match.start()))
    if before:
        return before[-1]["posts"] is not None or (
            default and Topic.RESPONSE not in one.topics and len(before) == 1 and before[0][0] == "受付"
        )
    after = _WHOSE.search(one.text, match.end(), match.end() + _REACH)
    if default:
        return after is None or after["posts"] is not None or not re.match(r"電話|窓口|受付", after[0])
    return after is not None and after["posts"] is not None


def response(reading: Reading) -> Iterator[Place]:
    """エ: what happens to opinions and questions; that improper ones are removed does not tell it."""
    for one in reading.statements:
        if one.topics & {Topic.RELATED}:
            continue
        match = _handling(one)
        if match is not None:
            yield found_in(one, match) if len(one.text) > 300 else place_of(one)


def _handling(one: Statement) -> re.Match[str] | None:
    text = one.text
    plainly = _PLAINLY.search(text)
    if plainly is not None:
        return plainly
    if Topic.RESPONSE in one.topics and (shortly := _SHORTLY.fullmatch(text)):
        return shortly
    if _TO_READERS.search(text) or (Topic.PRIVACY in one.topics and Topic.RESPONSE not in one.topics):
        return None
    if _REMOVED.search(text):
        return None
    for handled in _HANDLED.finditer(text):
        near = _VOICE.search(text, max(0, handled.start() - _REACH), handled.start())
        if near is not None or Topic.RESPONSE in one.topics:
            return handled
    return None
