"""Drafts of a 運用ポリシー (§5(3)), 利用規約 (§5(4)) and bio (§5(6)) from what is known of an account.

What is not known is left open and marked 【要記入】, so that nobody takes a draft for finished and the check of
rules.policy_items finds exactly the open parts missing.
"""

from dataclasses import dataclass, replace

from rules.context import CityFacts

OPEN = "【要記入】"
"""Stands where a draft has nothing to say."""


@dataclass(frozen=True, slots=True)
class AccountDescription:
    """What a draft can tell of an account, in the words that are to stand in it; "" where it is not known.

    Args:
        service: the service by its public name (「フェイスブック」).
        name: the account's name as shown. url: its own page. operator: the section that runs it.
        purpose: what for. contents: what is told there. hours: when posts are made.
        response: how opinions and questions are answered. personal_information: how it is treated.
        observance: what readers must observe, one sentence each. rights: whose the rights are.
        disclaimer: what the city does not answer for.
        section_in_charge: where to ask, with a telephone number (no item of the guideline).
    """

    service: str = ""
    name: str = ""
    url: str = ""
    operator: str = ""
    purpose: str = ""
    contents: str = ""
    hours: str = ""
    response: str = ""
    personal_information: str = ""
    observance: tuple[str, ...] = ()
    rights: str = ""
    disclaimer: str = ""
    section_in_charge: str = ""


def with_usual_words(account: AccountDescription, city: CityFacts | None = None) -> AccountDescription:
    """Fill in what is much the same for every account of a city: オ of the policy, and the terms.

    The head of the section answers for these words as for the rest: they are a proposal to read and change.
    """
    name = (city or CityFacts()).name
    return replace(
        account,
        personal_information=account.personal_information
        or f"{name}は、このアカウントを通じて知り得た個人情報を、個人情報の保護に関する法律その他の法令に従って適正に"
        "取り扱い、ご本人の同意なく、ほかの目的に利用し、又は第三者に提供することはありません。",
        observance=account.observance
        or (
            "法令や公序良俗に反する内容を書き込まないでください。",
            "特定の個人や団体を誹謗中傷し、又は差別する内容を書き込まないでください。",
            "本人の承諾なく、個人を特定できる情報を書き込まないでください。",
            "営利、選挙運動、政治活動又は宗教活動を目的とする内容を書き込まないでください。",
            "事実でない内容や、他人になりすました内容を書き込まないでください。",
        ),
        rights=account.rights
        or f"このアカウントに掲載する文章、写真、動画などの著作権その他の知的財産権は、{name}又は"
        "正当な権利を有する者に帰属します。",
        disclaimer=account.disclaimer
        or f"{name}は、このアカウントの情報を利用したこと、又は利用できなかったことによって生じた損害について、"
        "責任を負いません。",
    )


def draft_policy(account: AccountDescription) -> str:
    """Return a 運用ポリシー in the order of §5(3)."""
    return _joined(
        _title(account, "運用ポリシー"),
        f"1　運用するソーシャルメディアの種類\n{_or_open(account.service)}",
        "2　アカウント名、URL、アカウント運用者名\n"
        f"(1) アカウント名　{_or_open(account.name)}\n"
        f"(2) URL　{_or_open(account.url)}\n"
        f"(3) アカウント運用者名　{_or_open(account.operator)}",
        f"3　情報発信の目的及び内容\n(1) 目的　{_or_open(account.purpose)}\n(2) 内容　{_or_open(account.contents)}",
        "4　運用方法\n"
        f"(1) 運用時間　{_or_open(account.hours)}\n"
        f"(2) 意見や質問への対応方法　{_or_open(account.response)}",
        f"5　個人情報に関する取り扱い\n{_or_open(account.personal_information)}",
        _contact(account),
    )


def draft_terms(account: AccountDescription) -> str:
    """Return a 利用規約 in the order of §5(4)."""
    rules = "\n".join(f"({number}) {_line(rule)}" for number, rule in enumerate(account.observance, 1))
    return _joined(
        _title(account, "利用規約"),
        f"1　利用上の遵守事項\n{rules or OPEN}",
        f"2　知的財産権の帰属\n{_or_open(account.rights)}",
        f"3　免責事項\n{_or_open(account.disclaimer)}",
        _contact(account),
    )


def draft_bio(account: AccountDescription, city: CityFacts | None = None) -> str:
    """Return a text for the free-text field (§5(6)): who runs the account, the city's homepage, its policy."""
    homepage = (city or CityFacts()).homepage
    who = f"{_line(account.operator)}の公式アカウントです。" if account.operator.strip() else f"{OPEN}。"
    return f"{who}運用方針に基づき運用しています。{homepage}"


def _title(account: AccountDescription, kind: str) -> str:
    """The heading; the name stands in it only where it also stands below, the service not at all."""
    return f"「{_line(account.name)}」{kind}" if account.name.strip() else kind


def _contact(account: AccountDescription) -> str:
    return f"お問い合わせ先\n{_line(account.section_in_charge)}" if account.section_in_charge.strip() else ""


def _or_open(words: str) -> str:
    return _line(words) or OPEN


def _line(words: str) -> str:
    """Words on one line: a line break in a fact must not begin a new item."""
    return " ".join(words.split())


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
