"""The words in which incidents are described: kinds, answers, duties, conditions, evidence, topics of help.

Values are the codes that playbooks and the database use; `japanese` is what staff read.
"""

from enum import StrEnum


class IncidentKind(StrEnum):
    """What has happened（種別）."""

    BACKLASH = "backlash"
    IMPERSONATION = "impersonation"
    TAKEOVER = "takeover"
    ERRONEOUS_POST = "erroneous_post"
    VIOLATING_COMMENT = "violating_comment"
    SUSPENSION = "suspension"
    FALSE_INFORMATION = "false_information"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return _KINDS[self]


class Answer(StrEnum):
    """What is known on a question of yes or no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return {"yes": "はい", "no": "いいえ", "unknown": "まだ分かりません"}[self.value]


class Cause(StrEnum):
    """Whether it is known why it happened. Nothing asserts a cause before it is confirmed."""

    CHECKING = "checking"
    CONFIRMED = "confirmed"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return {"checking": "確認中", "confirmed": "確認済み"}[self.value]


class Duty(StrEnum):
    """Who does a step, or is told: the part somebody plays in an incident, not a role of the organisation."""

    REPORTER = "reporter"
    POSTER = "poster"
    SECOND = "second"
    SCRIBE = "scribe"
    LEAD = "lead"
    SECTION_HEAD = "section_head"
    PR_DIVISION = "pr_division"
    DIRECTOR = "director"
    VICE_MAYOR = "vice_mayor"
    CRISIS = "crisis"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return _DUTIES[self]


class Condition(StrEnum):
    """When a step applies; `rules.incidents.facts.holds` says whether it does."""

    PERSONAL_DATA = "personal_data"
    MONEY = "money"
    LIFE_SAFETY = "life_safety"
    CRIME = "crime"
    ONGOING = "ongoing"
    OUR_ACCOUNT = "our_account"
    NOT_OUR_ACCOUNT = "not_our_account"
    CAMPAIGN = "campaign"
    STILL_LOGGED_IN = "still_logged_in"
    LOCKED_OUT = "locked_out"
    NOT_RECOVERED = "not_recovered"
    REPEATED = "repeated"
    LEVEL_2 = "level_2"

    @property
    def japanese(self) -> str:
        """The words staff see before what to do:「個人情報が含まれるとき」."""
        return _CONDITIONS[self]


class Evidence(StrEnum):
    """A field that is asked when a step is done."""

    POST_URL = "post_url"
    PROFILE_URL = "profile_url"
    ACCOUNT_ID = "account_id"
    SCREENSHOT = "screenshot"
    SAVED_PAGE = "saved_page"
    SHA256 = "sha256"
    SAVED_AT = "saved_at"
    METRICS = "metrics"
    CALLS = "calls"
    CASE_ID = "case_id"
    TERMS_CLAUSE = "terms_clause"
    DECISION = "decision"
    DECIDED_BY = "decided_by"
    PUBLISHED_URL = "published_url"
    LOGIN_HISTORY = "login_history"
    CHANGED_FIELDS = "changed_fields"
    APPS = "apps"
    ADMINISTRATORS = "administrators"
    SENT_MESSAGES = "sent_messages"
    ADS = "ads"
    ROTATION = "rotation"
    NOTE = "note"

    @property
    def japanese(self) -> str:
        """The label of the field."""
        return _EVIDENCE[self]


class HelpTopic(StrEnum):
    """What a platform's own pages are needed for (rules.incidents.platform_help)."""

    IMPERSONATION = "impersonation"
    RECOVERY = "recovery"
    SESSIONS = "sessions"
    APPS = "apps"
    ADMINISTRATORS = "administrators"
    ADS = "ads"
    APPEAL = "appeal"

    @property
    def japanese(self) -> str:
        """The heading staff see."""
        return _TOPICS[self]


class Apology(StrEnum):
    """How far the city apologises, from the words that are always possible to those that need a decision."""

    CONCERN = "concern"
    REGRET = "regret"
    APOLOGY = "apology"

    @property
    def japanese(self) -> str:
        """The sentence that goes into a text."""
        return _APOLOGIES[self]

    @property
    def rank(self) -> int:
        """0 for the mildest."""
        return list(Apology).index(self)


class Channel(StrEnum):
    """Where a text goes."""

    SNS = "sns"
    HOMEPAGE = "homepage"
    PLATFORM = "platform"
    PRESS = "press"
    INTERNAL = "internal"
    REPLY = "reply"

    @property
    def japanese(self) -> str:
        """The word staff see."""
        return _CHANNELS[self]

    @property
    def is_public(self) -> bool:
        """Whether citizens read it."""
        return self in (Channel.SNS, Channel.HOMEPAGE, Channel.PRESS, Channel.REPLY)


