"""Who draws which message: one file for each part of the office, from intents to cards."""
