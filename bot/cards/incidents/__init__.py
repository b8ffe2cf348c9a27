"""The cards and forms of an incident（§7）. No emoji, short sentences: they are read by people under pressure."""
