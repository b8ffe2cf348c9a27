"""A policy with every item, to take parts from or to put others in; what a reading of one lacks."""

from rules.policy_items import Report, check_policy

COMPLETE = {
    "種類": "フェイスブック",
    "アカウント名": "新見市観光だより",
    "URL": "https://www.facebook.com/niimi.kanko",
    "運用者": "新見市産業部商工観光課",
    "目的": "市の見どころを知っていただき、訪れる方を増やす",
    "内容": "季節の風景、催しの案内",
    "運用時間": "平日の午前8時30分から午後5時15分まで",
    "ご意見への対応": "コメントには返信しません",
    "個人情報": "知り得た個人情報を第三者に提供しません",
}


def policy(**changes: str) -> str:
    """The policy with other words behind some labels; "" leaves a label empty, "-" takes it out."""
    lines = {**COMPLETE, **changes}
    return "\n".join(f"{label}：{words}" for label, words in lines.items() if words != "-")


def missing(report: Report) -> list[str]:
    """The keys of what is missing."""
    return [part.key for item in report.items for part in item.missing]


def missing_in(text: str, platform: str = "facebook") -> list[str]:
    """The keys of what a policy lacks."""
    return missing(check_policy(text, platform=platform))
