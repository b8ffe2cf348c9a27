"""How grave an incident is (level 0 to 3): a proposal with its reasons, who is told, who leads, what waits."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import IntEnum

from rules.incidents.facts import IncidentFacts
from rules.incidents.kinds import Answer, Duty, IncidentKind
from rules.rule_files import RuleFile


class Level(IntEnum):
    """How grave it is."""

    NOTICE = 0
    WATCH = 1
    GRAVE = 2
    CRITICAL = 3

    @property
    def japanese(self) -> str:
        """「レベル2（厳戒）」."""
        return f"レベル{self.value}（{('注意', '警戒', '厳戒', '重大')[self.value]}）"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers from which critical replies count: to be tuned by the city from what it really sees."""

    notice_per_hour: int = 5
    watch_per_hour: int = 20
    grave_per_hour: int = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level and why, in whole sentences for people; the gravest reasons first."""

    level: Level
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """What waits while the incident is open.

    `drafts_wait`: drafts of the account that are not posted yet wait, and 代決 is off (炎上 and 乗っ取り at any level).
    `replies_need_head`: replies need the responsible head. `concurrence`: every post of the account needs 合議.
    `all_accounts`: every account of the city is paused except for 命に関わる情報. `japanese` says it to people.
    """

    drafts_wait: bool
    replies_need_head: bool
    concurrence: bool
    all_accounts: bool

    @property
    def japanese(self) -> str:
        """What waits, for people; empty where nothing does."""
        said = []
        if self.all_accounts:
            said.append("市のすべてのアカウントの投稿を止めています。命に関わる情報だけは投稿できます。")
        if self.drafts_wait:
            said.append("このアカウントの投稿案は、事案が終わるまで待ちます。代決はできません。")
        if self.concurrence:
            said.append("このアカウントの投稿には、秘書広報課の合議が必要です。")
        elif self.replies_need_head:
            said.append("返信には、所属長の承認が必要です。")
        return "\n".join(said)


def read_thresholds(file: RuleFile) -> Thresholds:
    """Return the numbers of a city's `levels.toml`; what it leaves out stays as it is.

    Raises:
        BrokenRuleFileError: a number is none, a key is unknown, or a higher level would begin before a lower one.
    """
    item, known = file.whole(), [field.name for field in fields(Thresholds)]
    item.only(known)
    found = replace(Thresholds(), **{name: item.number(name) for name in known if name in item.values})
    if not 0 < found.notice_per_hour < found.watch_per_hour < found.grave_per_hour:
        raise file.broken("数は notice_per_hour、watch_per_hour、grave_per_hour の順に大きくしてください", 1)
    return found


def propose_level(facts: IncidentFacts, thresholds: Thresholds = Thresholds()) -> Proposal:
    """Return the level that the facts call for, with the reasons for exactly that level.

    People decide: it is a proposal. What is unknown raises nothing.
    """
    found = list(_reasons(facts, thresholds))
    level = max((one for one, _ in found), default=Level.NOTICE)
    reasons = tuple(reason for one, reason in found if one is level)
    return Proposal(level, reasons or ("広がりや被害は、まだ確かめられていません。",))


def hold_of(kind: IncidentKind, level: Level) -> Hold:
    """Return what waits at a level (DESIGN: an incident holds the account)."""
    return Hold(
        drafts_wait=kind in (IncidentKind.BACKLASH, IncidentKind.TAKEOVER),
        replies_need_head=level >= Level.WATCH,
        concurrence=level >= Level.GRAVE,
        all_accounts=level >= Level.CRITICAL,
    )


def told_at(level: Level) -> tuple[Duty, ...]:
    """Return who is told at a level, in the order of being told. Each level tells everybody of the lower ones."""
    told: tuple[Duty, ...] = (Duty.SECTION_HEAD, Duty.PR_DIVISION)
    if level >= Level.GRAVE:
        told += (Duty.DIRECTOR, Duty.VICE_MAYOR)
    if level >= Level.CRITICAL:
        told += (Duty.CRISIS,)
    return told


def works_day_and_night(level: Level) -> bool:
    """Whether the clock calls people outside working hours too."""
    return level >= Level.GRAVE


def _reasons(facts: IncidentFacts, thresholds: Thresholds) -> Iterator[tuple[Level, str]]:
    yield from _harm(facts)
    yield from _spread(facts, thresholds)
    yield from _by_kind(facts)


#: What raises the level where it is answered with yes, by the name of the fact.
_HARMS: tuple[tuple[str, Level, str], ...] = (
    ("life_safety", Level.CRITICAL, "命に関わるおそれがあります。"),
    ("crime", Level.CRITICAL, "人や施設への脅しなど、犯罪の疑いがあります。"),
    ("national_press", Level.CRITICAL, "全国の報道で取り上げられています。"),
    ("legal_claim", Level.CRITICAL, "法的な請求を受けています。"),
    ("personal_data", Level.GRAVE, "個人情報が含まれています。"),
    ("money", Level.GRAVE, "お金やカード番号の被害があります。"),
    ("press_inquiry", Level.GRAVE, "報道機関から問合せが来ています。"),
    ("influencer", Level.GRAVE, "影響の大きい人やまとめサイトが広めています。"),
    ("calls_elsewhere", Level.GRAVE, "ほかの課にも電話が来ています。"),
)


def _harm(facts: IncidentFacts) -> Iterator[tuple[Level, str]]:
    for fact, level, reason in _HARMS:
        if getattr(facts, fact) is Answer.YES:
            yield level, reason


def _spread(facts: IncidentFacts, thresholds: Thresholds) -> Iterator[tuple[Level, str]]:
    counts = facts.counts
    critical = counts.critical_per_hour or 0
    said = f"批判の返信が1時間に{critical:,}件あります"
    if critical >= thresholds.grave_per_hour:
        yield Level.GRAVE, f"{said}（目安は{thresholds.grave_per_hour}件以上）。"
    elif critical >= thresholds.watch_per_hour:
        yield Level.WATCH, f"{said}（目安は{thresholds.watch_per_hour}件以上）。"
    elif critical >= thresholds.notice_per_hour or (counts.usual_per_hour and critical >= 2 * counts.usual_per_hour):
        yield Level.NOTICE, f"{said}。"
    if counts.quotes is not None and counts.likes is not None and counts.quotes > counts.likes:
        yield Level.WATCH, f"引用（{counts.quotes:,}件）が、いいね（{counts.likes:,}件）より多くなっています。"
    if counts.phone_complaints:
        yield Level.WATCH, f"苦情の電話が{counts.phone_complaints:,}件来ています。"


def _by_kind(facts: IncidentFacts) -> Iterator[tuple[Level, str]]:
    if facts.kind is IncidentKind.TAKEOVER and facts.recovered is not Answer.YES:
        yield Level.GRAVE, "市のアカウントを、市の外の人が操作しているおそれがあります。"
    elif facts.kind is IncidentKind.TAKEOVER:
        yield Level.WATCH, "乗っ取りがありましたが、管理は取り戻せています。"
    elif facts.kind is IncidentKind.IMPERSONATION and facts.campaign is Answer.YES:
        yield Level.GRAVE, "キャンペーンの応募者が、偽のアカウントにだまされるおそれがあります。"
    elif facts.kind in (IncidentKind.BACKLASH, IncidentKind.IMPERSONATION, IncidentKind.SUSPENSION):
        yield Level.WATCH, f"{facts.kind.japanese}は、所属長が指揮して対応します。"
    elif facts.kind is IncidentKind.FALSE_INFORMATION and facts.ongoing is Answer.YES:
        yield Level.WATCH, "市の名前を使ったまちがった情報が、今も広まっています。"
