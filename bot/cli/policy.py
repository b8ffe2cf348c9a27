"""`snsbot policy`: whether a 運用ポリシー, 利用規約 or bio says what §5(3), §5(4) and §5(6) ask for."""

import argparse

from bot.cli.lines import answer_each, city_facts, one_of, opened, text_of, write
from bot.cli.parser import DOCS
from bot.errors import UserError
from rules.context import CityFacts
from rules.finding import Span
from rules.policy.documents import LARGEST_FILE, UnreadableDocumentError, read_document
from rules.policy_items import Doc, Item, Part, Report, check_bio, check_document

_LONGEST_QUOTE = 60


def check_policy_text(arguments: argparse.Namespace) -> int:
    """Check; 1 where an item is missing (a batch is always 0 unless a line cannot be read)."""
    city = city_facts()
    with opened(arguments.file) as source:
        if arguments.batch:
            return answer_each(source, lambda line: _answer(line, city))
        given = source.read(LARGEST_FILE + 1)
    try:
        text = read_document(given)
    except UnreadableDocumentError as error:
        raise UserError(error.what, error.what_to_do) from error
    report = _report(Doc(arguments.doc), text, arguments.platform or "", arguments.url, city)
    if arguments.json:
        write(_for_machines(report, text))
    else:
        print(_for_people(report, text).encode("utf-8", "replace").decode())
    return int(not report.complete)


def _answer(line: dict[str, object], city: CityFacts) -> dict[str, object]:
    """A line of a batch. A platform that is not known counts as none said: any service will do."""
    doc = Doc(one_of(DOCS, line.get("doc"), "policy"))
    platform, url = line.get("platform"), line.get("url_field")
    report = _report(
        doc, text_of(line), platform if isinstance(platform, str) else "", url if isinstance(url, str) else "", city
    )
    return {"id": line.get("id"), "has": dict(report.has())}


def _report(doc: Doc, text: str, platform: str, url_field: str, city: CityFacts) -> Report:
    if doc is Doc.BIO:
        return check_bio(text, url_field=url_field, city=city)
    return check_document(doc, text, platform=platform.lower(), city=city)


def _for_machines(report: Report, text: str) -> dict[str, object]:
    parts = [(item, part) for item in report.items for part in item.parts]
    return {
        "has": dict(report.has()),
        "parts": [
            {
                "key": part.key,
                "clause": item.clause.key,
                "present": part.present,
                "evidence": [_place(span, text) for span in part.evidence],
                "obstacle": _place(part.obstacle, text) if part.obstacle else None,
                "advice": None if part.present else part.advice,
            }
            for item, part in parts
        ],
    }


def _place(span: Span, text: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "quote": text[span.start : span.end]}


def _for_people(report: Report, text: str) -> str:
    there = sum(item.present for item in report.items)
    head = f"{report.doc.japanese}：{len(report.items)}項目のうち{there}項目があります。"
    foot = "必要な事項はそろっています。" if report.complete else "足りない事項を書き足してください。"
    return "\n\n".join([head, *(_item(item, text) for item in report.items), *report.advice, foot])


def _item(item: Item, text: str) -> str:
    lines = [f"［{'あり' if item.present else '不足'}］{item.clause.label}　{item.label}"]
    lines += [line for part in item.parts for line in _part(part, text, named=len(item.parts) > 1)]
    if not item.present:
        lines.append(f"　根拠：{item.clause.label}「{item.clause.text}」")
    return "\n".join(lines)


def _part(part: Part, text: str, *, named: bool) -> list[str]:
    name = f"{part.label}：" if named else ""
    if part.present:
        shown = _quoted(part.evidence[0], text) if part.evidence else "URL欄にあります"
        return [f"　○ {name}{shown}"]
    why = f"{_quoted(part.obstacle, text)}のところに中身がありません。" if part.obstacle else "書かれていません。"
    return [f"　× {name}{why}", f"　　書くこと：{part.advice}"]


def _quoted(span: Span, text: str) -> str:
    words = " ".join(text[span.start : span.end].split())
    shown = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
    return f"{text.count(chr(10), 0, span.start) + 1}行目「{shown}」"
