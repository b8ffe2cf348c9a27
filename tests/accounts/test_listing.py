"""§5(5): the list for the homepage says what was received, keeps closed accounts, is confirmed after each change."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.accounts.errors import NotYourAccount
from bot.accounts.listed import ListedAccount, ListedText, Listing
from bot.accounts.listing import ListingChanged
from bot.accounts.pages import csv_table, html_page
from bot.accounts.states import State
from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.org.service import Org
from bot.practice.demo import DEMO_CITY
from rules.guideline import clauses
from tests.accounts.sections import HANAKO, PAGE, PR, PR_HEAD, PR_THIRD, Sections
from tests.support.clocks import THURSDAY_MORNING

HOSTILE = "<script>alert(1)</script>\"'&"


class Page(HTMLParser):
    """What a screen reader and a link checker find in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [str(found["id"]) for _, found in self.tags if "id" in found]


def listed(**more: object) -> ListedAccount:
    one = ListedAccount(
        id=7,
        platform="X",
        name="新見の朝市",
        handle="niimi_asaichi",
        url="https://x.com/niimi_asaichi",
        sections=("産業部商工観光課",),
        hours="09:00〜17:00",
        closed=False,
        policy=ListedText(2, "運用ポリシーの本文"),
        terms=ListedText(1, "利用規約の本文"),
    )
    return replace(one, **more)  # type: ignore[arg-type]


def listing(*accounts: ListedAccount) -> Listing:
    return Listing("新見市", "https://www.city.niimi.okayama.jp/", accounts)


def test_the_page_names_kind_account_and_link_and_holds_guideline_policy_and_terms() -> None:
    text = html_page(listing(listed()), at=THURSDAY_MORNING)

    for said in ("X", "新見の朝市", 'href="https://x.com/niimi_asaichi"', "運用ポリシーの本文", "利用規約の本文"):
        assert said in text
    assert "更新日：令和8年11月26日（木）" in text
    unescaped = text.replace("&#34;", '"').replace("&lt;", "<").replace("&gt;", ">")
    assert all(one.text in unescaped for one in clauses())


def test_a_closed_account_stays_as_closed_without_a_link() -> None:
    text = html_page(listing(listed(closed=True)), at=THURSDAY_MORNING)
    assert "廃止したアカウント" in text
    assert "新見の朝市" in text
    assert "https://x.com/niimi_asaichi" not in text


def test_the_page_can_be_read_by_everybody() -> None:
    accounts = (listed(), listed(id=8, policy=None, terms=None), listed(id=9, closed=True))
    page = Page(html_page(listing(*accounts), at=THURSDAY_MORNING))

    assert page.of("html") == [{"lang": "ja"}]
    assert len(page.of("h1")) == len(page.of("main")) == len(page.of("title")) == 1
    assert all("scope" in one for one in page.of("th"))
    assert len(page.of("caption")) == len(page.of("table")) == 2
    assert len(set(page.ids)) == len(page.ids)
    inside = [str(one["href"])[1:] for one in page.of("a") if str(one["href"]).startswith("#")]
    assert set(inside) <= set(page.ids), "a link leads nowhere"
    assert not page.of("script")
    assert not page.of("img")


def test_what_people_wrote_is_never_markup() -> None:
    account = listed(name=HOSTILE, sections=(HOSTILE,), policy=ListedText(1, HOSTILE), handle=HOSTILE)
    page = Page(html_page(listing(account), at=THURSDAY_MORNING))
    assert not page.of("script")


def test_the_table_opens_in_a_table_program_and_holds_no_formula() -> None:
    text = csv_table(listing(listed(name="=HYPERLINK(1)", handle="-1+2", sections=("@SUM(1)", "+81"))))

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1][2:6] == ["'=HYPERLINK(1)", "'-1+2", "https://x.com/niimi_asaichi", "'@SUM(1)、+81"]


def test_the_list_shows_what_was_received_not_what_is_being_changed(sections: Sections) -> None:
    account = sections.opens()
    sections.renames(account, "新見の朝市と夜市")

    def name() -> str:
        return next(one.name for one in sections.office.listings.current().accounts if one.id == account)

    assert name() == "新見の朝市"
    sections.reports(account)
    sections.receives(account)
    assert name() == "新見の朝市と夜市"


def test_an_account_that_is_not_received_is_not_on_the_list(sections: Sections) -> None:
    account = sections.prepares()
    sections.reports(account)
    assert account not in {one.id for one in sections.office.listings.current().accounts}


def test_the_pr_division_is_told_of_each_change_and_confirms_it(sections: Sections) -> None:
    account = sections.prepares()
    sections.reports(account)
    sections.receives(account)
    assert sections.told("listing_due") == [PR_HEAD, PR, PR_THIRD]
    assert not sections.office.listings.state().up_to_date

    sections.lists()
    assert sections.office.listings.state().up_to_date

    sections.renames(account, "新見の朝市と夜市")
    sections.writes_bio_and_all(account)
    assert not sections.office.listings.state().up_to_date
    assert len(sections.told("listing_due")) == 6


def test_only_the_list_as_it_is_now_is_confirmed_on_the_citys_own_pages_by_the_pr_division(sections: Sections) -> None:
    confirm, digest = sections.office.listings.confirm, sections.office.listings.current().digest
    with pytest.raises(NotYourAccount):
        confirm(digest, PAGE, by=HANAKO)
    with pytest.raises(ListingChanged):
        confirm("0" * 64, PAGE, by=PR)
    login = PAGE.replace("https://", "https://kanri:Kanko77x@")
    for url in ("https://example.com/sns.html", "https://city.niimi.okayama.jp.example.com/", "ftp://[", "", login):
        with pytest.raises(UserError) as refused:
            confirm(digest, url, by=PR)
        assert refused.value.field == "url"
        assert "Kanko77x" not in str(refused.value)
    confirm(digest, PAGE, by=PR)


def test_the_reminder_comes_until_it_is_confirmed(sections: Sections) -> None:
    account = sections.prepares()
    sections.reports(account)
    sections.receives(account)
    first = len(sections.told("listing_due"))
    for times in (1, 2):
        sections.clock.forward(timedelta(days=5))
        sections.office.reminding.tick()
        assert len(sections.told("listing_due")) == first + 3 * times

    sections.lists()
    sections.clock.forward(timedelta(days=30))
    sections.office.reminding.tick()
    assert len(sections.told("listing_due")) == first + 6
    assert sections.state(account) is State.RECEIVED


def test_an_import_that_changes_a_listed_account_is_told_too(sections: Sections, tmp_path: Path) -> None:
    sections.lists()
    told = len(sections.told("listing_due"))
    org = Org(sections.bot.store)
    org.import_city(read_city_file(DEMO_CITY))
    assert len(sections.told("listing_due")) == told, "nothing changed"

    file = tmp_path / "city.toml"
    file.write_text(DEMO_CITY.read_text(encoding="utf-8").replace("新見市観光", "新見の観光"), encoding="utf-8")
    org.import_city(read_city_file(file))

    assert len(sections.told("listing_due")) == told + 3
    assert sections.office.desks.home(by=PR).page_behind
