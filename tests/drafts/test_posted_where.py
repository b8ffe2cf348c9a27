"""投稿先の確認: an address that looks like another account's is asked about, and the answer is kept (§7(1))."""

import pytest
import sqlalchemy as sa

from bot.accounts.models import Account
from bot.audit.reading import export
from bot.drafts.content import Content
from bot.drafts.errors import NotYours, SecretInText
from bot.drafts.posted_where import PlaceInDoubt
from bot.drafts.posting import Posted
from bot.drafts.states import State
from bot.drafts.views import DraftView
from bot.store.unit import Store
from tests.drafts.desk import ALICE, BOB, FRANK, handed_in, told
from tests.support.offices import SECRET, Services

OURS = "https://www.facebook.com/niimi.kanko/posts/1"
CITYS = "https://x.com/niimi_city/status/1"


def account(store: Store, handle: str) -> int:
    with store.read() as session:
        return session.scalars(sa.select(Account.id).where(Account.handle == handle)).one()


def approved(office: Services) -> DraftView:
    return office.deciding.approve(handed_in(office).id, 1, by=BOB)


def approved_for_two(office: Services) -> DraftView:
    both = (account(office.store, "niimi.kanko"), account(office.store, "niimi_shiki"))
    draft = office.writing.save(Content("朝市を開きます。", account_ids=both), by=ALICE)
    office.submitting.submit(draft.id, 1, {}, by=ALICE)
    return office.deciding.approve(draft.id, 1, by=BOB)


def posted(office: Services, draft: DraftView, *urls: str, why: str = "") -> dict[int, Posted]:
    now = office.store.clock.now()
    return {one.id: Posted(url, now, why) for one, url in zip(draft.revision.accounts, urls, strict=False)}


def test_a_post_on_the_citys_other_account_is_asked_about_by_name(office: Services) -> None:
    draft = approved(office)

    [question] = office.posting.questions(draft.id, posted(office, draft, CITYS), by=ALICE).values()

    assert question.asked == "この投稿は「Facebook「新見市観光」」のものでしょうか"
    assert question.why == "入力されたURLは、X「新見市(公式)」のもののようです。"
    assert question.other is not None
    assert question.other.handle == "niimi_city"


def test_without_an_answer_nothing_is_reported(office: Services) -> None:
    draft = approved(office)

    with pytest.raises(PlaceInDoubt) as refused:
        office.posting.report(draft.id, 1, posted(office, draft, CITYS), by=ALICE)

    assert refused.value.field == f"reason-{draft.revision.accounts[0].id}"
    assert office.reading.render(draft.id).state is State.APPROVED


def test_the_answer_is_kept_recorded_and_told_to_the_head(office: Services) -> None:
    draft = approved(office)

    done = office.posting.report(
        draft.id, 1, posted(office, draft, CITYS, why="Xの自動連携のURLです。"), by=ALICE, delivery="press:1"
    )

    assert done.state is State.COMPLETED
    assert done.reports[0].doubt == "入力されたURLは、X「新見市(公式)」のもののようです。"
    assert done.reports[0].confirmed == "Xの自動連携のURLです。"
    assert told(office.store, "posted") == [BOB]
    with office.store.read() as session:
        [entry] = [one for one in export(session) if one["event"] == "draft.posted_report"]
    details = entry["details"]
    assert isinstance(details, dict)
    assert details["confirmed"] == [str(draft.revision.accounts[0].id)]


def test_an_answer_to_a_question_nobody_asked_is_not_kept(office: Services) -> None:
    draft = approved(office)

    done = office.posting.report(draft.id, 1, posted(office, draft, OURS, why="合っています。"), by=ALICE)

    assert (done.reports[0].doubt, done.reports[0].confirmed) == ("", "")


def test_the_same_address_for_two_accounts_is_asked_about(office: Services) -> None:
    draft = approved_for_two(office)
    short = "https://bit.ly/asaichi"

    asked = office.posting.questions(draft.id, posted(office, draft, short, f"{short}?utm_source=x"), by=ALICE)

    assert len(asked) == 2
    assert all("同じURLが" in one.why for one in asked.values())


def test_an_address_that_was_reported_for_another_draft_is_asked_about(office: Services) -> None:
    first, second = approved(office), approved(office)
    office.posting.report(first.id, 1, posted(office, first, OURS), by=ALICE)

    [question] = office.posting.questions(second.id, posted(office, second, OURS), by=ALICE).values()

    assert question.why == f"同じURLが、投稿案 第{first.id}号のFacebook「新見市観光」の投稿としても報告されています。"


def test_a_report_that_comes_twice_is_not_asked_about_because_of_itself(office: Services) -> None:
    draft = approved(office)
    given = posted(office, draft, OURS)

    for _ in range(2):
        assert office.posting.questions(draft.id, given, by=ALICE) == {}
        office.posting.report(draft.id, 1, given, by=ALICE, delivery="press:1")


def test_only_writers_are_answered_and_a_secret_in_the_answer_is_refused(office: Services) -> None:
    draft = approved(office)
    with pytest.raises(NotYours):
        office.posting.questions(draft.id, posted(office, draft, CITYS), by=FRANK)
    with pytest.raises(SecretInText):
        office.posting.report(draft.id, 1, posted(office, draft, CITYS, why=f"{SECRET}は1234"), by=ALICE)
