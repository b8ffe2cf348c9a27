"""Every limit of Block Kit: the longest that is taken, and the first that is refused, with its path."""

from typing import Any

import pytest

from bot.practice.blockkit.surfaces import blocks_problems, metadata_problem, view_problems
from tests.practice.views import actions, button, field, home, modal, mrkdwn, option, plain, section, select, text_input

Block = dict[str, Any]


def message(*blocks: Block) -> list[str]:
    return [str(problem) for problem in blocks_problems(list(blocks), "message")]


def view(content: Block, kind: str = "modal") -> list[str]:
    return [str(problem) for problem in view_problems(content, kind)]


def long(length: int) -> str:
    return "あ" * length


def options(count: int) -> list[Block]:
    return [option(str(number)) for number in range(count)]


def radio(*choices: Block, **more: Any) -> Block:
    return {"type": "radio_buttons", "action_id": "r", "options": list(choices), **more}


def context(*elements: Block) -> Block:
    return {"type": "context", "elements": list(elements)}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text)}


def image(**more: Any) -> Block:
    return {"type": "image", "image_url": "https://example.jp/a.png", "alt_text": "絵", **more}


def confirm(**more: Any) -> Block:
    return {
        "title": plain("確認"),
        "text": plain("よいですか"),
        "confirm": plain("はい"),
        "deny": plain("いいえ"),
        **more,
    }


def confirmed(**more: Any) -> Block:
    return actions(button("消す", "a", confirm=confirm(**more)))


def overflow(count: int) -> Block:
    return section("あ", accessory={"type": "overflow", "action_id": "o", "options": options(count)})


def rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def rich_section(*inline: Block) -> Block:
    return rich({"type": "rich_text_section", "elements": list(inline)})


def table(rows: int, columns: int) -> Block:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}


