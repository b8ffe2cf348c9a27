"""監査記録: whoever changes, removes or cuts off an entry is found out, and the first such entry is named."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.app import Bot
from bot.audit import record
from bot.audit.reading import Broken, export, verify
from bot.audit.record import AuditEntry, Details, digest
from bot.store.unit import Store

CHANGED = "内容が書き換えられています"
MISSING = "この番号の記録がありません"
UNLINKED = "一つ前の記録とつながっていません"
CUT_OFF = "末尾の記録が失われています"


class Undo(Exception):
    """Ends a transaction without leaving anything."""


def tampered(store: Store, *statements: str | sa.Update) -> Broken | None:
    """What verification finds after somebody with the database's password did this; it is undone afterwards."""
    found: list[Broken | None] = []
    with suppress(Undo), store.transaction() as tx:
        _disarm(tx.session)
        for statement in statements:
            tx.session.execute(sa.text(statement) if isinstance(statement, str) else statement)
        tx.session.expire_all()
        found.append(verify(tx.session)[1])
        raise Undo
    return found[0]


def _disarm(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        return
    for name in session.scalars(sa.text("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='audit'")):
        session.execute(sa.text(f"DROP TRIGGER {name}"))


def length(store: Store) -> int:
    with store.read() as session:
        good, broken = verify(session)
    assert broken is None
    return good


def test_an_untouched_record_is_whole(used: Bot) -> None:
    with used.store.read() as session:
        steps = [entry["event"] for entry in export(session)]
        assert verify(session) == (len(steps), None)
    assert steps == ["org.imported", "draft.written", "draft.submit", "draft.return_for_revision"]


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'U01MALLORY'",
        "event = 'draft.reject'",
        "subject = 'draft:99'",
        "details = '{}'",
        "at = '2020-01-01 00:00:00.000000'",
        f"hash = '{'f' * 64}'",
    ],
)
def test_a_changed_entry_is_named(used: Bot, change: str) -> None:
    assert tampered(used.store, f"UPDATE audit SET {change} WHERE seq = 2") == Broken(2, CHANGED)


def test_a_changed_entry_with_a_matching_hash_breaks_the_link_of_the_next(used: Bot) -> None:
    with used.store.read() as session:
        entry = session.get_one(AuditEntry, 2)
        session.expunge(entry)
    entry.actor = "U01MALLORY"
    forged = sa.update(AuditEntry).where(AuditEntry.seq == 2).values(actor=entry.actor, hash=digest(entry))
    assert tampered(used.store, forged) == Broken(3, UNLINKED)


def test_a_removed_entry_is_named(used: Bot) -> None:
    assert tampered(used.store, "DELETE FROM audit WHERE seq = 2") == Broken(2, MISSING)
    assert tampered(used.store, "DELETE FROM audit WHERE seq IN (1, 3)") == Broken(1, MISSING)


def test_a_cut_off_end_is_noticed(used: Bot) -> None:
    assert tampered(used.store, "DELETE FROM audit WHERE seq = 4") == Broken(4, CUT_OFF)
    assert tampered(used.store, "DELETE FROM audit WHERE seq >= 3") == Broken(3, CUT_OFF)
    assert tampered(used.store, "DELETE FROM audit") == Broken(1, CUT_OFF)


def test_a_record_without_its_head_is_not_whole(used: Bot) -> None:
    assert tampered(used.store, "DELETE FROM audit_head") == Broken(5, CUT_OFF)


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
details: st.SearchStrategy[Details] = st.dictionaries(
    words, st.one_of(words, st.integers(), st.booleans(), st.none(), st.lists(words, max_size=3)), max_size=4
)
steps = st.lists(st.tuples(words, words, words, details), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    batches=st.lists(steps, min_size=1, max_size=3),
    which=st.integers(min_value=0, max_value=14),
    column=st.sampled_from([AuditEntry.actor, AuditEntry.event, AuditEntry.subject, AuditEntry.details]),
)
def test_whatever_is_appended_verifies_and_any_change_is_found(
    store: Store,
    batches: list[list[tuple[str, str, str, Details]]],
    which: int,
    column: InstrumentedAttribute[str],
) -> None:
    before = length(store)
    for batch in batches:
        with store.transaction() as tx:
            for actor, event, subject, told in batch:
                record.append(tx, actor=actor, event=event, subject=subject, details=told)
    last = before + sum(len(batch) for batch in batches)
    assert length(store) == last
    assert list(_newest(store, before)) == [(a, e, s, dict(d)) for batch in batches for a, e, s, d in batch]

    target = last - which % (last - before)
    change = sa.update(AuditEntry).where(AuditEntry.seq == target).values({column: column + "x"})
    assert tampered(store, change) == Broken(target, CHANGED)


def _newest(store: Store, after: int) -> Iterator[tuple[object, ...]]:
    with store.read() as session:
        for entry in export(session):
            if isinstance(entry["seq"], int) and entry["seq"] > after:
                yield entry["actor"], entry["event"], entry["subject"], entry["details"]
