"""What the days of a draft are for: the event itself, the time to apply in, the day on which places are told.

Read once for a draft (`Document.once(scheduled_days)`) from the words before and after each date, whichever way a
clerk puts it: 「申込み：10月3日まで」, 「10月3日までに参加料を添えて窓口へ」, a label on the line above. Which calendar
day a date means is decided by the checks, with the planned day at hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from rules.dates import DateMention
from rules.document import Document
from rules.lazy_patterns import lazy_compile
from rules.years import is_year_certain, likely_date


class Role(Enum):
    """What a day is for."""

    OPENS = "受付の始まり"
    CLOSES = "締切"
    HELD = "行事の日"
    TOLD = "結果や券を送る日"
    OTHER = "その他"


@dataclass(frozen=True, slots=True)
class ScheduledDay:
    """A date with its role; `before` and `after` are the words around it, up to the next date or sentence."""

    mention: DateMention
    role: Role
    before: str
    after: str

    def day(self, today: date | None) -> date | None:
        """The day it means; None where that is a guess."""
        if self.mention.is_guess or not is_year_certain(self.mention, today):
            return None
        return likely_date(self.mention, today)


_BRACKET = r"(?:[(][^()\n]{0,12}[)])?"
_CLOCK = r"(?:(?:午前|午後|朝|夜|夕方)?[0-9]{1,2}(?::[0-9]{2}|時(?:[0-9]{1,2}分|半)?)|正午)"
_HOUR = rf"[、の]?{_BRACKET}[、の]?{_CLOCK}?(?:必着)?"
_APPLICATION = r"申し?込み?|受付|受け付け|応募|募集|エントリー|予約|参加希望|参加申請|前売り?|チケット"
_ENDS = r"締め?切り?|〆切り?|しめ切り|しめきり|期限|リミット|最終日|締め"

_UNTIL = lazy_compile(
    rf"{_HOUR}(?:ごろ|頃)?(?:(?:まで|迄)(?!の|は|受け取|見られ)|必着|消印|締め?切|〆|しめ切|限り|が(?:{_ENDS})|で(?:終了|締め?切|〆)|をもって|厳守)"
)
_APPLIES = lazy_compile(
    rf"{_APPLICATION}|登録|フォーム|電話|連絡(?:ください|を)|参加(?:料|費)を|お出し|お届け|届け出|提出|FAX|ファク|メール|はがき|ハガキ|"
    r"窓口へ|窓口に|お知らせください|参加(?:ご|を|される|する|の)?希望|ご希望|希望(?:の方|者)|お席の?確保|[\[(【]?要申込|QRコード|販売|券は|整理券の?配布"
)
_LASTS = lazy_compile(
    rf"{_HOUR}(?:まで|迄)、?(?:[^。\n]{{0,12}}?(?:開催|展示|公開|開設|設置|実施|上映|置い|続き|楽しめ|ご覧いただけ|開い)|です|[。!]|$)"
)
_DEADLINE = lazy_compile(rf"(?:{_ENDS})(?:日|日時|は|が|:|/|=|→|\.|…|・|[\]】)」>》]|、|です|厳守|[☞⇒→📅🗓⏰]){{0,4}}$")
_DEADLINE_OF = lazy_compile(rf"(?:{_ENDS})(?:日|日時)?は、?[^。、0-9]{{0,16}}の?、?$")
_PERIOD_TO_APPLY = lazy_compile(
    rf"(?:{_APPLICATION}|申請|提出|登録|販売|発売)(?:の)?(?:期間|期日|日程|時期)?[^0-9。]{{0,4}}$"
)
_OPENING = lazy_compile(
    rf"(?:(?:{_APPLICATION}|販売|発売|配布)(?:の)?(?:開始|スタート)(?:日|日時)?|発売日?|解禁日?)(?:は|:|/|[\]】)」]|、){{0,3}}$"
)
_FROM = lazy_compile(
    rf"{_HOUR}(?:(?:から|より)(?!の|{_CLOCK}|正午)|に?(?:受付|販売|発売|予約|募集|申込)?を?(?:開始|スタート|解禁)|~(?:$|先着|受付|なくなり))"
)
_SALES = lazy_compile(rf"{_APPLICATION}|発売|販売")
_CHOOSES = lazy_compile(r"抽選|審査|面接|選考|発表|入札|使え|利用")
_SENDS = (
    r"(?:お知らせ|お?送り|送付|発送|郵送|通知|(?:ご|お)?連絡|発表|お届け|お渡し|交付|配布|公表|投函|送ら|届き|届く|ご案内|"
    r"引き?換え|引換)"
)
_WE_DO = r"(?:し(?:ます|て)|いたし|致し|させて|する|差し上げ|開始|予定|$|[。、)!])"
_SENT_BY_US = lazy_compile(rf"[^。\n]{{0,30}}?{_SENDS}(?:(?:を|に|で)?{_WE_DO}|ます|ません|です)")
_ABOUT_PLACES = lazy_compile(
    r"(?:結果|当落|当選|抽選|整理券|入場券|参加証|受講票|招待券|可否|決定通知|案内状|ゼッケン|チケット|参加券|受講決定|"
    r"座席券)[^。\n0-9]{0,24}$"
)
_SENT_LABEL = lazy_compile(rf"(?:{_SENDS}|抽選)(?:日|予定日|開始日|開始|予定)?(?:は|:|/|[\]】)]|、)?$")
_HELD_LABEL = lazy_compile(
    r"(?:日時|とき|日にち|開催日時?|開催日程|開催|期日|実施日時?|日程|本番|当日|公演日?|大会日|開講日|講座日|試験日|出発日|旅行日|会期|開会|開演|上映日|"
    r"催行日|と\s?き|いつ|DATE|Date|date|第[0-9]{1,2}回|初回|初日|のお知らせ|のご案内)(?:は|:|/|=|[\]】)」>》]|、|→|…){0,3}$"
)
_EVENT = (
    r"(?:[一-龥ァ-ヶーぁ-ん]会(?![場社費員館])|教室|講座|講演|ま[つち]り|祭り?|祭典|コンサート|フェス(?:タ|ティバル)?|フェア|ツアー|[のスの]旅|体験|ライブ|公演|[一-龥]式|マラソン|"
    r"ウォーク|ハイキング|マルシェ|朝市|セミナー|ワークショップ|キャンプ|レース|つどい|集い|イベント|検診|健診|フォーラム|シンポジウム|カップ|収録|リーグ|"
    r"ひろば|デー|カフェ|クラブ|訓練|めぐり|狩り|掘り|ほり|合宿|遠足|演奏|寄席|発表|上映|選手権|トーナメント|づくり|作り)"
)
_NAMED_EVENT = lazy_compile(rf"{_EVENT}[」』】]?(?P<told>[はをが:/(]|も、?|の?(?:日|日時|日程)は|は、)?$")
_EVENT_OF_THE_DAY = lazy_compile(
    rf"(?!まで|迄|から|より|必着)(?:の|に、?|[「『])?[^。、\n0-9()]{{0,18}}?{_EVENT}[」』】]?(?:[!。♪✨を、(はにでが]|$|開催)"
)
_HOLDS = lazy_compile(
    r"[^。\n]{0,44}?(?:開きます|開催(?!地|場|要項|中|した|し(?:ました|て))|行います|受け付けます|行う(?:予定)?|催します|催し(?:ます|を)|実施します|開講|開演|開幕|あります|ございます|"
    r"上演(?:し|いた)|上映(?:し|いた)|始まり(?:ます)?|スタート|走り(?:ます)?|出かけ(?:ます|ましょう)|訪ねます|めぐります|巡ります|お届けし|繰り広げ|集い(?:ます)?|やります|"
    r"いたします|キックオフ|集合)"
)
_AT_AN_HOUR = lazy_compile(rf"[、の]?{_BRACKET}[、の・@/]?{_CLOCK}")
_SAID = lazy_compile(r"(?:[。、)!]|です|に(?:。|$)|で(?:、|す)|開催|$)")
_LINE_ENDS = lazy_compile(r"[、]?(?:[(][^()\n]{0,12}[)])?(?:開催)?[^一-龥ぁ-んァ-ヶA-Za-z0-9]{0,4}$")
_RESERVE = lazy_compile(r"(?:雨天|荒天|予備日|順延|延期|悪天候|雨の(?:とき|場合))")
_IS_PAST = lazy_compile(r"ました|でした|した(?:[。「、]|$)|された|行われた|だった")
_WORD = lazy_compile(r"[一-龥ぁ-んァ-ヶーA-Za-z0-9]")
_HEADING = 22
_OF_WHAT = 4
"""Characters before the word of a label that stands alone: 「■参加申込」."""
_LOOK_BACK = 80
_LOOK_ON = 70


def scheduled_days(document: Document) -> tuple[ScheduledDay, ...]:
    """Return the dates of a draft, in order, with what they are for."""
    return tuple(_read(document))


def days_of(document: Document, today: date | None, *roles: Role) -> Iterator[tuple[ScheduledDay, date]]:
    """Yield the days with one of these roles, and the calendar day where it is certain."""
    for one in document.once(scheduled_days):
        day = one.day(today) if one.role in roles else None
        if day is not None:
            yield one, day


def _read(document: Document) -> Iterator[ScheduledDay]:
    ends = {dates.first.start: dates.last for dates in document.date_ranges}
    began: ScheduledDay | None = None
    previous: ScheduledDay | None = None
    for number, mention in enumerate(document.dates):
        last = ends.get(mention.start)
        before = _before(document, number)
        final = number + 1 if last else number
        while final + 1 < len(document.dates) and _goes_on(document.dates[final], document.dates[final + 1]):
            final += 1
        after = _after(document, final)
        if began is not None:
            role = {Role.OPENS: Role.CLOSES}.get(began.role, began.role)
            current = ScheduledDay(mention, role, began.before, began.after)
            began = None
        else:
            role = _role(before, after)
            if role is Role.OTHER and previous and _goes_on(previous.mention, mention):
                role = previous.role
            if last is not None:
                role = Role.OPENS if role is Role.CLOSES or _PERIOD_TO_APPLY.search(before) else role
            current = ScheduledDay(mention, role, before, after)
            began = current if last is not None else None
        yield current
        previous = current


def _role(before: str, after: str) -> Role:
    if _IS_PAST.search(after):
        return Role.OTHER
    if _is_told(before, after):
        return Role.TOLD
    if _DEADLINE.search(before) or _DEADLINE_OF.search(before):
        return Role.CLOSES
    if _UNTIL.match(after):
        return _role_until(before, after)
    begins = _FROM.match(after) and not _CHOOSES.search(after[:24])
    if _OPENING.search(before) or (begins and (_SALES.search(before) or _SALES.search(after[:24]))):
        return Role.OPENS
    return Role.HELD if _is_held(before, after) else Role.OTHER


def _is_told(before: str, after: str) -> bool:
    """Whether the city sends or tells something on that day; 「断水のお知らせ 9月8日」 is the day of the event."""
    if _SENT_BY_US.match(after) and (_ABOUT_PLACES.search(before) or _ABOUT_PLACES.search(after[:24])):
        return True
    labelled = _SENT_LABEL.search(before) and not _UNTIL.match(after)
    return bool(labelled and (_ABOUT_PLACES.search(before) or not _HELD_LABEL.search(before)))


def _role_until(before: str, after: str) -> Role:
    asks = _APPLIES.search(before) or _APPLIES.search(after)
    if asks and not _SENT_BY_US.match(after):
        return Role.CLOSES
    return Role.HELD if _LASTS.match(after) else Role.OTHER


def _is_held(before: str, after: str) -> bool:
    if _RESERVE.search(before):
        return True
    if _HELD_LABEL.search(before):
        return True
    stands_alone = not _WORD.search(before)
    if stands_alone and (_AT_AN_HOUR.match(after) or _LINE_ENDS.match(after)):
        return True
    if _PERIOD_TO_APPLY.search(before):
        return False
    if _HOLDS.match(after) or _EVENT_OF_THE_DAY.match(after):
        return True
    return bool(_NAMED_EVENT.search(before) and (_AT_AN_HOUR.match(after) or _SAID.match(after)))


def _goes_on(first: DateMention, last: DateMention) -> bool:
    """「11月14日(土)・21日(土)」: days told in one breath."""
    return last.continues and last.start - first.end <= len("(水・祝)、")


def _before(document: Document, number: int) -> str:
    """The words before a date, without blanks: in its sentence, after the date before it, or a label above it."""
    mention = document.dates[number]
    start = max(document.sentence_at(mention.start).start, mention.start - _LOOK_BACK)
    if number and document.dates[number - 1].end > start:
        start = document.dates[number - 1].end
    before = document.text[min(start, mention.start) : mention.start].replace(" ", "")
    return before if _WORD.search(before) else _label_above(document, mention.start) or before


def _label_above(document: Document, place: int) -> str:
    """The line above that is nothing but a label: 「■申込締切」."""
    lines = document.text[max(0, place - _LOOK_BACK) : place].rpartition("\n")[0].rstrip()
    above = lines[-_HEADING:].rpartition("\n")[2].replace(" ", "")
    labels = (pattern.search(above) for pattern in (_DEADLINE, _HELD_LABEL, _OPENING, _PERIOD_TO_APPLY, _SENT_LABEL))
    return above if any(label and label.start() <= _OF_WHAT for label in labels) else ""


def _after(document: Document, number: int) -> str:
    """The words after a date, or after the last of those told in one breath: in its sentence, up to the next date."""
    mention = document.dates[number]
    end = min(document.sentence_at(mention.start).end, mention.end + _LOOK_ON)
    if number + 1 < len(document.dates):
        end = min(end, document.dates[number + 1].start)
    return document.text[mention.end : max(end, mention.end)].replace(" ", "").rstrip("\n")