MESSAGE_LIMITS: list[tuple[str, list[Block], list[Block]]] = [
    ("blocks", [{"type": "divider"}] * 50, [{"type": "divider"}] * 51),
    ("section text", [section(long(3000))], [section(long(3001))]),
    ("section without text", [{"type": "section", "fields": [plain("a")]}], [{"type": "section"}]),
    ("empty text", [section("a")], [section("")]),
    (
        "fields",
        [{"type": "section", "fields": [plain("a")] * 10}],
        [{"type": "section", "fields": [plain("a")] * 11}],
    ),
    (
        "field text",
        [{"type": "section", "fields": [plain(long(2000))]}],
        [{"type": "section", "fields": [plain(long(2001))]}],
    ),
    ("header", [header(long(150))], [header(long(151))]),
    ("header is plain", [header("a")], [{"type": "header", "text": mrkdwn("a")}]),
    ("button text", [actions(button(long(75), "a"))], [actions(button(long(76), "a"))]),
    ("button text is plain", [actions(button("a", "a"))], [actions({**button("a", "a"), "text": mrkdwn("a")})]),
    ("button value", [actions(button("a", "a", value=long(2000)))], [actions(button("a", "a", value=long(2001)))]),
    ("button style", [actions(button("a", "a", style="danger"))], [actions(button("a", "a", style="loud"))]),
    ("action_id", [actions(button("a", "a" * 255))], [actions(button("a", "a" * 256))]),
    ("block_id", [section("a", block_id="b" * 255)], [section("a", block_id="b" * 256)]),
    (
        "block_ids once",
        [section("a", block_id="x"), section("a", block_id="y")],
        [section("a", block_id="x"), section("a", block_id="x")],
    ),
    (
        "action_ids once in a block",
        [actions(button("a", "x")), actions(button("a", "x"))],
        [actions(button("a", "x"), button("b", "x"))],
    ),
    (
        "actions",
        [actions(*[button("a", str(n)) for n in range(25)])],
        [actions(*[button("a", str(n)) for n in range(26)])],
    ),
    ("actions hold something", [actions(button("a", "a"))], [actions()]),
    ("context", [context(*[mrkdwn("a")] * 10)], [context(*[mrkdwn("a")] * 11)]),
    ("context holds no button", [context(image())], [context(button("a", "a"))]),
    ("options", [actions(select("s", *map(str, range(100))))], [actions(select("s", *map(str, range(101))))]),
    ("options exist", [actions(select("s", "a"))], [actions(select("s"))]),
    (
        "option text",
        [actions({**select("s"), "options": [option("v", long(75))]})],
        [actions({**select("s"), "options": [option("v", long(76))]})],
    ),
    (
        "option value",
        [actions({**select("s"), "options": [option("v" * 150, "v")]})],
        [actions({**select("s"), "options": [option("v" * 151, "v")]})],
    ),
    (
        "option description",
        [actions({**select("s"), "options": [{**option("v"), "description": plain(long(75))}]})],
        [actions({**select("s"), "options": [{**option("v"), "description": plain(long(76))}]})],
    ),
    (
        "initial option is offered",
        [actions(select("s", "a", initial_option=option("a")))],
        [actions(select("s", "a", initial_option=option("b")))],
    ),
    (
        "options or groups",
        [actions({"type": "static_select", "option_groups": [{"label": plain("組"), "options": options(1)}]})],
        [actions(select("s", "a", option_groups=[{"label": plain("組"), "options": options(1)}]))],
    ),
    ("radio buttons", [actions(radio(*options(10)))], [actions(radio(*options(11)))]),
    (
        "check boxes",
        [actions({"type": "checkboxes", "options": options(10)})],
        [actions({"type": "checkboxes", "options": options(11)})],
    ),
    ("overflow", [overflow(5)], [overflow(6)]),
    ("confirm title", [confirmed(title=plain(long(100)))], [confirmed(title=plain(long(101)))]),
    ("confirm text", [confirmed(text=plain(long(300)))], [confirmed(text=plain(long(301)))]),
    ("confirm yes", [confirmed(confirm=plain(long(30)))], [confirmed(confirm=plain(long(31)))]),
    ("confirm no", [confirmed(deny=plain(long(30)))], [confirmed(deny=plain(long(31)))]),
    ("confirm has no other key", [confirmed(style="danger")], [confirmed(color="red")]),
    (
        "placeholder",
        [actions(select("s", "a", placeholder=plain(long(150))))],
        [actions(select("s", "a", placeholder=plain(long(151))))],
    ),
    ("image alt text", [image(alt_text=long(2000))], [image(alt_text=long(2001))]),
    ("image has alt text", [image()], [{"type": "image", "image_url": "https://example.jp/a.png"}]),
    ("image url", [image()], [image(image_url="file:///etc/passwd")]),
    (
        "image has one source",
        [{"type": "image", "alt_text": "絵", "slack_file": {"id": "F1"}}],
        [image(slack_file={"id": "F1"})],
    ),
    ("image title", [image(title=plain(long(2000)))], [image(title=plain(long(2001)))]),
    ("markdown", [{"type": "markdown", "text": long(12000)}], [{"type": "markdown", "text": long(12001)}]),
    ("markdown in all", [{"type": "markdown", "text": long(6000)}] * 2, [{"type": "markdown", "text": long(6001)}] * 2),
    ("table rows", [table(100, 2)], [table(101, 2)]),
    ("table columns", [table(2, 20)], [table(2, 21)]),
    (
        "date",
        [actions({"type": "datepicker", "initial_date": "2026-11-26"})],
        [actions({"type": "datepicker", "initial_date": "2026-13-26"})],
    ),
    (
        "time",
        [actions({"type": "timepicker", "initial_time": "23:59"})],
        [actions({"type": "timepicker", "initial_time": "24:00"})],
    ),
    (
        "date and time",
        [actions({"type": "datetimepicker", "initial_date_time": 1_764_115_200})],
        [actions({"type": "datetimepicker", "initial_date_time": 26})],
    ),
    (
        "date and time not beside a section",
        [actions({"type": "datetimepicker"})],
        [section("a", accessory={"type": "datetimepicker"})],
    ),
    ("known blocks", [{"type": "divider"}], [{"type": "poem"}]),
    ("known elements", [actions(button("a", "a"))], [actions({"type": "slider"})]),
    ("known keys of a block", [{"type": "divider"}], [{"type": "divider", "color": "red"}]),
    ("known keys of an element", [actions(button("a", "a"))], [actions(button("a", "a", colour="red"))]),
    ("known keys of a text", [section("a")], [{"type": "section", "text": mrkdwn("a", emoji=True)}]),
    (
        "known keys of an option",
        [actions(select("s", "a"))],
        [actions({**select("s"), "options": [{**option("a"), "type": "x"}]})],
    ),
    ("text is an object", [section("a")], [{"type": "section", "text": "a"}]),
    (
        "no file field in a message",
        [field("b", text_input("a"))],
        [field("b", {"type": "file_input", "action_id": "a"})],
    ),
    ("rich text", [rich_section({"type": "text", "text": "a"})], [rich_section({"type": "text", "text": ""})]),
    (
        "rich text styles",
        [rich_section({"type": "text", "text": "a", "style": {"bold": True, "strike": True}})],
        [rich_section({"type": "text", "text": "a", "style": {"blink": True}})],
    ),
    ("rich text holds parts", [rich_section()], [rich({"type": "text", "text": "a"})]),
    (
        "rich text users",
        [rich_section({"type": "user", "user_id": "U01BOB"})],
        [rich_section({"type": "user", "user_id": "Bob"})],
    ),
    (
        "rich text broadcast",
        [rich_section({"type": "broadcast", "range": "here"})],
        [rich_section({"type": "broadcast", "range": "world"})],
    ),
    (
        "rich text lists",
        [
            rich(
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [{"type": "rich_text_section", "elements": []}],
                }
            )
        ],
        [rich({"type": "rich_text_list", "style": "ordered", "elements": [{"type": "text", "text": "a"}]})],
    ),
    (
        "rich text preformatted",
        [rich({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a"}]})],
        [rich({"type": "rich_text_preformatted", "elements": [{"type": "user", "user_id": "U01BOB"}]})],
    ),
]


@pytest.mark.parametrize(("limit", "taken", "refused"), MESSAGE_LIMITS, ids=[one[0] for one in MESSAGE_LIMITS])
def test_a_message_is_taken_up_to_the_limit_and_refused_beyond(
    limit: str, taken: list[Block], refused: list[Block]
) -> None:
    assert message(*taken) == []
    assert message(*refused) != []


VIEW_LIMITS: list[tuple[str, Block, Block]] = [
    ("blocks", modal("t", *[{"type": "divider"}] * 100), modal("t", *[{"type": "divider"}] * 101)),
    ("blocks exist", modal("t"), {**modal("t"), "blocks": []}),
    ("title", modal(long(24)), modal(long(25))),
    ("title exists", modal("t"), {"type": "modal", "blocks": [section("a")]}),
    ("submit", modal("t", submit=plain(long(24))), modal("t", submit=plain(long(25)))),
    ("close", modal("t", close=plain(long(24))), modal("t", close=plain(long(25)))),
    ("private_metadata", modal("t", private_metadata="x" * 3000), modal("t", private_metadata="x" * 3001)),
    ("callback_id", modal("t", callback_id="x" * 255), modal("t", callback_id="x" * 256)),
    ("external_id", modal("t", external_id="x" * 255), modal("t", external_id="x" * 256)),
    ("known keys", modal("t", notify_on_close=True), modal("t", submit_disabled=True)),
    (
        "an input needs submit",
        modal("t", field("b", text_input("a"))),
        {"type": "modal", "title": plain("t"), "blocks": [field("b", text_input("a"))]},
    ),
    (
        "initial text",
        modal("t", field("b", text_input("a", initial_value=long(3000)))),
        modal("t", field("b", text_input("a", initial_value=long(3001)))),
    ),
    (
        "max_length",
        modal("t", field("b", text_input("a", max_length=3000))),
        modal("t", field("b", text_input("a", max_length=3001))),
    ),
    (
        "max_length holds for the initial text",
        modal("t", field("b", text_input("a", max_length=5, initial_value=long(5)))),
        modal("t", field("b", text_input("a", max_length=5, initial_value=long(6)))),
    ),
    (
        "label",
        modal("t", field("b", text_input("a"), label=plain(long(2000)))),
        modal("t", field("b", text_input("a"), label=plain(long(2001)))),
    ),
    (
        "hint",
        modal("t", field("b", text_input("a"), hint=plain(long(2000)))),
        modal("t", field("b", text_input("a"), hint=plain(long(2001)))),
    ),
    (
        "label is plain",
        modal("t", field("b", text_input("a"))),
        modal("t", field("b", text_input("a"), label=mrkdwn("a"))),
    ),
    ("no button in an input", modal("t", field("b", text_input("a"))), modal("t", field("b", button("a", "a")))),
    (
        "files",
        modal("t", field("b", {"type": "file_input", "max_files": 10})),
        modal("t", field("b", {"type": "file_input", "max_files": 11})),
    ),
    (
        "numbers",
        modal("t", field("b", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"})),
        modal("t", field("b", {"type": "number_input", "is_decimal_allowed": False, "min_value": "one"})),
    ),
    (
        "one focus",
        modal("t", field("b", text_input("a", focus_on_load=True)), field("c", text_input("a"))),
        modal("t", field("b", text_input("a", focus_on_load=True)), field("c", text_input("a", focus_on_load=True))),
    ),
    (
        "block_ids once",
        modal("t", field("b", text_input("a")), field("c", text_input("a"))),
        modal("t", field("b", text_input("a")), field("b", text_input("a"))),
    ),
    ("no markdown block in a modal", modal("t"), modal("t", {"type": "markdown", "text": "a"})),
    ("no table in a modal", modal("t"), modal("t", table(1, 1))),
]


@pytest.mark.parametrize(("limit", "taken", "refused"), VIEW_LIMITS, ids=[one[0] for one in VIEW_LIMITS])
def test_a_modal_is_taken_up_to_the_limit_and_refused_beyond(limit: str, taken: Block, refused: Block) -> None:
    assert view(taken) == []
    assert view(refused) != []


def test_a_home_tab_has_neither_title_nor_buttons_of_its_own() -> None:
    assert view(home(section("a")), "home") == []
    assert view(home(section("a"), submit=plain("送信")), "home") == [
        "invalid additional property: submit [json-pointer:/view]"
    ]
    assert view(modal("t"), "home") == ["unsupported type: modal [json-pointer:/view/type]"]


def test_a_refusal_names_the_path_of_every_fault() -> None:
    assert view(modal(long(25), section("a"), actions(button(long(76), "a", colour="red")))) == [
        "must be less than 25 characters [json-pointer:/view/title/text]",
        "must be less than 76 characters [json-pointer:/view/blocks/1/elements/0/text/text]",
        "invalid additional property: colour [json-pointer:/view/blocks/1/elements/0]",
    ]


@pytest.mark.parametrize("junk", [None, 3, "blocks", {"type": "section"}, [None], [[]], [{"type": 5}], [{}]])
def test_junk_is_refused_and_never_breaks_the_check(junk: object) -> None:
    assert blocks_problems(junk, "message") != []
    assert view_problems({"type": "modal", "title": plain("t"), "blocks": junk}, "modal") != []
    assert view_problems(junk, "home") != []


def test_metadata_is_an_event_with_a_payload() -> None:
    assert metadata_problem({"event_type": "outbox", "event_payload": {"row": 1}}) is None
    assert metadata_problem({"event_type": "outbox"}) == "invalid_metadata_format"
    assert metadata_problem({"event_type": "outbox", "event_payload": [1]}) == "invalid_metadata_format"
    assert metadata_problem({"event_type": "outbox", "event_payload": {}, "more": 1}) == "invalid_metadata_format"
    assert metadata_problem({"event_type": "outbox", "event_payload": {"x": "x" * 8000}}) == "metadata_too_large"
