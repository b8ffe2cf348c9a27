"""The Home says how much there is, also where it shows only the beginning, and whose guideline it is."""

from bot.cards.home import home
from bot.drafts.listing import Desk, Listing
from bot.drafts.states import State
from bot.drafts.views import DraftLine
from tests.cards.examples import NOW
from tests.support.page import said

LINE = DraftLine(12, State.PENDING, 1, "朝市を開きます。", NOW, NOW)


def test_the_home_says_how_many_drafts_there_really_are() -> None:
    shown = said(home(Desk("奈義町", own=Listing((LINE,), 2, 17), waiting=Listing((LINE,) * 20, 980))))

    assert "判断を待っている投稿案（1,000件）" in shown
    assert "あなたの投稿案（20件）" in shown
    assert "ほかに2件" in shown
    assert "チェックしただけの下書きが17件" in shown


def test_the_home_names_the_city_of_the_register() -> None:
    shown = said(home(Desk("奈義町")))

    assert "奈義町ソーシャルメディア運用ガイドライン" in shown
    assert "新見市" not in shown
    assert "進行中の投稿案はありません。" in shown
