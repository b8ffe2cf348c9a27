"""What the guideline asks of the images of a draft: place, rights, consent, words for those who cannot see them."""

from dataclasses import replace

import pytest

from rules.explain import explain, known_names
from rules.finding import Finding, Severity, Subject
from rules.guideline import clause
from rules.images import ImageRule, check_images, image_rules
from rules.images.facts import Consent, ImageAnswers, ImageToCheck, Licence, Position, Trace

PARTS = ("何を見つけるか", "なぜ", "なおし方", "見逃すもの")
SAID = ImageAnswers(Licence.OWN, "", Consent.NOBODY, "朝市に並ぶ桃と、買い物をする人の後ろ姿。")
GOOD = ImageToCheck(Subject("a" * 64, "画像1「朝市.jpg」"), answers=SAID)


def found(image: ImageToCheck) -> list[tuple[str, Severity]]:
    return [(one.rule, one.severity) for one in check_images([image])]


def test_an_image_of_which_all_is_said_passes() -> None:
    assert found(GOOD) == []


def test_the_place_stops_a_draft_and_an_unreadable_file_is_asked_about() -> None:
    assert found(replace(GOOD, position=Position.FOUND)) == [("image-position", Severity.BLOCK)]
    assert found(replace(GOOD, position=Position.UNREADABLE)) == [("image-position", Severity.CONFIRM)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (ImageAnswers(), [("image-consent", "confirm"), ("image-rights", "confirm"), ("image-alt-text", "info")]),
        (replace(SAID, licence=None), [("image-rights", "confirm")]),
        (replace(SAID, licence=Licence.PROVIDED), [("image-rights", "confirm")]),
        (replace(SAID, licence=Licence.FREE, source="いらすとや"), []),
        (replace(SAID, licence=Licence.OTHER, source=""), [("image-rights", "confirm")]),
        (replace(SAID, consent=None), [("image-consent", "confirm")]),
        (replace(SAID, consent=Consent.UNKNOWN), [("image-consent", "confirm")]),
        (replace(SAID, consent=Consent.GIVEN), []),
        (replace(SAID, alt_text=""), [("image-alt-text", "info")]),
    ],
)
def test_what_is_not_said_is_asked(answers: ImageAnswers, expected: list[tuple[str, str]]) -> None:
    assert found(replace(GOOD, answers=answers)) == expected


def test_what_else_a_file_tells_is_advice() -> None:
    (finding,) = check_images([replace(GOOD, traces=(Trace.AUTHOR, Trace.SERIAL))])
    assert finding.severity is Severity.INFO
    assert "作成者の名前・カメラの製造番号が入っています" in finding.message


def test_a_finding_names_its_image_and_stands_at_no_words_of_the_text() -> None:
    second = replace(GOOD, subject=Subject("b" * 64, "画像2「桃.jpg」"), position=Position.FOUND)
    first = replace(GOOD, answers=replace(SAID, consent=None))

    findings = check_images([first, second])

    assert [one.quote("本文") for one in findings] == ["画像2「桃.jpg」", "画像1「朝市.jpg」"]
    assert all(one.span == (0, 0) and one.image is not None for one in findings)


@pytest.mark.parametrize("rule", image_rules(), ids=lambda rule: rule.name)
def test_a_check_of_images_documents_itself(rule: ImageRule) -> None:
    title, *_ = rule.documentation.strip().splitlines()
    assert title.startswith(rule.check.title)
    assert [part for part in PARTS if f"\n{part}: " not in rule.documentation] == []
    assert clause(rule.check.clause).text in explain(rule.name)
    assert rule.name in known_names()
    assert rule.name in explain(rule.check.clause)


def test_every_message_is_polite_and_ends() -> None:
    worst = ImageToCheck(GOOD.subject, Position.FOUND, tuple(Trace))
    findings: list[Finding] = check_images([worst, replace(worst, position=Position.UNREADABLE)])
    assert len(findings) == 10
    assert all(one.message.endswith("ください。") for one in findings)
