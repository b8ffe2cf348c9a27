"""The person's side: what they see and what they can do. It refuses what a person could not do in Slack."""
