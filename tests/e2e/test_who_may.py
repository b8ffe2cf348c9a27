"""Who may decide is looked up at the moment of the press; everybody else is told politely."""

import pytest
import sqlalchemy as sa

from bot.org.cityfile import CityFile, read_city_file
from bot.org.service import Org
from bot.people.models import Person
from bot.practice.demo import DEMO_CITY
from tests.support.page import said
from tests.support.workspace import Workspace

MARKET = "11月28日（土）に、まちなか広場で朝市を開きます。雨天中止です。"
WRONG_WEEKDAY = "11月28日（金）に、まちなか広場で朝市を開きます。"


def with_head(section: str, slack_id: str) -> CityFile:
    """The demo city with another head of a section."""
    file = read_city_file(DEMO_CITY)
    sections = tuple(one.model_copy(update={"head": slack_id}) if one.name == section else one for one in file.sections)
    return file.model_copy(update={"sections": sections})


def test_a_head_who_was_transferred_can_no_longer_decide(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    card = kacho.card("承認のお願い")
    Org(workspace.bot.store).import_city(with_head("産業部商工観光課", "U01FRANK"))

    kacho.presses("承認する", on=card)

    assert "権限がありません" in kacho.answer("操作できるのは")
    assert workspace.state_of(draft) == "承認待ち"


def test_the_second_of_two_who_press_is_told_who_decided(workspace: Workspace) -> None:
    hanako, carol, dave = (workspace.person(name) for name in ("新見 花子", "秘書広報課長", "広報担当"))
    review = hanako.writes(WRONG_WEEKDAY)
    question = next(b["block_id"] for b in review["blocks"] if b["block_id"].startswith("finding-"))
    answer = hanako.sends(review, **{question: "臨時に曜日を変えて開催するためです。"})
    assert answer["ok"]
    hanako.modal("秘書広報課に合議を依頼しました")
    hers, his = carol.card("合議のお願い"), dave.card("合議のお願い")
    assert "臨時に曜日を変えて開催するためです。" in said(his)
    workspace.fault("chat.update", "429", times=50, retry_after=30)  # his card keeps its buttons

    carol.presses("合議に同意する", on=hers)
    workspace.person("商工観光課長").card("承認のお願い")
    dave.presses("合議に同意する", on=his)

    told = dave.answer("この投稿案は")
    assert "<@U01CAROL>さん" in told
    assert "合議に同意しました" in told


@pytest.mark.parametrize("button", ["承認する", "差し戻す"])
def test_a_press_that_slack_delivers_twice_has_its_effect_once(workspace: Workspace, button: str) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")
    draft = hanako.hands_in(MARKET)
    card = kacho.card("承認のお願い")

    workspace.fault("deliver", "twice", times=2)
    kacho.presses(button, on=card)
    if button == "差し戻す":
        kacho.sends(kacho.modal("理由"), reason="時刻を入れてください。")

    words = "承認されました" if button == "承認する" else "差し戻されました"
    hanako.card(words)
    hanako.hands_in("11月29日（日）に、そば打ち体験を開きます。")  # by now a second effect would have shown
    kacho.card("そば打ち体験")
    assert len([one for one in hanako.messages(in_dm=True) if words in said(one)]) == 1
    assert workspace.state_of(draft) == ("承認" if button == "承認する" else "差戻し")


def test_a_form_that_slack_delivers_twice_makes_one_draft(workspace: Workspace) -> None:
    hanako, kacho = workspace.person("新見 花子"), workspace.person("商工観光課長")

    workspace.fault("deliver", "twice", times=3)
    hanako.hands_in(MARKET)
    kacho.card("承認のお願い")
    hanako.hands_in("11月29日（日）に、そば打ち体験を開きます。")
    kacho.card("そば打ち体験")

    assert len([one for one in kacho.messages(in_dm=True) if MARKET in said(one)]) == 1


def test_somebody_who_left_can_check_but_not_hand_in(workspace: Workspace) -> None:
    with workspace.bot.store.transaction() as tx:
        tx.session.execute(sa.update(Person).where(Person.slack_id == "U01KENJI").values(active=False))
    gone = workspace.person("観光の同僚")

    gone.types(f"/snscheck {WRONG_WEEKDAY}")
    assert "この文章は保存していません" in gone.answer("要修正 1件")
    gone.types("/snscheck")
    assert "台帳に登録されていない" in said(gone.modal("登録を依頼してください"))
