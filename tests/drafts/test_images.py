"""The images of a draft: what is said of them belongs to the revision; the copy without a place takes its place."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.app import Bot
from bot.delivery.copies import TRIES, Copies
from bot.delivery.queue import Queue
from bot.delivery.slack import SlackSender, TryLater, Undeliverable
from bot.delivery.uploads import Uploads
from bot.drafts.cleaning import Copy, CopyFailed, CopyNotReady, ImageGone
from bot.drafts.content import Content, ImageFacts, with_known_answers
from bot.drafts.models import AnswerKind, DraftFinding, Image
from bot.drafts.submitting import Reply
from bot.drafts.views import DraftView
from bot.images.limits import ImageLimits
from bot.images.pictures import Pictures
from bot.store.outbox import OutboxMessage, OutboxState
from bot.terms.silencing import OF_AN_IMAGE
from rules.images.facts import Consent, ImageAnswers, Licence, Position
from tests.support.clocks import StandingClock
from tests.support.office import HANAKO, KENJI, MARKET, PR_HEAD, account, handed_in, open_office

LEASE = timedelta(seconds=60)

SAID = ImageAnswers(Licence.OWN, "", Consent.NOBODY, "朝市の会場。")
PLAIN = ImageFacts("F1", "IMG_0001.jpg", "image/jpeg", "a" * 64, answers=SAID)
OTHER = replace(PLAIN, file_id="F2", sha256="b" * 64, answers=ImageAnswers())
PLACED = replace(PLAIN, file_id="F3", sha256="c" * 64, position=Position.FOUND)
COPY = Copy("F9", "IMG_0001_位置情報なし.jpg", "image/jpeg", "d" * 64)


@pytest.fixture
def bot(database_url: str, clock: StandingClock) -> Iterator[Bot]:
    """The bot; nobody answers at its address of Slack."""
    with open_office(database_url, clock) as opened:
        yield opened


def saved(bot: Bot, *images: ImageFacts, over: DraftView | None = None, by: str = HANAKO) -> DraftView:
    content = Content(text=MARKET, account_ids=(account(bot.store),), images=images)
    at = (over.id, over.revision.number) if over else (None, None)
    return bot.office.writing.save(content, by=by, draft_id=at[0], revision=at[1])


def rules_found(draft: DraftView) -> list[str]:
    return [one.rule for one in draft.revision.findings]


def test_what_is_said_of_an_image_is_part_of_what_is_approved(bot: Bot) -> None:
    first = saved(bot, PLAIN)
    assert rules_found(first) == []
    assert first.revision.images == (PLAIN,)

    again = saved(bot, PLAIN, over=first)
    changed = bot.office.writing.describe(
        first.id, 1, {PLAIN.sha256: replace(SAID, alt_text="  朝市に並ぶ店。\n")}, by=HANAKO
    )

    assert again.revision.number == 1
    assert changed.revision.number == 2
    assert changed.revision.images[0].answers.alt_text == "朝市に並ぶ店。"


def test_a_digest_from_before_images_were_described_still_counts() -> None:
    plain = replace(PLAIN, answers=ImageAnswers())
    assert plain.digest() == plain.sha256
    assert PLAIN.digest() != plain.digest()


def test_an_answer_stays_with_its_image_and_not_with_its_name(bot: Bot) -> None:
    draft = saved(bot, OTHER)
    consent = next(one for one in draft.revision.findings if one.rule == "image-consent")
    assert consent.id is not None
    bot.office.submitting.submit(
        draft.id, 1, {consent.id: Reply(AnswerKind.ANSWER, "本人に口頭で確かめました。")}, by=HANAKO
    )

    moved = saved(bot, PLAIN, OTHER, over=draft)
    swapped = saved(bot, replace(OTHER, sha256="e" * 64), over=moved)

    (kept,) = [one for one in moved.revision.findings if one.rule == "image-consent"]
    assert kept.quote == "画像2「IMG_0001.jpg」"
    assert kept.answer is not None
    assert next(one for one in swapped.revision.findings if one.rule == "image-consent").answer is None


def test_the_same_image_attached_again_keeps_what_was_said_of_it() -> None:
    fresh = replace(PLAIN, file_id="F8", answers=ImageAnswers())
    assert with_known_answers((fresh, OTHER), (PLAIN,)) == (replace(PLAIN, file_id="F8"), OTHER)


def test_images_from_before_they_were_asked_about_are_asked_about_when_handed_in(bot: Bot) -> None:
    draft = saved(bot, PLAIN)
    with bot.store.transaction() as tx:
        tx.session.execute(sa.update(Image).values(place=None, traces=None, licence=None, consent=None, alt_text=""))
        tx.session.execute(sa.delete(DraftFinding))

    after = handed_in(bot.office, draft)

    assert after.revision.number == 2
    assert {"image-consent", "image-rights"} <= set(rules_found(after))
    assert after.open_questions


def test_a_place_stops_the_submission_until_the_copy_is_used(bot: Bot) -> None:
    draft = saved(bot, PLACED)
    assert rules_found(draft) == ["image-position"]
    assert handed_in(bot.office, draft).open_questions
    with pytest.raises(CopyNotReady):
        bot.office.cleaning.use(draft.id, PLACED.sha256, by=HANAKO)
    bot.office.cleaning.keep(draft.id, PLACED.sha256, COPY)

    after = bot.office.cleaning.use(draft.id, PLACED.sha256, by=KENJI)

    assert after.revision.images == (ImageFacts(COPY.file_id, COPY.name, COPY.mimetype, COPY.sha256, answers=SAID),)
    assert rules_found(after) == []
    assert after.revision.editor == KENJI
    with pytest.raises(ImageGone):
        bot.office.cleaning.use(draft.id, "f" * 64, by=HANAKO)


def test_of_two_copies_made_at_once_one_is_kept(bot: Bot) -> None:
    draft = saved(bot, PLACED)
    first = bot.office.cleaning.keep(draft.id, PLACED.sha256, COPY)
    second = bot.office.cleaning.keep(draft.id, PLACED.sha256, replace(COPY, file_id="F10"))
    assert (first, second) == (COPY, COPY)

    bot.office.cleaning.forget(draft.id, PLACED.sha256)
    assert bot.office.cleaning.copy(draft.id, PLACED.sha256) is None


def test_two_who_press_at_once_make_one_revision_and_both_are_told_so(bot: Bot) -> None:
    draft = saved(bot, PLACED)
    bot.office.cleaning.keep(draft.id, PLACED.sha256, COPY)
    together = Barrier(6)

    def press(who: str) -> int:
        together.wait()
        return bot.office.cleaning.use(draft.id, PLACED.sha256, by=who).revision.number

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(press, (HANAKO, KENJI) * 3))

    assert numbers == [2] * 6


def test_a_copy_is_offered_once_for_each_image_that_tells_its_place(bot: Bot) -> None:
    second = replace(PLACED, sha256="f" * 64, position=Position.UNREADABLE)
    draft = saved(bot, PLACED, PLAIN)
    draft = saved(bot, PLACED, PLAIN, over=draft, by=KENJI)
    saved(bot, PLACED, second, over=draft, by=KENJI)

    with bot.store.read() as session:
        offers = session.scalars(sa.select(OutboxMessage).where(OutboxMessage.intent == "image_cleaned")).all()
    assert [(one.recipient, one.params["image"][0]) for one in offers] == [(HANAKO, "c"), (KENJI, "f")]


@pytest.mark.parametrize(("attempts", "outcome"), [(1, TryLater), (TRIES - 1, TryLater), (TRIES, Undeliverable)])
def test_a_copy_that_cannot_be_made_does_not_hold_up_what_comes_after(
    bot: Bot, attempts: int, outcome: type[Exception]
) -> None:
    saved(bot, PLACED)
    claimed = Queue(bot.store, worker="w", lease=LEASE).claim()
    assert claimed is not None
    pictures = Pictures(ImageLimits())
    copies = Copies(bot.office.cleaning, bot.office.files, pictures, Uploads(bot.client), SlackSender(bot.client))

    with pytest.raises(outcome):
        copies.hand_over(replace(claimed, attempts=attempts))


def test_nothing_is_made_for_an_image_that_is_gone(bot: Bot) -> None:
    draft = saved(bot, PLACED)
    saved(bot, PLAIN, over=draft)
    claimed = Queue(bot.store, worker="w", lease=LEASE).claim()
    assert claimed is not None
    pictures = Pictures(ImageLimits())
    copies = Copies(bot.office.cleaning, bot.office.files, pictures, Uploads(bot.client), SlackSender(bot.client))

    assert copies.hand_over(claimed) is False


def test_an_alternative_text_is_read_like_the_text(bot: Bot) -> None:
    wrong = replace(PLAIN, answers=replace(SAID, alt_text="11月28日（金）の朝市のちらし。"))
    draft = saved(bot, wrong)
    (finding,) = draft.revision.findings
    assert (finding.rule, finding.quote, finding.image) == (
        "weekday-mismatch",
        "画像1の代替テキスト「11月28日（金）」",
        PLAIN.sha256,
    )
    assert finding.suggestion is None

    mended = bot.office.writing.describe(draft.id, 1, {PLAIN.sha256: SAID}, by=HANAKO)

    assert rules_found(mended) == []


def test_a_long_alternative_text_is_not_too_long_for_a_platform(bot: Bot) -> None:
    long = replace(PLAIN, answers=replace(SAID, alt_text="朝市の会場に店が並んでいます。" * 60))
    assert "text-length" not in rules_found(saved(bot, long))


def test_no_word_is_made_of_what_was_contested_of_an_image(bot: Bot) -> None:
    draft = saved(bot, replace(PLAIN, answers=replace(SAID, alt_text="人気の店が移転するらしいです。")))
    (finding,) = draft.revision.findings
    assert finding.id is not None
    bot.office.submitting.contest(draft.id, 1, finding.id, "店の名前の一部です。", by=HANAKO)

    (contest,) = bot.office.feedback.contests(by=PR_HEAD).waiting

    assert contest.why_no_word == OF_AN_IMAGE


def test_who_waits_for_a_copy_that_cannot_be_made_is_told_what_to_do(bot: Bot) -> None:
    draft = saved(bot, PLACED)
    with bot.store.transaction() as tx:
        tx.session.execute(sa.update(OutboxMessage).values(state=OutboxState.PARKED))

    with pytest.raises(CopyFailed, match="付け直してください"):
        bot.office.cleaning.use(draft.id, PLACED.sha256, by=HANAKO)
