"""The forms in which the 秘書広報課 looks at contested findings and keeps the city's words."""

import json
from collections.abc import Sequence

from bot.cards import names
from bot.cards.blocks import Block, actions, button, clip, context, divider, header, line, person, rich, section, words
from bot.cards.forms import View, modal
from bot.cards.inputs import field, option, select, text_input
from bot.drafts.feedback import Contest
from bot.terms.service import LONGEST, LONGEST_REASON, TermView
from rules.city_terms import CityTerm, Treatment
from rules.guideline import clauses

TREATMENTS = {Treatment.ALLOW: "指摘しない", Treatment.WATCH: "確認を求める"}
SHOWN_TERMS = 20


def overview(contests: Sequence[Contest], terms: Sequence[TermView], *, note: str = "") -> View:
    """What was contested, and the phrases that count, with the buttons to change them."""
    blocks: list[Block] = [section(note)] if note else []
    blocks.append(actions("term-new", [button("言葉を登録する", names.TERM_NEW, "new", style="primary")]))
    blocks.append(header("「この指摘は誤り」とされたもの"))
    blocks += [part for one in contests for part in _contest(one)] or [section("まだありません。")]
    blocks += [divider(), header(f"登録した言葉（{len(terms)}件）")]
    blocks += [part for one in terms[:SHOWN_TERMS] for part in _term(one)] or [section("まだありません。")]
    if len(terms) > SHOWN_TERMS:
        blocks.append(context("古いものは「snsbot terms export」で見られます。"))
    return modal("指摘の見直し", blocks)


def term_form(term: CityTerm | None = None) -> View:
    """The form for a phrase; filled where it comes from a contested finding."""
    start = term or CityTerm("", Treatment.WATCH)
    choices = [option(label, treatment) for treatment, label in TREATMENTS.items()]
    keys = [option(f"{one.label} {one.text}", one.key) for one in clauses() if one.key.startswith(("5(7)", "6(2)"))]
    blocks: list[Block] = [
        field("phrase", "言葉", text_input(initial=clip(start.phrase, LONGEST) if term else "", max_length=LONGEST)),
        field("treatment", "扱い", select(choices, initial=start.treatment)),
        field(
            "clause",
            "根拠条項",
            select(keys, initial=start.clause or None),
            optional=True,
            hint="「確認を求める」ときに選びます。",
        ),
        field("reason", "理由", text_input(multiline=True, max_length=LONGEST_REASON), hint="監査記録に残ります。"),
    ]
    if start.rule:
        blocks.append(context(f"「指摘しない」は、チェック「{start.rule}」の指摘に限って働きます。"))
    metadata = json.dumps({"rule": start.rule})
    return modal("言葉の登録", blocks, callback_id=names.TERM_FORM, submit="登録する", metadata=metadata)


def _contest(contest: Contest) -> list[Block]:
    told = rich(
        line(
            words(clip(contest.quote, LONGEST), code=True),
            words(f"　{contest.rule}（第{contest.draft}号）\n"),
            person(contest.by),
            words(f"：{clip(contest.reason, 300)}"),
        )
    )
    value = json.dumps({"finding": contest.finding_id})
    return [
        told,
        actions(f"contest-{contest.finding_id}", [button("この言葉は指摘しない", names.TERM_FROM_CONTEST, value)]),
    ]


def _term(view: TermView) -> list[Block]:
    told = rich(
        line(
            words(view.term.phrase, code=True),
            words(f"　{TREATMENTS[view.term.treatment]}　{clip(view.term.reason, 300)}　"),
            person(view.added_by),
        )
    )
    return [told, actions(f"term-{view.id}", [button("外す", names.TERM_REMOVE, json.dumps({"term": view.id}))])]
