"""Writing a draft: check, keep, revise, mend."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.accounts import service as accounts
from bot.audit import record
from bot.drafts import authority, moves
from bot.drafts.checking import Checker
from bot.drafts.content import Content, clean, clean_body, cleaned, notes_of
from bot.drafts.corrected import corrected_text
from bot.drafts.effects import once
from bot.drafts.errors import DraftNotFound, SecretInText, TextChanged
from bot.drafts.examining import Placed, examine
from bot.drafts.mending import with_mend
from bot.drafts.models import Draft, DraftFinding, Revision
from bot.drafts.offering import offer
from bot.drafts.planning import check_hours, common_section, require_room
from bot.drafts.revisions import content_of, new_draft, write
from bot.drafts.states import Event, State
from bot.drafts.views import DraftView, FindingView, unkept
from bot.people import service as people
from bot.people.models import Person
from bot.people.service import Colleague
from bot.store.unit import Store, Transaction
from rules.images.facts import ImageAnswers

#: The same text checked again within this time is the same 下書き, not another one.
SAME_JOTTING = timedelta(hours=12)


class Writing:
    """What drafters write. `by` is a Slack user id; `delivery` the key of a delivery that Slack may repeat."""

    def __init__(self, store: Store, checker: Checker) -> None:
        self._store = store
        self._checker = checker

    def check(self, text: str) -> list[FindingView]:
        """The findings for a text that is not kept (for people who are not in the register).

        Raises:
            TextMissing, TextTooLong, SecretInText.
        """
        body = clean_body(text)
        found = self._checker.check(body, platforms=(), kind="post", planned_at=self._store.clock.now())
        return [unkept(finding, body) for finding in found]

    def jot(self, text: str, *, by: str) -> DraftView:
        """Keep a checked text as a 下書き without account or time; the same text again is the same draft.

        Raises:
            NotRegistered, TextMissing, TextTooLong, SecretInText.
        """
        content = Content(text=clean_body(text))
        with self._store.read() as session:
            person = people.require(session, by)
            platforms = {str(account.platform) for account in accounts.of_sections(session, person.section_ids)}
        # Nobody has said on which account it goes out; where they are all of one platform, that is enough.
        findings = self._findings(content, dict(enumerate(platforms)) if len(platforms) == 1 else {}, person)

        def effect(tx: Transaction) -> int:
            # Of two deliveries of the same text at once, the second waits here and finds the first one's draft.
            tx.session.get_one(Person, person.id, with_for_update={"key_share": True})
            draft = _same_jotting(tx, person, content)
            if draft is None:
                draft = new_draft(tx, person, section_id=None)
                write(tx, draft, content, findings, editor=person)
                self._record(tx, person, draft, "draft.jotted", len(findings))
            return draft.id

        return once(self._store, None, effect)

    def save(
        self,
        content: Content,
        *,
        by: str,
        draft_id: int | None = None,
        revision: int | None = None,
        corrects: int | None = None,
        delivery: str | None = None,
    ) -> DraftView:
        """Write a new draft, or a new revision of one; the same content again makes no new revision.

        A new revision goes back to 下書き and voids an approval.

        Args:
            revision: the one that the person had before them; what a colleague wrote meanwhile is not written over.
            corrects: for a new draft, the number of the one whose post it puts right（`bot.drafts.correcting`）.

        Raises:
            TextChanged: `revision` is not the newest.
            UserError: the account, the time or the text does not do (with its field), or the person may not.
        """
        content = cleaned(content)
        now = self._store.clock.now()
        with self._store.read() as session:
            person = people.require(session, by)
            if draft_id is not None:
                authority.require_writer(session, _find(session, draft_id), person)
            section_id = common_section(session, person, content)
            check_hours(session, content, now=now)
            platforms = {one.id: str(one.platform) for one in accounts.by_ids(session, content.account_ids)}
            original = corrected_text(session, draft_id, corrects)
        self._checker.refuse_secrets(list(notes_of(content)), now=now)
        findings = self._findings(content, platforms, person, original)

        def effect(tx: Transaction) -> int:
            if draft_id is None:
                draft = new_draft(tx, person, section_id, corrects)
                write(tx, draft, content, findings, editor=person)
                self._record(tx, person, draft, "draft.written", len(findings))
                moves.redraw_original(tx, draft, f"corrected.{draft.id}")
                offer(tx, draft, content.images, to=person.slack_id)
                return draft.id
            draft = moves.load(tx.session, draft_id)
            authority.require_writer(tx.session, draft, person)
            if revision is not None and draft.revision != revision:
                raise TextChanged
            draft.section_id = section_id
            self._revise(tx, draft, content, findings, person)
            offer(tx, draft, content.images, to=person.slack_id)
            return draft.id

        return once(self._store, delivery, effect)

    def retype(self, draft_id: int, revision: int, text: str, *, by: str, delivery: str | None = None) -> DraftView:
        """A new revision with another text and everything else as it was.

        Raises:
            TextChanged: `revision` is not the newest; and all that `save` raises.
        """
        with self._store.read() as session:
            newest = self._newest(session, draft_id, revision, by)
            content = replace(content_of(newest), text=text)
        return self.save(content, by=by, draft_id=draft_id, revision=revision, delivery=delivery)

    def mend(self, draft_id: int, revision: int, finding_id: int, text_now: str, *, by: str) -> DraftView:
        """Apply the certain mend of a finding to the text as it stands in the person's form.

        Raises:
            TextChanged: the finding's words no longer stand in the text, or the revision is not the newest.
        """
        with self._store.read() as session:
            newest = self._newest(session, draft_id, revision, by)
            finding = session.get(DraftFinding, finding_id)
            if finding is None or finding.revision_id != newest.id:
                raise TextChanged
            content = with_mend(content_of(newest), finding, clean(text_now))
        return self.save(content, by=by, draft_id=draft_id, revision=revision)

    def vary(
        self, draft_id: int, revision: int, account_id: int, text: str, *, by: str, delivery: str | None = None
    ) -> DraftView:
        """A new revision with another text for one of its accounts; with the common one where `text` is empty.

        Raises:
            UserError: the account is not among the draft's, or its platform would not take the text (field `text`).
            TextChanged: `revision` is not the newest; and all that `save` raises.
        """
        with self._store.read() as session:
            content = content_of(self._newest(session, draft_id, revision, by))
            chosen = [one for one in accounts.by_ids(session, content.account_ids) if one.id == account_id]
        if not chosen:
            raise TextChanged
        require_room(chosen[0], clean(text))
        return self.save(
            content.varied(account_id, text), by=by, draft_id=draft_id, revision=revision, delivery=delivery
        )

    def describe(
        self,
        draft_id: int,
        revision: int,
        answers: Mapping[str, ImageAnswers],
        *,
        by: str,
        delivery: str | None = None,
    ) -> DraftView:
        """A new revision with what the person says of the images, and everything else as it was（§6(2)イ・ウ）.

        Args:
            answers: by the SHA-256 of the image; an image that is not named keeps what was said of it.

        Raises:
            TextChanged: `revision` is not the newest; SecretInText with the field `source-1` or `alt_text-1`; and all
                that `save` raises.
        """
        with self._store.read() as session:
            content = content_of(self._newest(session, draft_id, revision, by))
        images = tuple(replace(one, answers=answers.get(one.sha256, one.answers)) for one in content.images)
        return self.save(
            replace(content, images=images), by=by, draft_id=draft_id, revision=revision, delivery=delivery
        )

    def look_again(self, draft_id: int, revision: int, *, by: str, whatever_hour: bool = False) -> bool:
        """Read a draft again as of now, before it is handed in.

        Whether the findings are others than when it was written; they stand in a new revision then.

        Args:
            whatever_hour: whether the planned time does not matter（緊急投稿）.

        Raises:
            UserError: the planned time is past or no longer within the hours, or an account is not official any more.
        """
        now = self._store.clock.now()
        with self._store.read() as session:
            person = people.require(session, by)
            newest = self._newest(session, draft_id, revision, by)
            content = content_of(newest)
            accounts.require_official(session, content.account_ids)
            if not whatever_hour:
                check_hours(session, content, now=now)
            known = {(one.rule, one.quote, one.severity, one.account_id) for one in newest.findings}
            platforms = {one.id: str(one.platform) for one in accounts.by_ids(session, content.account_ids)}
            original = corrected_text(session, draft_id, None)
        findings = self._findings(content, platforms, person, original)
        now_found = {(one.finding.rule, one.quote, one.finding.severity, one.account_id) for one in findings}
        if now_found == known:
            return False
        with self._store.transaction() as tx:
            draft = moves.load(tx.session, draft_id)
            if draft.revision != revision:
                raise TextChanged
            if draft.state not in (State.UNSUBMITTED, State.RETURNED):
                moves.move(tx, draft, Event.REVISE, by=person, revision=revision)
            write(tx, draft, content, findings, editor=person)
            self._record(tx, person, draft, "draft.read_again", len(findings))
        return True

    def _newest(self, session: Session, draft_id: int, revision: int, by: str) -> Revision:
        draft = _find(session, draft_id)
        authority.require_writer(session, draft, people.require(session, by))
        newest = moves.current(session, draft)
        if newest.number != revision:
            raise TextChanged
        return newest

    def _revise(
        self, tx: Transaction, draft: Draft, content: Content, findings: list[Placed], editor: Colleague
    ) -> None:
        if moves.current(tx.session, draft).digest == content.digest():
            return
        if draft.state is State.UNSUBMITTED:
            write(tx, draft, content, findings, editor=editor)
            self._record(tx, editor, draft, "draft.written", len(findings))
            return
        moves.move(tx, draft, Event.REVISE, by=editor, revision=draft.revision)
        write(tx, draft, content, findings, editor=editor)

    def _findings(
        self, content: Content, platforms: Mapping[int, str], person: Colleague, original: str = ""
    ) -> list[Placed]:
        try:
            return examine(self._checker, content, platforms, now=self._store.clock.now(), original=original)
        except SecretInText:
            with self._store.transaction() as tx:
                record.append(tx, actor=person.slack_id, event="secret.refused", subject=f"person:{person.id}")
            raise

    def _record(self, tx: Transaction, person: Colleague, draft: Draft, event: str, findings: int) -> None:
        digest = moves.current(tx.session, draft).digest
        record.append(
            tx,
            actor=person.slack_id,
            event=event,
            subject=moves.subject(draft),
            details={
                "revision": draft.revision,
                "findings": findings,
                "digest": digest,
                **({"corrects": draft.corrects_id} if draft.corrects_id is not None else {}),
            },
        )


def _find(session: Session, draft_id: int) -> Draft:
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise DraftNotFound
    return draft


def _same_jotting(tx: Transaction, person: Colleague, content: Content) -> Draft | None:
    statement = (
        sa.select(Draft)
        .join(Revision, sa.and_(Revision.draft_id == Draft.id, Revision.number == Draft.revision))
        .where(
            Draft.drafter_id == person.id,
            Draft.state == State.UNSUBMITTED,
            Draft.updated_at > tx.now - SAME_JOTTING,
            Revision.digest == content.digest(),
        )
    )
    return tx.session.scalars(statement.order_by(Draft.id.desc()).limit(1)).first()
