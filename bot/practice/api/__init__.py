"""The bot's side: Slack's Web API and the response URLs."""
