"""Engine, tables' base, and the unit of work. Knows nothing of drafts, people or Slack."""
