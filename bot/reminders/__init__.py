"""Reminders（催促）: what is pending has exactly one next moment at which somebody is reminded of it."""
