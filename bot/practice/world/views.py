"""Modals (a stack of at most three for each person) and Home tabs."""

import secrets

from bot.practice.blockkit.state import carry_over
from bot.practice.clock import Clock
from bot.practice.errors import SlackError
from bot.practice.ids import new_id
from bot.practice.jsons import JsonObject
from bot.practice.world.changes import Changes
from bot.practice.world.records import View

STACK_LIMIT = 3


class Views:
    """What each person has open. ``content`` is always a view that passed validation, its blocks with ids."""

    def __init__(self, clock: Clock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def modals(self, user: str) -> list[View]:
        """The person's open modals, the visible one last."""
        return list(self._stacks.get(user, []))

    def top(self, user: str) -> View | None:
        """The modal that the person sees."""
        stack = self._stacks.get(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        """The Home tab that the bot has published to this person."""
        return self._homes.get(user)

    def open(self, user: str, content: JsonObject) -> View:
        """A modal of its own: it takes the place of whatever the person had open."""
        self._refuse_known_external_id(content, except_for=None)
        view_id = new_id("V")
        view = View(view_id, user, content, self._new_hash(), root=view_id, state=carry_over(content, {}))
        self._stacks[user] = [view]
        self._changes.touch([user])
        return view

    def push(self, user: str, content: JsonObject) -> View:
        """A modal on top of the open one.

        Raises:
            SlackError: ``not_found`` when none is open, ``push_limit_reached`` at three.
        """
        stack = self._stacks.get(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= STACK_LIMIT:
            raise SlackError("push_limit_reached")
        self._refuse_known_external_id(content, except_for=None)
        view = View(
            new_id("V"),
            user,
            content,
            self._new_hash(),
            root=stack[0].id,
            previous=stack[-1].id,
            state=carry_over(content, {}),
        )
        stack.append(view)
        self._changes.touch([user])
        return view

    def update(self, view: View, content: JsonObject, *, known_hash: str | None = None) -> View:
        """New content for an open view. What the person entered stays where block_id and action_id stay.

        Raises:
            SlackError: ``hash_conflict`` when the view is not what the bot thinks it is.
        """
        if known_hash is not None and known_hash != view.hash:
            raise SlackError("hash_conflict")
        self._refuse_known_external_id(content, except_for=view)
        view.content = content
        view.state = carry_over(content, view.state)
        view.errors = {}
        view.hash = self._new_hash()
        self._changes.touch([view.user])
        return view

    def publish(self, user: str, content: JsonObject, *, known_hash: str | None = None) -> View:
        """The person's Home tab, made or renewed.

        Raises:
            SlackError: ``hash_conflict``.
        """
        home = self._homes.get(user)
        if home is not None:
            return self.update(home, content, known_hash=known_hash)
        if known_hash is not None:
            raise SlackError("hash_conflict")
        self._refuse_known_external_id(content, except_for=None)
        view_id = new_id("V")
        home = View(view_id, user, content, self._new_hash(), root=view_id, state=carry_over(content, {}))
        self._homes[user] = home
        self._changes.touch([user])
        return home

    def find_modal(self, *, view_id: str | None = None, external_id: str | None = None) -> View:
        """An open modal by either of its ids.

        Raises:
            SlackError: ``not_found``.
        """
        for view in self._all_modals():
            if view_id is not None and view.id == view_id:
                return view
            if external_id is not None and view.content.get("external_id") == external_id:
                return view
        raise SlackError("not_found")

    def close(self, view: View) -> None:
        """Take one modal off its person's stack."""
        stack = self._stacks.get(view.user, [])
        if view in stack:
            stack.remove(view)
        self._changes.touch([view.user])

    def clear(self, user: str) -> list[View]:
        """Close all modals of a person; returns those that were open, the visible one first."""
        closed = list(reversed(self._stacks.pop(user, [])))
        self._changes.touch([user])
        return closed

    def show_change(self, view: View) -> None:
        """Tell the person's page."""
        self._changes.touch([view.user])

    def _all_modals(self) -> list[View]:
        return [view for stack in self._stacks.values() for view in stack]

    def _refuse_known_external_id(self, content: JsonObject, *, except_for: View | None) -> None:
        wanted = content.get("external_id")
        if not wanted:
            return
        for view in [*self._all_modals(), *self._homes.values()]:
            if view is not except_for and view.content.get("external_id") == wanted:
                raise SlackError("duplicate_external_id")

    def _new_hash(self) -> str:
        return f"{int(self._clock.now().timestamp())}.{secrets.token_hex(4)}"