_KINDS = {
    IncidentKind.BACKLASH: "炎上",
    IncidentKind.IMPERSONATION: "なりすまし",
    IncidentKind.TAKEOVER: "アカウント乗っ取り",
    IncidentKind.ERRONEOUS_POST: "誤投稿",
    IncidentKind.VIOLATING_COMMENT: "違反コメント",
    IncidentKind.SUSPENSION: "凍結",
    IncidentKind.FALSE_INFORMATION: "虚偽情報",
}
_DUTIES = {
    Duty.REPORTER: "気付いた人",
    Duty.POSTER: "投稿担当者",
    Duty.SECOND: "二人目の確認者",
    Duty.SCRIBE: "記録係",
    Duty.LEAD: "指揮者",
    Duty.SECTION_HEAD: "所属長",
    Duty.PR_DIVISION: "秘書広報課",
    Duty.DIRECTOR: "部長",
    Duty.VICE_MAYOR: "副市長",
    Duty.CRISIS: "危機管理担当",
}
_CONDITIONS = {
    Condition.PERSONAL_DATA: "個人情報が含まれるとき（まだ分からないときも）",
    Condition.MONEY: "お金やカード番号の被害があるとき",
    Condition.LIFE_SAFETY: "命に関わるとき",
    Condition.CRIME: "脅しなど犯罪の疑いがあるとき",
    Condition.ONGOING: "今も続いているとき（まだ分からないときも）",
    Condition.OUR_ACCOUNT: "市のアカウントのとき",
    Condition.NOT_OUR_ACCOUNT: "市のアカウントではないとき",
    Condition.CAMPAIGN: "応募や抽選のキャンペーン中のとき",
    Condition.STILL_LOGGED_IN: "まだログインできるとき",
    Condition.LOCKED_OUT: "ログインできないとき",
    Condition.NOT_RECOVERED: "管理を取り戻せていないとき",
    Condition.REPEATED: "同じ人が繰り返しているとき",
    Condition.LEVEL_2: "レベル2以上のとき",
}
_EVIDENCE = {
    Evidence.POST_URL: "投稿のURL",
    Evidence.PROFILE_URL: "プロフィールのURL",
    Evidence.ACCOUNT_ID: "ユーザー名と、見えれば数字のID",
    Evidence.SCREENSHOT: "画面の写しの保存場所",
    Evidence.SAVED_PAGE: "保存したページ（PDFなど）の場所",
    Evidence.SHA256: "ファイルのSHA-256（分からなければ、情報担当に頼みます）",
    Evidence.SAVED_AT: "保存した日時（分まで）と保存した人",
    Evidence.METRICS: "表示・返信・引用・再投稿・いいねの数",
    Evidence.CALLS: "電話・メール・取材の件数（取材は時刻と社名）",
    Evidence.CASE_ID: "運営会社の受付番号",
    Evidence.TERMS_CLAUSE: "当てはまる利用規約の条項",
    Evidence.DECISION: "決めたこと",
    Evidence.DECIDED_BY: "決めた人",
    Evidence.PUBLISHED_URL: "掲載したページや投稿のURL",
    Evidence.LOGIN_HISTORY: "ログイン履歴の写しの保存場所",
    Evidence.CHANGED_FIELDS: "変えられた項目（名前・メール・電話など）",
    Evidence.APPS: "外した連携アプリ",
    Evidence.ADMINISTRATORS: "確かめた管理者の一覧",
    Evidence.SENT_MESSAGES: "勝手に送られたメッセージの有無と件数",
    Evidence.ADS: "勝手に作られた広告の有無と請求額",
    Evidence.ROTATION: "パスワードを変えた日時と人（パスワードは書きません）",
    Evidence.NOTE: "確かめたこと",
}
_TOPICS = {
    HelpTopic.IMPERSONATION: "なりすましの報告",
    HelpTopic.RECOVERY: "管理を取り戻す手続",
    HelpTopic.SESSIONS: "ログイン端末の確認",
    HelpTopic.APPS: "連携アプリの確認",
    HelpTopic.ADMINISTRATORS: "管理者の確認",
    HelpTopic.ADS: "広告と請求の確認",
    HelpTopic.APPEAL: "凍結への異議申立て",
}
_APOLOGIES = {
    Apology.CONCERN: "ご心配をおかけしております。",
    Apology.REGRET: "ご迷惑をおかけし申し訳ございません。",
    Apology.APOLOGY: "深くお詫び申し上げます。",
}
_CHANNELS = {
    Channel.SNS: "SNSへの書き込み",
    Channel.HOMEPAGE: "市ホームページ",
    Channel.PLATFORM: "運営会社への依頼",
    Channel.PRESS: "報道提供",
    Channel.INTERNAL: "庁内の連絡",
    Channel.REPLY: "電話や窓口での答え方",
}
