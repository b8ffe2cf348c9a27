"""Reminders: each matter once, none lost."""
