"""What a list of transfers changes: of roles in sections, of the people named for accounts, of passwords.

Pure: from the rows and the register as it stands to the changes and to what people are shown of them.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.accounts.models import PersonRole
from bot.org.transfers.register import Place, Post, Register
from bot.org.transfers.rows import Move, MoveRow
from bot.people.models import Role
from rules.rotation import Cause

#: An account has at least two administrators, so that one's absence locks nobody out.
ADMINISTRATORS = 2


@dataclass(frozen=True)
class Changes:
    """What is to be changed, people by their Slack ids."""

    joined: tuple[str, ...]
    left: tuple[str, ...]
    removed: tuple[Post, ...]
    added: tuple[Post, ...]
    ended: tuple[Place, ...]
    begun: tuple[tuple[int, str], ...]
    rotations: tuple[tuple[int, Cause], ...]

    def digest(self) -> str:
        """The same for the same changes."""
        return hashlib.sha256(json.dumps(self.plain(), sort_keys=True).encode()).hexdigest()

    def plain(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "joined": list(self.joined),
            "left": list(self.left),
            "removed": [list(one) for one in self.removed],
            "added": [list(one) for one in self.added],
            "ended": [[one.id, one.account_id, one.slack_id, one.role] for one in self.ended],
            "begun": [list(one) for one in self.begun],
            "rotations": [list(one) for one in self.rotations],
        }


@dataclass(frozen=True)
class Preview:
    """What people are shown before they decide: names of sections, labels of accounts, Slack ids."""

    moves: Mapping[Move, int]
    heads: tuple[tuple[str, str], ...]
    acting: tuple[tuple[str, str], ...]
    headless: tuple[str, ...]
    several_heads: tuple[str, ...]
    places_ended: tuple[tuple[str, str, PersonRole], ...]
    rotations: tuple[tuple[str, Cause], ...]
    no_operator: tuple[str, ...]
    few_administrators: tuple[str, ...]
    policies: tuple[tuple[str, str, str], ...] = field(default=())


def plan(rows: Sequence[MoveRow], register: Register) -> Changes:
    """The changes of a list, in a fixed order."""
    removed, added = _posts(rows, register)
    after = (register.posts - set(removed)) | set(added)
    ended = _ended(rows, register, after)
    left = tuple(sorted({row.slack_id for row in rows if row.kind is Move.LEAVE}))
    return Changes(
        joined=tuple(sorted({row.slack_id for row in rows if row.kind is Move.JOIN})),
        left=left,
        removed=removed,
        added=added,
        ended=ended,
        begun=_begun(ended, register, after),
        rotations=_rotations(rows, ended, register, set(left)),
    )


def preview(rows: Sequence[MoveRow], changes: Changes, register: Register) -> Preview:
    """What is shown of the changes; the policies are looked up by the caller."""
    after = (register.posts - set(changes.removed)) | set(changes.added)
    places = _places_after(changes, register)
    concerned = {one.account_id for one in changes.ended}
    touched = {section for section, _slack, role in (*changes.removed, *changes.added) if role is Role.HEAD}
    heads: dict[int, int] = defaultdict(int)
    for section, _slack, role in after:
        heads[section] += role is Role.HEAD
    return Preview(
        moves={kind: sum(row.kind is kind for row in rows) for kind in Move},
        heads=_named(changes.added, Role.HEAD, register),
        acting=_named(changes.added, Role.ACTING, register),
        headless=tuple(register.sections[one] for one in sorted(touched) if not heads[one]),
        several_heads=tuple(register.sections[one] for one in sorted(touched) if heads[one] > 1),
        places_ended=tuple((register.account_labels[one.account_id], one.slack_id, one.role) for one in changes.ended),
        rotations=tuple((register.account_labels[number], cause) for number, cause in changes.rotations),
        no_operator=(
            *_short(concerned, places, PersonRole.OPERATOR, 1, register),
            *_deserted(concerned, changes, after, register),
        ),
        few_administrators=_short(concerned, places, PersonRole.ADMINISTRATOR, ADMINISTRATORS, register),
    )


def _posts(rows: Sequence[MoveRow], register: Register) -> tuple[tuple[Post, ...], tuple[Post, ...]]:
    """The roles in sections that end, and those that begin; what is in both stays as it is."""
    of_person: dict[str, list[Post]] = defaultdict(list)
    for post in register.posts:
        of_person[post[1]].append(post)
    removed: set[Post] = set()
    added: set[Post] = set()
    for row in rows:
        removed |= {post for post in of_person[row.slack_id] if row.kind is Move.LEAVE or post[0] == row.old}
        if row.new is not None and row.role is not None:
            added.add((row.new, row.slack_id, row.role))
    return tuple(sorted(removed - added)), tuple(sorted(added - register.posts))


def _ended(rows: Sequence[MoveRow], register: Register, after: frozenset[Post]) -> tuple[Place, ...]:
    """The people who are nothing for an account any more: they have left all its sections, or head none of them."""
    moving = {row.slack_id for row in rows}
    sections: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for section, slack_id, role in after:
        sections[slack_id, False].add(section)
        if role is Role.HEAD:
            sections[slack_id, True].add(section)
    return tuple(
        place
        for place in register.places
        if place.slack_id in moving
        and not sections[place.slack_id, place.role is PersonRole.HEAD]
        & register.account_sections.get(place.account_id, frozenset())
    )


def _begun(ended: Sequence[Place], register: Register, after: frozenset[Post]) -> tuple[tuple[int, str], ...]:
    """Who answers for an account in the place of a head who moved: the heads that its sections have then."""
    heads: dict[int, set[str]] = defaultdict(set)
    for section, slack_id, role in after:
        if role is Role.HEAD:
            heads[section].add(slack_id)
    stay = {(one.account_id, one.slack_id) for one in register.places if one.role is PersonRole.HEAD}
    accounts = {one.account_id for one in ended if one.role is PersonRole.HEAD}
    wanted = {
        (number, slack_id)
        for number in accounts
        for section in register.account_sections.get(number, ())
        for slack_id in heads[section]
    }
    return tuple(sorted(wanted - stay))


def _rotations(
    rows: Sequence[MoveRow], ended: Sequence[Place], register: Register, left: set[str]
) -> tuple[tuple[int, Cause], ...]:
    """The accounts whose passwords somebody knows who moves away. Where nobody is named for an account, all of its
    sections may know them."""
    named = {one.account_id for one in register.places if one.role is not PersonRole.HEAD}
    knowing: dict[int, set[str]] = defaultdict(set)
    for place in ended:
        knowing[place.account_id].add(place.slack_id)
    moving_out: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.old is not None and row.old != row.new:
            moving_out[row.old].add(row.slack_id)
    for number, sections in register.account_sections.items():
        if number not in named:
            for section in sections:
                knowing[number] |= moving_out.get(section, set())
    return tuple(
        (number, Cause.LEAVING if people & left else Cause.TRANSFER)
        for number, people in sorted(knowing.items())
        if people
    )


def _deserted(concerned: set[int], changes: Changes, after: frozenset[Post], register: Register) -> tuple[str, ...]:
    """The labels of other accounts whose sections have nobody any more."""
    staffed = {section for section, _slack, _role in after}
    emptied = {section for section, _slack, _role in changes.removed} - staffed
    return tuple(
        register.account_labels[number]
        for number, sections in sorted(register.account_sections.items())
        if number not in concerned and sections & emptied and not sections & staffed
    )


def _places_after(changes: Changes, register: Register) -> list[Place]:
    gone = {one.id for one in changes.ended}
    return [one for one in register.places if one.id not in gone]


def _named(posts: Sequence[Post], role: Role, register: Register) -> tuple[tuple[str, str], ...]:
    return tuple((register.sections[section], slack_id) for section, slack_id, held in posts if held is role)


def _short(
    accounts: set[int], places: Sequence[Place], role: PersonRole, least: int, register: Register
) -> tuple[str, ...]:
    """The labels of those accounts for which fewer people than `least` are left in a role."""
    counts: dict[int, int] = defaultdict(int)
    for one in places:
        counts[one.account_id] += one.role is role
    return tuple(register.account_labels[number] for number in sorted(accounts) if counts[number] < least)
