"""位置情報のない画像: the copies that were made, and putting one in the place of its original (§6(2)ウ)."""

from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts import authority, moves
from bot.drafts.content import ImageFacts, clean
from bot.drafts.errors import AlreadyMoved, DraftNotFound, TextChanged
from bot.drafts.models import CleanedImage, Draft
from bot.drafts.offering import IMAGE, OFFER
from bot.drafts.reading import draft_view
from bot.drafts.revisions import content_of
from bot.drafts.states import State
from bot.drafts.views import DraftView
from bot.drafts.writing import Writing
from bot.errors import UserError
from bot.people import service as people
from bot.store.outbox import OutboxMessage, OutboxState
from bot.store.rows import insert_new
from bot.store.unit import Store


class CopyNotReady(UserError):
    """The copy is still being made."""

    def __init__(self) -> None:
        super().__init__(
            "位置情報のない画像を準備しています。",
            "数秒待って、もう一度押してください。ダイレクトメッセージにも届きます。",
        )


class CopyFailed(UserError):
    """The copy could not be made."""

    def __init__(self) -> None:
        super().__init__(
            "位置情報のない画像を作れませんでした。",
            "パソコンやスマートフォンで位置情報を消した画像を、「画像」の欄から付け直してください。",
        )


class ImageGone(UserError):
    """The original is no longer among the images of the draft."""

    def __init__(self) -> None:
        super().__init__("この画像は、もう投稿案に付いていません。", "最新の投稿案を確かめてください。")


@dataclass(frozen=True)
class Copy:
    """A copy without place and people, as Slack keeps it: file id, name, type, SHA-256 of its bytes in hex."""

    file_id: str
    name: str
    mimetype: str
    sha256: str


@dataclass(frozen=True)
class Offered:
    """A copy with the draft as it stands now; `number` is that of the original among the images, from 1, None where
    it stands there no longer; `used` whether the copy stands there."""

    draft: DraftView
    original: str
    copy: Copy | None
    number: int | None
    used: bool

    @property
    def editable(self) -> bool:
        """Whether the draft is with its drafter."""
        return self.draft.state in _WITH_THE_DRAFTER

    @property
    def is_open(self) -> bool:
        """Whether the copy can be put in the place of the original now."""
        return self.number is not None and self.editable


_WITH_THE_DRAFTER = (State.UNSUBMITTED, State.RETURNED)


class Cleaning:
    """Copies of images. `original` is the SHA-256 of the image that a copy is of, `by` a Slack user id."""

    def __init__(self, store: Store, writing: Writing) -> None:
        self._store = store
        self._writing = writing

    def offered(self, draft_id: int, original: str) -> Offered:
        """What became of an image and its copy."""
        with self._store.read() as session:
            draft = draft_view(session, draft_id)
            copy = _copy(session, draft_id, original)
        digests = [one.sha256 for one in draft.revision.images]
        number = digests.index(original) + 1 if original in digests else None
        return Offered(draft, original, copy, number, copy is not None and copy.sha256 in digests)

    def image(self, draft_id: int, original: str) -> ImageFacts | None:
        """The image of the newest revision; None where it stands there no longer."""
        with self._store.read() as session:
            images = draft_view(session, draft_id).revision.images
        return next((one for one in images if one.sha256 == original), None)

    def copy(self, draft_id: int, original: str) -> Copy | None:
        """The copy of an image, None where none was made yet."""
        with self._store.read() as session:
            return _copy(session, draft_id, original)

    def keep(self, draft_id: int, original: str, copy: Copy) -> Copy:
        """Keep a copy; of two that were made at the same time the first stays and is returned."""
        with self._store.transaction() as tx:
            insert_new(
                tx.session,
                CleanedImage,
                CleanedImage.draft_id,
                draft_id=draft_id,
                original=original,
                made_at=tx.now,
                **vars(copy),
            )
            kept = _copy(tx.session, draft_id, original)
        return kept or copy

    def forget(self, draft_id: int, original: str) -> None:
        """Drop a copy that Slack no longer has; another will be made."""
        with self._store.transaction() as tx:
            tx.session.execute(
                sa.delete(CleanedImage).where(CleanedImage.draft_id == draft_id, CleanedImage.original == original)
            )

    def use(
        self, draft_id: int, original: str, *, by: str, text: str | None = None, delivery: str | None = None
    ) -> DraftView:
        """差し替える: a new revision with the copy in the place of its original and what was said of it; a copy that
        stands there already is no reason for another.

        Args:
            text: the text as the person has changed it meanwhile; None leaves it as it is.

        Raises:
            CopyNotReady, CopyFailed, ImageGone, AlreadyMoved, NotYours; and all that `Writing.save` raises.
        """
        with self._store.read() as session:
            person = people.require(session, by)
            draft = session.get(Draft, draft_id)
            if draft is None:
                raise DraftNotFound
            authority.require_writer(session, draft, person)
            newest = moves.current(session, draft)
            content, copy = content_of(newest), _copy(session, draft_id, original)
            digests = [one.sha256 for one in content.images]
            if copy is not None and copy.sha256 in digests:
                return draft_view(session, draft_id)
            if original not in digests:
                raise ImageGone
            if draft.state not in _WITH_THE_DRAFTER:
                raise AlreadyMoved(*moves.where_it_stands(session, draft))
            given_up = _given_up(session, draft, original)
        if copy is None:
            raise CopyFailed if given_up else CopyNotReady
        images = tuple(_instead(one, copy) if one.sha256 == original else one for one in content.images)
        changed = replace(content, images=images, text=content.text if text is None else clean(text))
        try:
            return self._writing.save(changed, by=by, draft_id=draft_id, revision=newest.number, delivery=delivery)
        except TextChanged:  # somebody else was quicker; perhaps with the same press
            now = self.offered(draft_id, original)
            if not now.used:
                raise
            return now.draft


def _instead(image: ImageFacts, copy: Copy) -> ImageFacts:
    return ImageFacts(copy.file_id, copy.name, copy.mimetype, copy.sha256, answers=image.answers)


def _given_up(session: Session, draft: Draft, original: str) -> bool:
    """Whether the relay has set aside all offers of a copy of this image."""
    statement = sa.select(OutboxMessage).where(
        OutboxMessage.subject == moves.subject(draft), OutboxMessage.intent == OFFER
    )
    states = {one.state for one in session.scalars(statement) if one.params[IMAGE] == original}
    return states == {OutboxState.PARKED}


def _copy(session: Session, draft_id: int, original: str) -> Copy | None:
    row = session.get(CleanedImage, (draft_id, original))
    return Copy(row.file_id, row.name, row.mimetype, row.sha256) if row else None
