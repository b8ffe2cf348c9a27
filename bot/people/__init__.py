"""The city, its sections, and the people with their roles."""
