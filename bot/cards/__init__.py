"""Domain object → Block Kit. Pure: no database, no Slack client, no clock."""
