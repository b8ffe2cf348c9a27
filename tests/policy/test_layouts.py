"""§5(3): a policy is read however its lines, tables and headings are set, and where an item is said in passing."""

import pytest

from tests.policy.examples import COMPLETE, missing_in, policy


def _rows(pattern: str, between: str = "\n") -> str:
    return between.join(pattern.format(label=label, words=words) for label, words in COMPLETE.items())


@pytest.mark.parametrize(
    "body",
    [
        _rows("{label}\n　{words}"),
        _rows("{label}について\n{words}"),
        _rows("■{label}\n{words}"),
        _rows("📌{label}\n{words}"),
        _rows("「{label}」\n{words}"),
        _rows("-{label}\n{words}"),
        _rows("{label}――{words}"),
        _rows("｜{label}｜{words}｜"),
        _rows("│{label}│{words}│"),
        _rows("【{label}】{words}", between=""),
        _rows("{label}", between="｜") + "\n" + _rows("{words}", between="｜"),
        _rows("{label}", between="\t") + "\n" + _rows("{words}", between="\t"),
        "\n".join(f"｜{number}｜{label}｜{words}｜" for number, (label, words) in enumerate(COMPLETE.items(), start=1)),
    ],
)
def test_a_policy_is_read_however_it_is_set(body: str) -> None:
    assert missing_in(f"新見市フェイスブック運用方針\n\n{body}") == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"アカウント名": "-", "": "アカウント名は「湊町【公式】」です。"}, "イ.name"),
        ({"アカウント名": "-", "": "町のページ（名前：湊町だより）を始めました。"}, "イ.name"),
        ({"運用者": "-", "": "湊町総務課は、X社の提供するXにおいて、アカウントを開設します。"}, "イ.operator"),
        ({"運用者": "-", "": "飼育員（湊町公園課動物園係）が毎日をお伝えします。"}, "イ.operator"),
        ({"運用者": "-", "": "まちづくり課と協力隊員2名で運営しています。"}, "イ.operator"),
        ({"運用者": "-", "": "扱うのは村総務課防災係とします。"}, "イ.operator"),
        ({"運用時間": "-", "": "チャットの受付は、平日9時から16時までです。"}, "エ.hours"),
        ({"運用時間": "特に時間を決めずに投稿します。"}, "エ.hours"),
        ({"ご意見への対応": "-", "": "当アカウントは情報の発信のみを行います。"}, "エ.response"),
        ({"ご意見への対応": "-", "返信": "なし"}, "エ.response"),
        ({"個人情報": "-", "": "写っている方の承諾を得て写真を載せます。"}, "オ"),
        ({"個人情報": "市の個人情報保護方針に準じます。"}, "オ"),
    ],
)
def test_an_item_may_be_said_in_passing(changes: dict[str, str], key: str) -> None:
    said = changes.pop("", "")
    assert key not in missing_in(f"運用方針\n\n{said}\n\n{policy(**changes)}")
    assert not said or key in missing_in(policy(**changes))
