"""Who decides (§6(3)): pure, over what stands in the register at the moment of asking.

For each section that has a say its head decides. While the head is away the acting approver does in the head's
stead（代決）, unless the matter is too delicate for that. Where the head wrote the text or there is none, the
acting approver decides; where nobody of the section is left, the PR division. Nobody decides on a text of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.drafts.errors import NobodyCanDecide
from bot.drafts.states import Actor
from bot.people.models import Role


@dataclass(frozen=True)
class Seat:
    """An active person in a role of a section."""

    person_id: int
    section_id: int
    role: Role
    absent: bool = False


@dataclass(frozen=True)
class Register:
    """Everybody who may have a say; `pr_sections` are the sections of the PR division."""

    seats: tuple[Seat, ...]
    pr_sections: tuple[int, ...]

    def holders(self, section_id: int, role: Role) -> list[Seat]:
        """Who holds a role in a section, in the order of the register."""
        return [seat for seat in self.seats if seat.section_id == section_id and seat.role is role]


@dataclass(frozen=True)
class Matter:
    """What has to be known of a draft to say who decides.

    Attributes:
        sections: those whose approval is still missing; several for a joint account (§5(1)).
        writers: who wrote or last edited the text.
        concurred: who concurred to it（合議）; they decide only where nobody else is left.
        deputies: whether an acting approver may decide in an absent head's stead.
    """

    sections: frozenset[int]
    writers: frozenset[int]
    concurred: frozenset[int] = frozenset()
    deputies: bool = True


@dataclass(frozen=True)
class Bench:
    """Who decides for a section: who is asked, and in what capacity each of those who may decide does so."""

    section_id: int
    asked: tuple[int, ...]
    may: Mapping[int, Actor]
    head_away: bool = False


def benches(register: Register, matter: Matter) -> tuple[Bench, ...]:
    """The benches of all sections whose decision is missing.

    Raises:
        NobodyCanDecide: one of them is empty, or no section has a say.
    """
    if not matter.sections:
        raise NobodyCanDecide
    return tuple(_bench(register, matter, section) for section in sorted(matter.sections))


def _bench(register: Register, matter: Matter, section: int) -> Bench:
    for excluded in (matter.writers | matter.concurred, matter.writers):
        found = _of_section(register, matter, section, excluded) or _of_pr_division(register, section, excluded)
        if found is not None:
            return found
    raise NobodyCanDecide


def _of_section(register: Register, matter: Matter, section: int, excluded: frozenset[int]) -> Bench | None:
    heads = _able(register.holders(section, Role.HEAD), excluded)
    deputies = _able(register.holders(section, Role.ACTING), excluded) if matter.deputies else []
    if not heads:
        return _one_of(section, deputies, Actor.ACTING)
    present = [head for head in heads if not head.absent]
    standing_in = [deputy for deputy in deputies if not deputy.absent]
    if present or not standing_in:
        # A delicate matter waits for the head, who may decide from wherever they are.
        return Bench(section, _ids(present or heads), _all(heads, Actor.APPROVER), head_away=not present)
    return Bench(
        section,
        _ids(standing_in),
        {**_all(standing_in, Actor.ACTING), **_all(heads, Actor.APPROVER)},
        head_away=True,
    )


def _of_pr_division(register: Register, section: int, excluded: frozenset[int]) -> Bench | None:
    for role in (Role.HEAD, Role.ACTING, Role.STAFF):
        for pr_section in register.pr_sections:
            found = _one_of(section, _able(register.holders(pr_section, role), excluded), Actor.PR_DIVISION)
            if found is not None:
                return found
    return None


def _one_of(section: int, seats: list[Seat], actor: Actor) -> Bench | None:
    present = [seat for seat in seats if not seat.absent] or seats
    return Bench(section, _ids(present), _all(seats, actor)) if seats else None


def _able(seats: Iterable[Seat], excluded: frozenset[int]) -> list[Seat]:
    return [seat for seat in seats if seat.person_id not in excluded]


def _ids(seats: Iterable[Seat]) -> tuple[int, ...]:
    return tuple(seat.person_id for seat in seats)


def _all(seats: Iterable[Seat], actor: Actor) -> dict[int, Actor]:
    return {seat.person_id: actor for seat in seats}
