"""`snsbot check`: the findings of a draft, for people, for machines, or for a year of old posts."""

import argparse
from datetime import UTC, datetime

from bot.cli.lines import answer_each, city_facts, one_of, opened, text_of, write
from bot.cli.parser import KINDS, PLATFORMS
from bot.errors import UserError
from rules.context import TOKYO, CityFacts
from rules.engine import check_text
from rules.finding import HIDDEN, Finding, Severity
from rules.guideline import clause


def check(arguments: argparse.Namespace) -> int:
    """Check; 1 where something is to be mended or confirmed (a batch is always 0 unless a line cannot be read)."""
    city = city_facts()
    with opened(arguments.file) as source:
        if arguments.batch:
            return answer_each(source, lambda line: _answer(line, city))
        given = source.read()
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("文章の文字コードが UTF-8 ではありません。", "UTF-8 で保存し直してください。") from error
    if not text.strip():
        raise UserError("文章がありません。", "ファイルか標準入力で文章を渡してください。")
    text = text.removesuffix("\n")
    planned_at = _moment(arguments.planned_at)
    findings = check_text(text, platform=arguments.platform, kind=arguments.kind, planned_at=planned_at, city=city)
    if arguments.json:
        write({"findings": [_for_machines(one, text) for one in findings]})
    else:
        print(_for_people(findings, text))
    return int(any(one.severity is not Severity.INFO for one in findings))


def _answer(line: dict[str, object], city: CityFacts) -> dict[str, object]:
    text = text_of(line)
    found = check_text(
        text,
        platform=one_of(PLATFORMS, line.get("platform"), "facebook"),
        kind=one_of(KINDS, line.get("kind"), "post"),
        planned_at=_moment(line.get("planned_at")),
        city=city,
    )
    return {"id": line.get("id"), "findings": [_for_machines(one, text) for one in found]}


def _moment(given: object) -> datetime:
    if given is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError as error:
        raise UserError(f"日時「{given}」を読めません。", "2026-11-26T14:00 の形で書いてください。") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=TOKYO)


def _for_machines(finding: Finding, text: str) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "quote": HIDDEN if finding.secret else text[finding.start : finding.end],
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _for_people(findings: list[Finding], text: str) -> str:
    if not findings:
        return "指摘はありません。"
    parts = []
    for finding in findings:
        article = clause(finding.clause)
        line = text.count("\n", 0, finding.start) + 1
        quote = " ".join(finding.quote(text).splitlines())
        part = f"［{finding.severity.japanese}］{article.label}　{line}行目「{quote}」\n　{finding.message}"
        if finding.suggestion is not None:
            part += f"\n　なおし方：{finding.suggestion}"
        parts.append(f"{part}\n　根拠：{article.label}「{article.text}」")
    shown = "\n\n".join(parts) + f"\n\n{len(findings)}件の指摘があります。「snsbot explain 条項」で説明を読めます。"
    return shown.encode("utf-8", "replace").decode()
