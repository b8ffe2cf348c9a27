"""Environment → frozen settings. A `.env` file in the working folder is read too."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import UserError

SLACK_API = "https://slack.com/api/"


class Settings(BaseSettings):
    """What the operator sets; see README for the meaning of each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    slack_bot_token: str = ""
    slack_app_token: str = ""
    slack_signing_secret: str = ""
    slack_api_url: str = SLACK_API
    database_url: str = "sqlite:///data/snsbot.db"
    city_file: Path = Field(default=Path("city.toml"), validation_alias="SNSBOT_CITY")
    port: int = Field(default=3000, ge=0, le=65535)
    #: The folder of a city's own playbooks and texts for incidents (§7); none where not set.
    handbook: Path | None = Field(default=None, validation_alias="SNSBOT_HANDBOOK")
    #: Days for which an approval counts, from the approval or the planned time, whichever is later.
    approval_days: int = Field(default=3, ge=1, le=60, validation_alias="SNSBOT_APPROVAL_DAYS")
    #: What an image may be at most: millions of bytes of its file, millions of pixels of its picture.
    image_megabytes: int = Field(default=20, ge=1, le=50, validation_alias="SNSBOT_IMAGE_MB")
    image_megapixels: int = Field(default=60, ge=1, le=200, validation_alias="SNSBOT_IMAGE_MEGAPIXELS")
    #: Working hours after which a decision is asked for again, three times; then the deputy and the PR division hear.
    remind_hours: float = Field(default=2, gt=0, le=40, validation_alias="SNSBOT_REMIND_HOURS")
    #: Minutes, day and night, after which that is done for what is urgent（緊急）.
    remind_urgent_minutes: float = Field(default=30, gt=0, le=1440, validation_alias="SNSBOT_REMIND_URGENT_MINUTES")
    #: Minutes after the planned time when the drafter is asked whether the text was posted.
    remind_posting_minutes: float = Field(default=30, gt=0, le=1440, validation_alias="SNSBOT_REMIND_POSTING_MINUTES")
    #: Hours before an approval runs out when the drafter is told.
    remind_expiry_hours: float = Field(default=24, gt=0, le=720, validation_alias="SNSBOT_REMIND_EXPIRY_HOURS")
    #: Seconds after which a message that a process was sending counts as left behind by a dead process. Shorter than
    #: twice a call to Slack (10 seconds) it also takes messages from a process that is only slow: they are then looked
    #: for and may come twice. Such leases are for tests that kill processes.
    lease_seconds: int = Field(default=60, ge=1, validation_alias="SNSBOT_LEASE_SECONDS")

    @field_validator("slack_bot_token", "slack_app_token", "slack_signing_secret")
    @classmethod
    def _can_be_sent(cls, value: str) -> str:
        if not (value.isascii() and value.isprintable()) or " " in value:
            raise ValueError("a token consists of visible ASCII characters")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("not an address of a web server")
        return value

    @property
    def api_url(self) -> str:
        """The Web API's address, with the slash at its end that the client needs."""
        return self.slack_api_url if self.slack_api_url.endswith("/") else self.slack_api_url + "/"


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        UserError: a value cannot be understood.
    """
    try:
        return Settings()
    except UnicodeDecodeError as error:
        raise UserError(".env の文字コードが UTF-8 ではありません。", "UTF-8 で保存し直してください。") from error
    except ValidationError as error:
        names = "、".join(sorted({str(one["loc"][0]).upper() for one in error.errors()}))
        raise UserError(f"設定 {names} の値が正しくありません。", ".env か環境変数を直してください。") from error
