"""A broken playbook or text stops the start and is named with its line."""

from collections.abc import Callable

import pytest

from rules.incidents.demands import read_demands
from rules.incidents.handbook import builtin_handbook
from rules.incidents.platform_help import read_platform_help
from rules.incidents.playbook_files import read_playbook
from rules.incidents.statement_files import read_blanks, read_statements
from rules.rule_files import BrokenRuleFileError, RuleFile

BOOK = (
    "kind = 'backlash'\nname = '炎上'\nwarning = 'w'\nfirst_three = ['a', 'b', 'c']\n"
    "[[step]]\nkey = 'one'\ntitle = 't'\nwhat_to_do = 'd'\nduty = 'lead'\ndue = 10\n"
)
BLANKS = "[[blank]]\nname = '件名'\nkind = 'text'\nask = 'a'\nexample = 'e'\n"
TEXT = "[[statement]]\nkey = 'k'\ntitle = 't'\nchannel = 'sns'\ntext = '{件名}です。'\n"
HELP = "[[help]]\nplatform = 'x'\ntopic = 'recovery'\nhow = 'h'\nsource = 's'\nlast_checked = 2026-07-01\n"
DEMAND = (
    "[[demand]]\nkind = 'backlash'\nclause = '7(4)'\nwords = '職員の判断による反論や抗弁は行わず、'\n"
    "steps = ['no-rebuttal']\n"
)


def _book(text: str) -> object:
    return read_playbook(RuleFile("f.toml", text), ("holding",))


def _blanks(text: str) -> object:
    return read_blanks(RuleFile("f.toml", text))


def _texts(text: str) -> object:
    return list(read_statements(RuleFile("f.toml", text), read_blanks(RuleFile("b.toml", BLANKS))))


def _help(text: str) -> object:
    return read_platform_help(RuleFile("f.toml", text))


def _demands(text: str) -> object:
    return read_demands(RuleFile("f.toml", text), builtin_handbook().playbooks)


@pytest.mark.parametrize(
    ("read", "good"), [(_book, BOOK), (_blanks, BLANKS), (_texts, TEXT), (_help, HELP)], ids=lambda one: ""
)
def test_a_whole_file_is_read(read: Callable[[str], object], good: str) -> None:
    assert read(good)


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (_book, BOOK.replace("backlash", "fire"), "1行目: kind の fire は知らない語です（使える語: backlash、"),
        (_book, BOOK.replace("'c'", "'c', 'd'"), "4行目: first_three は三つ"),
        (_book, BOOK.replace("warning", "caution"), "3行目: caution は知らない項目です"),
        (_book, BOOK[: BOOK.index("[[step]]")], "1行目: [[step]] がありません"),
        (_book, BOOK + "clause = '9(9)'\n", "11行目: clause の 9(9) という条項はありません"),
        (_book, BOOK + "demanded = 'yes'\n", "11行目: demanded に true か false"),
        (_book, BOOK + "when = ['rain']\n", "11行目: when の rain は知らない語です"),
        (_book, BOOK + "evidence = ['photo']\n", "11行目: evidence の photo は知らない語です"),
        (_book, BOOK + "helps = ['all']\n", "11行目: helps の all は知らない語です"),
        (_book, BOOK + "statements = ['song']\n", "11行目: statements の song という文例はありません"),
        (_book, BOOK + "not_by_doer_of = 'one'\n", "11行目: not_by_doer_of の one という手順はありません"),
        (_book, BOOK.replace("title = 't'\n", ""), "5行目: 手順 one に title がありません"),
        (_book, BOOK + BOOK[BOOK.index("[[step]]") :], "12行目: key の one が二つあります"),
        (_blanks, BLANKS + BLANKS, "7行目: name の 件名 が二つあります"),
        (_blanks, BLANKS + "source = 'moon'\n", "6行目: source の moon は知らない語です"),
        (_blanks, BLANKS.replace("'text'", "'picture'"), "3行目: kind の picture は知らない語です"),
        (_texts, TEXT.replace("件名", "題名"), "5行目: text の {題名} という空欄は blanks.toml にありません"),
        (_texts, TEXT.replace("}", ""), "5行目: text の { } が閉じていません"),
        (_texts, TEXT + "apology = 'concern'\n", "5行目: apology と {お詫び} は"),
        (_texts, TEXT + "needs_apology = true\n", "6行目: needs_apology には apology が要ります"),
        (_texts, TEXT + "clause = '9(9)'\n", "6行目: clause の 9(9) という条項はありません"),
        (_texts, TEXT + "channel_ = 'sns'\n", "6行目: channel_ は知らない項目です"),
        (_texts, TEXT.replace("sns", "fax"), "4行目: channel の fax は知らない語です"),
        (_help, HELP + "url = 'http://x.com/'\n", "7行目: url は https:// で始めて"),
        (_help, HELP.replace("2026-07-01", "'きのう'"), "6行目: last_checked に日付"),
        (_help, HELP.replace("2026-07-01", "2026-07-01T00:00:00"), "6行目: last_checked に日付"),
        (_help, HELP + HELP, "8行目: x の recovery が二つあります"),
        (_demands, DEMAND.replace("反論や", "反論と"), "4行目: words が §7(4) の文言と違います"),
        (
            _demands,
            DEMAND.replace("no-rebuttal", "rest"),
            "5行目: §7(4) が求める手順 rest が backlash.toml にありません",
        ),
        (_demands, DEMAND.replace("no-rebuttal", "metrics"), "5行目: 手順 metrics には demanded = true"),
        (_demands, DEMAND.replace("7(4)", "7(9)"), "3行目: clause の 7(9) という条項はありません"),
        (_demands, DEMAND, "求める文言が書かれていません"),
        (
            _demands,
            "[[demand]]\nkind = 'takeover'\nclause = '7(5)'\nwords = '被害を最小限にするための措置'\n"
            "steps = ['change-password', 'recovery-form']\n",
            "5行目: 条件の付かない手順が一つもありません",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(read: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(BrokenRuleFileError) as broken:
        read(text)

    assert str(broken.value).startswith("f.toml ")
    assert said in str(broken.value)
