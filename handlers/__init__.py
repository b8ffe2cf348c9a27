"""Slack's side: one file a command, shortcut or button family. Parse → authorise → call one service → ack, render."""

from slack_bolt import App

from bot.office import Office
from handlers import (
    checking,
    decisions,
    errors,
    forms,
    home,
    images,
    incident_running,
    incident_steps,
    incident_texts,
    incidents,
    leftover,
    posted,
    reminders,
    review,
    rotation,
    terms,
    transfers,
)


def register_all(app: App, office: Office) -> None:
    """Connect every command, shortcut, button and form to the office's services."""
    for part in (
        checking,
        forms,
        images,
        review,
        decisions,
        posted,
        home,
        terms,
        reminders,
        rotation,
        transfers,
        incidents,
        incident_steps,
        incident_running,
        incident_texts,
    ):
        part.register(app, office)
    leftover.register(app)
    errors.register(app, office)
