"""What a city file may say, and reading it with errors that name the place."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    UrlConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from bot.accounts.models import Platform
from bot.errors import UserError
from bot.org.reasons import reason
from rules.posting_hours import parse_hours

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
_SlackId = Annotated[str, StringConstraints(pattern=r"^[UW][A-Z0-9]{2,30}$")]
_ChannelId = Annotated[str, StringConstraints(pattern=r"^[CG][A-Z0-9]{2,30}$")]
_Address = Annotated[HttpUrl, UrlConstraints(max_length=300)]
_Clock = Annotated[str, StringConstraints(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")]
_Day = Annotated[str, StringConstraints(pattern=r"^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]

_LINE = re.compile(r"at line (\d+)")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CityPart(_Part):
    """`[city]`."""

    name: _Name
    homepage: _Address
    area_code: Annotated[str, StringConstraints(pattern=r"^0\d{1,4}$")]


def _is_a_day(text: str) -> bool:
    """Whether there is such a day; "02-29" is one of every fourth year."""
    try:
        date.fromisoformat(text if len(text) == len("2000-02-29") else f"2000-{text}")
    except ValueError:
        return False
    return True


class HoursPart(_Part):
    """`[hours]`: working hours and the office's own closed days, "MM-DD" or "YYYY-MM-DD"."""

    start: _Clock = "08:30"
    end: _Clock = "17:15"
    closed: tuple[_Day, ...] = ("12-29", "12-30", "12-31", "01-02", "01-03")

    @field_validator("closed")
    @classmethod
    def _days_of_the_calendar(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for day in value:
            if not _is_a_day(day):
                raise ValueError(f"{day} という日はありません")
        return value

    @model_validator(mode="after")
    def _a_stretch_of_one_day(self) -> Self:
        hours = parse_hours(f"{self.start}-{self.end}")
        if hours.start >= hours.end:
            raise ValueError(f"勤務の終わり {self.end} が、始まり {self.start} より後になっていません")
        return self


class ChannelsPart(_Part):
    """`[channels]`."""

    incidents: _ChannelId | None = None
    pr: _ChannelId | None = None


class EscalationPart(_Part):
    """`[escalation]`: who is told of a grave incident besides the head and the PR division（§7）."""

    director: tuple[_SlackId, ...] = ()
    vice_mayor: tuple[_SlackId, ...] = ()
    crisis: tuple[_SlackId, ...] = ()


class SectionPart(_Part):
    """`[[sections]]`."""

    name: _Name
    pr_division: bool = False
    head: _SlackId | None = None
    acting: tuple[_SlackId, ...] = ()
    staff: tuple[_SlackId, ...] = ()


class AccountPart(_Part):
    """`[[accounts]]`."""

    platform: Platform
    name: _Name
    handle: _Name
    url: _Address
    sections: Annotated[tuple[_Name, ...], Field(min_length=1)]
    #: Of several sections the one whose head approves for all (§5(1)).
    lead: _Name | None = None
    hours: str = "08:30-17:15"

    @field_validator("hours")
    @classmethod
    def _two_times(cls, value: str) -> str:
        parse_hours(value)
        return value


class CityFile(_Part):
    """The whole file."""

    city: CityPart
    hours: HoursPart = HoursPart()
    channels: ChannelsPart = ChannelsPart()
    escalation: EscalationPart = EscalationPart()
    sections: Annotated[tuple[SectionPart, ...], Field(min_length=1)]
    accounts: tuple[AccountPart, ...] = ()


def read_city_file(path: Path) -> CityFile:
    """Read and check a city file.

    Raises:
        UserError: it is not there, not TOML, or says something it may not; names line or key.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"市のファイル {path} を開けません。", "場所と読み取りの権限を確かめてください。") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} の文字コードが UTF-8 ではありません。", "UTF-8 で保存し直してください。") from error
    except tomllib.TOMLDecodeError as error:
        where = _LINE.search(str(error))
        line = f"{where[1]}行目" if where else "最後の行"
        raise UserError(f"{path} の{line}が TOML の書き方になっていません。", "その行を直してください。") from error
    try:
        parsed = CityFile.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UserError(
            f"{path} の {place} の値が正しくありません（{reason(first)}）。", "直してから取り込んでください。"
        ) from error
    _consistent(path, parsed)
    return parsed


def _consistent(path: Path, parsed: CityFile) -> None:
    names = [section.name for section in parsed.sections]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise UserError(f"{path} に所属「{doubled[0]}」が二つあります。", "一つにまとめてください。")
    for account in parsed.accounts:
        unknown = [name for name in account.sections if name not in names]
        if unknown:
            raise UserError(
                f"{path} のアカウント「{account.name}」の所属「{unknown[0]}」がありません。",
                "[[sections]] の name と同じ名前を書いてください。",
            )
        if account.lead is not None and account.lead not in account.sections:
            raise UserError(
                f"{path} のアカウント「{account.name}」の lead「{account.lead}」が sections にありません。",
                "sections の中の名前を書くか、lead の行を消してください。",
            )
    if not any(section.pr_division for section in parsed.sections):
        raise UserError(f"{path} に秘書広報課がありません。", "一つの所属に pr_division = true を書いてください。")
