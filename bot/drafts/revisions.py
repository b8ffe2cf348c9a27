"""Writing revisions: rows that are never changed afterwards."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.drafts.content import Content
from bot.drafts.examining import Placed
from bot.drafts.images import facts_of, row_of
from bot.drafts.models import Answer, Draft, DraftFinding, DraftText, Revision, RevisionAccount, RevisionVariant
from bot.drafts.search_words import searched
from bot.drafts.states import State
from bot.people.service import Colleague
from bot.store.unit import Transaction
from rules.images import of_the_image


def new_draft(tx: Transaction, drafter: Colleague, section_id: int | None, corrects: int | None = None) -> Draft:
    """A draft without a revision yet; `corrects` is the number of the draft whose post it puts right."""
    draft = Draft(
        section_id=section_id,
        drafter_id=drafter.id,
        state=State.UNSUBMITTED,
        revision=0,
        corrects_id=corrects,
        created_at=tx.now,
        updated_at=tx.now,
    )
    tx.session.add(draft)
    tx.session.flush()
    return draft


def write(tx: Transaction, draft: Draft, content: Content, findings: Sequence[Placed], editor: Colleague) -> Revision:
    """The next revision of a draft. An answer stays with a finding of the same check on the same words in the same
    line; a second finding of the kind is asked about anew."""
    given = _answers_of(tx.session, draft)
    draft.revision += 1
    draft.updated_at = tx.now
    revision = Revision(
        draft_id=draft.id,
        number=draft.revision,
        editor_id=editor.id,
        kind=content.kind,
        text=content.text,
        digest=content.digest(),
        planned_at=content.planned_at,
        emergency_reason=content.emergency_reason,
        sources=content.sources,
        created_at=tx.now,
    )
    revision.accounts = [RevisionAccount(account_id=number) for number in sorted(set(content.account_ids))]
    revision.images = [row_of(at, image) for at, image in enumerate(content.images)]
    revision.variants = [RevisionVariant(account_id=number, text=text) for number, text in content.variants]
    revision.findings = [_row(at, finding) for at, finding in enumerate(findings)]
    tx.session.add(revision)
    tx.session.flush()
    for row in revision.findings:
        waiting = given.get(_place(row, _text_of(row, content)))
        if waiting:
            answer = waiting.pop(0)
            tx.session.add(
                Answer(
                    finding_id=row.id,
                    person_id=answer.person_id,
                    kind=answer.kind,
                    reason=answer.reason,
                    at=answer.at,
                )
            )
    tx.session.merge(
        DraftText(draft_id=draft.id, words=searched("\n".join((content.text, *dict(content.variants).values()))))
    )
    tx.session.flush()
    return revision


def content_of(revision: Revision) -> Content:
    """What was handed in for a revision."""
    return Content(
        text=revision.text,
        kind=revision.kind,
        account_ids=tuple(one.account_id for one in revision.accounts),
        planned_at=revision.planned_at,
        emergency_reason=revision.emergency_reason,
        sources=revision.sources,
        images=tuple(facts_of(one) for one in revision.images),
        variants=tuple((one.account_id, one.text) for one in revision.variants),
    )


def _row(position: int, placed: Placed) -> DraftFinding:
    finding = placed.finding
    return DraftFinding(
        position=position,
        rule=finding.rule,
        clause=finding.clause,
        severity=finding.severity,
        start=finding.core.start,
        end=finding.core.end,
        quote=placed.quote,
        message=finding.message,
        suggestion=finding.suggestion,
        image_sha256=finding.image.sha256 if finding.image else None,
        account_id=placed.account_id,
    )


def _text_of(finding: DraftFinding, content: Content) -> str:
    """The text that a finding is in."""
    return content.text if finding.account_id is None else content.text_for(finding.account_id)


def _place(finding: DraftFinding, text: str) -> tuple[str, str, str]:
    """What makes a finding the same in the next revision: the check, the words, and the line they stand in; of an image
    the check and the image, whatever its name and number, and the words of its alternative text."""
    if finding.image_sha256 is not None:
        return finding.rule, finding.image_sha256, "" if of_the_image(finding.rule) else finding.quote
    start = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", finding.end)
    return finding.rule, finding.quote, text[start : end if end >= 0 else len(text)]


def _answers_of(session: Session, draft: Draft) -> dict[tuple[str, str, str], list[Answer]]:
    """The answers of the present revision by the place of their finding, in the order of the text."""
    statement = (
        sa.select(DraftFinding, Answer, Revision)
        .join(Answer, Answer.finding_id == DraftFinding.id)
        .join(Revision, Revision.id == DraftFinding.revision_id)
        .where(Revision.draft_id == draft.id, Revision.number == draft.revision)
        .order_by(DraftFinding.start)
    )
    given: dict[tuple[str, str, str], list[Answer]] = {}
    for finding, answer, revision in session.execute(statement):
        text = _text_of(finding, content_of(revision))
        given.setdefault(_place(finding, text), []).append(answer)
    return given
