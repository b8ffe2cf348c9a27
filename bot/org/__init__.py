"""The city file: city, sections, people, channels and accounts in one TOML file, in and out."""
