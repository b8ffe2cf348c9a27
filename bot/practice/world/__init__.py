"""What the workspace remembers: people, conversations, messages, views, triggers, files. One event loop owns it."""
