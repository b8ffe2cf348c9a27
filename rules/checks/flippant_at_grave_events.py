"""深刻な場面での軽い調子 — 災害・事故・死にふれる文の中に、おもしろがる言い方がある

何を見つけるか: 「炎はまるで花火大会のよう」「大雨でわくわくします」のように、災害、事故、急病、人の死にふれながら、
おもしろがったり、はしゃいだりする文。
なぜ: §6(2)ア「新見市職員としての自覚と責任を持った発言を行うこと」。被害にあった人を傷つけます。
なおし方: 感想や絵文字を消し、事実と、とってほしい行動だけを書きます。
見逃すもの: 「」の中の引用、防災訓練や講座の案内、題名や作品の紹介。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Yields, ng, ok
from rules.phrases import part

CHECK = Check(clause="6(2)ア", title="深刻な場面での軽い調子", yields=Yields.HARDLY)

EXAMPLES = (
    ng("けさの火災、炎は花火大会のようで驚きました。", at="花火大会のよう"),
    ng("大雨警報が出ました。川を見るとわくわくします。", at="わくわく"),
    ng("亡くなる方が続き、受付は大繁盛です。", at="大繁盛"),
    ok("亡くなった理由を推しはかる投稿は控えてください。"),
    ok("火災を想定した避難訓練、子どもたちは楽しかったと話しました。"),
    ok("「事故を面白がる投稿はやめて」とご遺族は話します。"),
    ok("台風で延期した夏祭り、今年も盛り上がりました。"),
    ok("紅葉が映える季節です。"),
    ok("起震車で震度7を体験、迫力満点でした。"),
)

_BEFORE, _AFTER = 70, 35
"""How far a grave event may stand from the fun, in characters."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if not any(document.find(part("grave_events", "GRAVE"))):
        return
    for match in document.find(part("grave_events", "FUN")):
        around = document.text[max(0, match.start - _BEFORE) : match.end + _AFTER]
        if document.quotation_at(match.start, match.end) or not part("grave_events", "GRAVE").search(around):
            continue
        if part("grave_events", "HARMLESS").search(around):
            continue
        message = (
            f"災害や事故、人の死にふれる文の中の「{match.text}」は軽い調子に読めます。"
            "事実とお願いだけを書いてください。"
        )
        yield CHECK.finding(match.span, severity=Severity.CONFIRM, message=message)
