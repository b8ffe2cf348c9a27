"""催促を先に延ばす: the buttons under whatever reminds somebody."""

from bot.cards import names
from bot.cards.blocks import Element, button


def snooze_buttons(matter: str, subject: str) -> list[Element]:
    """An hour later, or on the next working morning."""
    value = f"{matter}|{subject}"
    return [
        button("1時間後にもう一度", names.SNOOZE_HOUR, value),
        button("次の開庁日の朝にもう一度", names.SNOOZE_MORNING, value),
    ]
