"""What is known of an image: what its file says of itself, and what the drafter says of it."""

from dataclasses import dataclass
from enum import StrEnum

from rules.finding import Subject


class Position(StrEnum):
    """撮影場所の位置情報: whether the file tells where the picture was taken."""

    NONE = "none"
    FOUND = "found"
    UNREADABLE = "unreadable"


class Trace(StrEnum):
    """What else a file may tell of who made it, with what and where."""

    AUTHOR = "author"
    SERIAL = "serial"
    PLACE = "place"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return {"author": "作成者の名前", "serial": "カメラの製造番号", "place": "撮影地の地名"}[self.value]


class Licence(StrEnum):
    """権利: by what right the city may show the image."""

    OWN = "own"
    PROVIDED = "provided"
    FREE = "free"
    OTHER = "other"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return {
            "own": "自作（職員が撮影・作成）",
            "provided": "提供（使う許可を得た）",
            "free": "フリー素材",
            "other": "その他",
        }[self.value]

    @property
    def needs_source(self) -> bool:
        """Whether it must be said where the image comes from."""
        return self is not Licence.OWN


class Consent(StrEnum):
    """写っている人の同意."""

    NOBODY = "nobody"
    GIVEN = "given"
    UNKNOWN = "unknown"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return {"nobody": "人は写っていない", "given": "同意あり", "unknown": "未確認"}[self.value]


@dataclass(frozen=True, slots=True)
class ImageAnswers:
    """What the drafter says of an image; what is not answered is None or empty."""

    licence: Licence | None = None
    source: str = ""
    consent: Consent | None = None
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class ImageToCheck:
    """An image of a draft as the checks see it."""

    subject: Subject
    position: Position = Position.NONE
    traces: tuple[Trace, ...] = ()
    answers: ImageAnswers = ImageAnswers()
