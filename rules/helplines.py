"""Whom to call at which short number, and which numbers people write for it by a slip."""

from collections.abc import Mapping
from types import MappingProxyType

HELPLINES: Mapping[str, str] = MappingProxyType(
    {
        r"消費者ホットライン|消費(?:生活|者)相談(?:窓口|ダイヤル)?|消費者トラブル": "188",
        r"児童虐待(?:の?通報|の?相談)?(?:ダイヤル)?|虐待か(?:な|も)?(?:しれない)?、?と?(?:思|感じ)(?:っ)?たら、?(?:すぐに?|迷わず)?"
        r"|児童相談所(?:虐待対応(?:ダイヤル)?|(?:全国)?共通ダイヤル)?": "189",
        r"海上保安[庁署部]|海の(?:事件|事故|もしも)(?:[や・と]事[件故])?": "118",
        r"救急安心センター(?:事業|おかやま)?"
        r"|(?<!児)(?<!ども)(?<!どもの)(?<!供の)救急(?:電話)?相談(?:センター|窓口)?": "#7119",
        r"小児救急(?:医療)?(?:電話)?(?:相談)?|(?:こども|子ども|子供)(?:医療|救急)(?:電話|でんわ)?相談": "#8000",
        r"警察(?:安全)?相談(?:専用)?(?:電話|ダイヤル)?": "#9110",
        r"DV相談ナビ(?:ダイヤル)?": "#8008",
        r"性犯罪(?:被害)?(?:相談)?(?:専用)?(?:電話|ダイヤル)?": "#8103",
        r"性暴力(?:被害)?(?:者の?ための)?(?:ワンストップ)?(?:支援)?(?:センター|相談)?": "#8891",
        r"道路緊急ダイヤル": "#9910",
        r"災害用伝言ダイヤル": "171",
        r"天気予報(?:サービス|電話)?": "177",
        r"時報(?:サービス)?": "117",
        r"よりそいホットライン": "0120-279-338",
        r"24時間子供SOSダイヤル": "0120-0-78310",
        r"チャイルドライン": "0120-99-7777",
    }
)
"""Whom to call, and the number that is theirs."""

NICKNAMES: Mapping[str, str] = MappingProxyType({"いやや": "188", "いちはやく": "189"})
"""How the numbers are learned by heart."""

FIRE, POLICE = "119", "110"


def looks_like(said: str, right: str) -> bool:
    """Whether a number is the right one with one digit changed, lost or too many, or with two in each other's place."""
    if said == right or abs(len(said) - len(right)) > 1:
        return False
    if len(said) == len(right):
        wrong = [place for place, (one, other) in enumerate(zip(said, right, strict=True)) if one != other]
        return len(wrong) == 1 or (len(wrong) == len("ab") and sorted(said) == sorted(right))
    longer, shorter = (said, right) if len(said) > len(right) else (right, said)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
