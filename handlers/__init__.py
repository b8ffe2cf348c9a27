"""Slack's side: one file a command, shortcut or button family. Parse → authorise → call one service → ack, render."""

from slack_bolt import App

from bot.office import Office
from handlers import (
    account_closing,
    account_decisions,
    account_forms,
    accounts,
    checking,
    corrections,
    decisions,
    emergency,
    errors,
    forms,
    home,
    images,
    incident_after,
    incident_running,
    incident_steps,
    incident_texts,
    incidents,
    leftover,
    listing,
    month,
    posted,
    reasons,
    reminders,
    review,
    rotation,
    searching,
    standing_in,
    terms,
    transfers,
    upkeep,
    variants,
)


def register_all(app: App, office: Office) -> None:
    """Connect every command, shortcut, button and form to the office's services."""
    of_drafts = (
        checking,
        forms,
        images,
        variants,
        review,
        decisions,
        reasons,
        emergency,
        standing_in,
        posted,
        corrections,
    )
    of_all = (home, month, searching, terms, reminders)
    of_accounts = (accounts, account_forms, account_decisions, account_closing, listing, rotation, transfers, upkeep)
    of_incidents = (incidents, incident_steps, incident_running, incident_texts, incident_after)
    for part in (*of_drafts, *of_all, *of_accounts, *of_incidents):
        part.register(app, office)
    leftover.register(app)
    errors.register(app, office)
