"""From the outbox to Slack: rendering, sending, retrying; and the clock's beat."""
