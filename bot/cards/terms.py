"""The forms in which the 秘書広報課 looks at contested findings and keeps the city's words."""

import json
from collections.abc import Sequence

from bot.cards import names
from bot.cards.blocks import (
    Block,
    actions,
    ask_before,
    button,
    clip,
    context,
    divider,
    header,
    line,
    person,
    rich,
    section,
    words,
)
from bot.cards.forms import View, modal
from bot.cards.inputs import field, option, select, text_input
from bot.drafts.feedback import Contest, Contests
from bot.terms.models import Verdict
from bot.terms.service import LONGEST, LONGEST_REASON, TermView
from bot.terms.silencing import title_of
from rules.city_terms import Treatment
from rules.guideline import clauses

TREATMENTS = {Treatment.ALLOW: "指摘しない", Treatment.WATCH: "確認を求める"}
VERDICTS = {Verdict.ADOPTED: "採用（言葉を登録した）", Verdict.DISMISSED: "見送り"}
SHOWN_TERMS = 20
SHOWN_REASON = 300


def overview(contests: Contests, terms: Sequence[TermView], *, note: str = "") -> View:
    """What was contested, and the phrases that count, with the buttons to change them."""
    blocks: list[Block] = [section(note)] if note else []
    blocks.append(actions("term-new", [button("言葉を登録する", names.TERM_NEW, "new", style="primary")]))
    blocks.append(header(f"「この指摘は誤り」とされたもの（{len(contests.waiting) + contests.more:,}件）"))
    blocks += [part for one in contests.waiting for part in _waiting(one)] or [
        section("見直しを待つものはありません。")
    ]
    if contests.more:
        blocks.append(context(f"ほかに{contests.more:,}件あります。上のものが片付くと、ここに表示します。"))
    if contests.done:
        blocks += [header("最近見直したもの"), *(rich(_told(one)) for one in contests.done)]
    blocks += [divider(), header(f"登録した言葉（{len(terms):,}件）")]
    blocks += [part for one in terms[:SHOWN_TERMS] for part in _term(one)] or [section("まだありません。")]
    if len(terms) > SHOWN_TERMS:
        blocks.append(context("古いものは「snsbot terms export」で見られます。"))
    return modal("指摘の見直し", blocks)


def term_form(contest: Contest | None = None) -> View:
    """The form for a phrase; filled where it comes from a contested finding."""
    treatment = Treatment.ALLOW if contest else Treatment.WATCH
    choices = [option(label, one) for one, label in TREATMENTS.items()]
    keys = [option(f"{one.label} {one.text}", one.key) for one in clauses() if one.key.startswith(("5(7)", "6(2)"))]
    phrase = text_input(initial=contest.quote if contest else "", max_length=LONGEST)
    reason = text_input(multiline=True, max_length=LONGEST_REASON)
    blocks: list[Block] = [
        section(_effect(contest)),
        field("phrase", "言葉", phrase, hint=_SHORT_PHRASE if contest and "initial_value" not in phrase else ""),
        field("treatment", "扱い", select(choices, initial=treatment)),
        field(
            "clause",
            "根拠条項",
            select(keys, initial=contest.clause if contest else None),
            optional=True,
            hint="「確認を求める」ときに選びます。",
        ),
        field("reason", "理由", reason, hint="登録とともに残ります。"),
    ]
    metadata = json.dumps({"finding": contest.finding_id} if contest else {})
    return modal("言葉の登録", blocks, callback_id=names.TERM_FORM, submit="登録する", metadata=metadata)


_SHORT_PHRASE = "指摘された部分が長いので、誤りのもとになった短い言葉だけを書いてください。"


def _effect(contest: Contest | None) -> str:
    what = f"この言葉についての「{title_of(contest.rule)}」の指摘" if contest else "この言葉の中にある指摘のすべて"
    return (
        f"「指摘しない」で登録すると、{what}が、すべての所属の投稿案で出なくなります。"
        "パスワードなどの秘密の指摘は止まりません。"
        "「確認を求める」で登録すると、この言葉のある投稿案のすべてで要確認になります。"
        "どちらも次のチェックから働き、期限はありません。一覧で「外す」まで続きます。"
    )


def _waiting(contest: Contest) -> list[Block]:
    value = json.dumps({"finding": contest.finding_id})
    ask = ask_before(
        "見送りますか",
        "この指摘を見直しの一覧から片付けます。チェックはこれまでどおり働きます。",
        "見送る",
    )
    row = [button("見送る", names.TERM_DISMISS, value, confirm=ask)]
    told = [_told(contest)]
    if contest.why_no_word is None:
        row.insert(0, button("この言葉は指摘しない", names.TERM_FROM_CONTEST, value))
    else:
        told.append(line(words(contest.why_no_word, italic=True)))
    return [rich(*told), actions(f"contest-{contest.finding_id}", row)]


def _told(contest: Contest) -> dict[str, object]:
    decided = []
    if contest.verdict is not None and contest.decided_by is not None:
        decided = [words(f"\n{VERDICTS[contest.verdict]}　", bold=True), person(contest.decided_by)]
    return line(
        words(clip(contest.quote, LONGEST), code=True),
        words(f"　{contest.severity.japanese}「{title_of(contest.rule)}」（第{contest.draft}号）\n"),
        person(contest.by),
        words(f"：{clip(contest.reason, SHOWN_REASON)}"),
        *decided,
    )


def _term(view: TermView) -> list[Block]:
    only = f"「{title_of(view.term.rule)}」だけ" if view.term.rule else ""
    told = rich(
        line(
            words(view.term.phrase, code=True),
            words(f"　{TREATMENTS[view.term.treatment]}　{only}\n{clip(view.term.reason, SHOWN_REASON)}　"),
            person(view.added_by),
        )
    )
    ask = ask_before(
        "この言葉を外しますか", "次のチェックから、この言葉の登録は働かなくなります。もう一度登録できます。", "外す"
    )
    value = json.dumps({"term": view.id})
    return [told, actions(f"term-{view.id}", [button("外す", names.TERM_REMOVE, value, confirm=ask)])]
