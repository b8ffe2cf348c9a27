"""Why something typed or piped in cannot be taken, in the reader's words: Python says it in English."""

import json
import re

#: What argparse says, and what is said instead; what is in brackets goes in.
_MISUSE = (
    (r"unrecognized arguments: (.+)", "「{0}」という指定はありません"),
    (r"the following arguments are required: (.+)", "「{0}」の指定が必要です"),
    (
        r"argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)",
        "{0} に「{1}」は使えません。使えるのは {2} です",
    ),
    (r"argument (.+?): invalid int value: '(.*)'", "{0} には数字を書いてください：{1}"),
    (r"argument (.+?): expected one argument", "{0} のあとに値を書いてください"),
    (r"argument (.+?): ignored explicit argument '(.*)'", "{0} に値は付けられません：{1}"),
    (r"ambiguous option: (\S+) could match (.+)", "「{0}」は {1} のどれか分かりません"),
)


def misuse(message: str) -> str:
    """What is wrong with the arguments, from what argparse says of them."""
    for pattern, words in _MISUSE:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return words.format(*(part.replace("'", "") for part in found.groups()))
    return "引数の組み合わせが正しくありません"


def not_json(error: Exception) -> str:
    """Why a line is no JSON."""
    if isinstance(error, UnicodeDecodeError):
        return "文字コードが UTF-8 ではありません"
    if isinstance(error, json.JSONDecodeError):
        return f"{error.pos + 1}文字目が JSON の書き方になっていません"
    return "JSON として大きすぎる値があります"
