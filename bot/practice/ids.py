"""Identifiers in Slack's style. They are random: a restarted workspace must not repeat those of the last one."""

import secrets
import string
import uuid

_ALPHABET = string.ascii_uppercase + string.digits


def new_id(prefix: str) -> str:
    """An id such as ``V0Q1W2E3R4T``: the prefix tells what it names."""
    return prefix + "0" + "".join(secrets.choice(_ALPHABET) for _ in range(9))


def new_name() -> str:
    """A short random name, as Slack gives to blocks and actions that came without one."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(5))


def new_trigger_id() -> str:
    """An id of the form ``132456.7890123.abcdef``."""
    digits = secrets.randbelow(10**12)
    return f"{digits}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"


def new_envelope_id() -> str:
    """The id by which the bot acknowledges a delivery."""
    return str(uuid.uuid4())


def new_secret() -> str:
    """Something that cannot be guessed: tickets, response URLs, upload URLs."""
    return secrets.token_urlsafe(24)
