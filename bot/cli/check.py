"""`snsbot check`: the findings of a draft, for people, for machines, or for a year of old posts."""

import argparse
import json
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from bot.cli.parser import KINDS, PLATFORMS
from bot.cli.reasons import not_json
from bot.errors import UserError
from bot.org.cityfile import read_city_file
from bot.settings import load_settings
from rules.context import TOKYO, CityFacts
from rules.engine import check_text
from rules.finding import Finding, Severity
from rules.guideline import clause


def check(arguments: argparse.Namespace) -> int:
    """Check; 1 where something is to be mended or confirmed (a batch is always 0 unless a line cannot be read)."""
    city = _city()
    with _open(arguments.file) as source:
        if arguments.batch:
            return _batch(source, city)
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
        _write({"findings": [_for_machines(one, text) for one in findings]})
    else:
        print(_for_people(findings, text))
    return int(any(one.severity is not Severity.INFO for one in findings))


@dataclass(frozen=True)
class _Line:
    """One draft of a batch."""

    id: object
    text: str
    platform: str
    kind: str
    planned_at: datetime


def _batch(lines: Iterable[bytes], city: CityFacts) -> int:
    status = 0
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            line = _read(raw)
        except UserError as error:
            print(f"{number}行目を読めません（{error}）。この行を飛ばしました。", file=sys.stderr)
            status = 1
            continue
        found = check_text(line.text, platform=line.platform, kind=line.kind, planned_at=line.planned_at, city=city)
        _write({"id": line.id, "findings": [_for_machines(one, line.text) for one in found]})
    return status


def _read(raw: bytes) -> _Line:
    draft = _parsed(raw)
    text = draft.get("text")
    if not isinstance(text, str):
        raise UserError("text がありません" if text is None else "text が文字列ではありません")
    return _Line(
        id=draft.get("id"),
        text=text,
        platform=_one_of(PLATFORMS, draft.get("platform"), "facebook"),
        kind=_one_of(KINDS, draft.get("kind"), "post"),
        planned_at=_moment(draft.get("planned_at")),
    )


def _parsed(raw: bytes) -> dict[str, object]:
    try:
        draft = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError(not_json(error)) from error
    if not isinstance(draft, dict):
        raise UserError("{ } で囲んだ JSON ではありません")
    return draft


def _one_of(allowed: tuple[str, ...], given: object, default: str) -> str:
    if given is None:
        return default
    if given not in allowed:
        raise UserError(f"「{given}」は {'・'.join(allowed)} のどれでもありません")
    return str(given)


def _open(path: Path | None) -> AbstractContextManager[BinaryIO]:
    if path is None:
        return nullcontext(sys.stdin.buffer)
    try:
        return path.open("rb")
    except OSError as error:
        raise UserError(f"{path} を開けません。", "場所と読み取りの権限を確かめてください。") from error


def _city() -> CityFacts:
    path = load_settings().city_file
    if not path.exists():
        return CityFacts()
    city = read_city_file(path).city
    host = (city.homepage.host or "").removeprefix("www.")
    return CityFacts(
        name=city.name, homepage=str(city.homepage), area_code=city.area_code, own_domains=frozenset({host})
    )


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
        "quote": finding.quote(text),
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _write(answer: dict[str, object]) -> None:
    line = json.dumps(answer, ensure_ascii=False)
    try:
        encoded = line.encode()
    except UnicodeEncodeError:  # a lone surrogate in the draft
        encoded = json.dumps(answer).encode()
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def _for_people(findings: list[Finding], text: str) -> str:
    if not findings:
        return "指摘はありません。"
    parts = []
    for finding in findings:
        article = clause(finding.clause)
        line = text.count("\n", 0, finding.start) + 1
        part = (
            f"［{finding.severity.japanese}］{article.label}　{line}行目「{finding.quote(text)}」\n　{finding.message}"
        )
        if finding.suggestion is not None:
            part += f"\n　なおし方：{finding.suggestion}"
        parts.append(f"{part}\n　根拠：{article.label}「{article.text}」")
    shown = "\n\n".join(parts) + f"\n\n{len(findings)}件の指摘があります。「snsbot explain 条項」で説明を読めます。"
    return shown.encode("utf-8", "replace").decode()
