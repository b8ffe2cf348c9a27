"""違法なことのすすめ — 法令に反することを「大丈夫」「分からない」とすすめる文がある

何を見つけるか: 「一杯くらいなら車でも大丈夫」「検査は来ないので届けなくても」「名義だけ変えておけば」のように、
法令に反する行いをすすめたり、見つからないと請け合ったりする文。
なぜ: §6(2)ク③「違法行為、または違法行為を煽るような発言」。
なおし方: すすめる文を消し、守ってほしいきまりと相談先を書きます。
見逃すもの: 「」の中の引用、禁止や注意を伝える文、昔話。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.patterns_excuses import warns
from rules.patterns_wordings import surroundings
from rules.phrases import report_phrases

CHECK = Check(clause="6(2)ク③", title="違法なことのすすめ", yields=Yields.HARDLY)

EXAMPLES = (
    ng("夜は見回りが来ませんので、どうぞお試しください。", at="見回りが来ませんので、どうぞ"),
    ng("少しくらいは大目に見ます。", at="大目に見ま"),
    ng("領収書は水増ししておけば通ります。", at="領収書は水増し"),
    ok("企画展は2月28日に閉幕します。見逃していた方は、お早めにどうぞ。"),
    ok("見回りは来ませんので、異常に気づいたら通報してください。"),
    ok("お酒を一杯でも飲んだら、車の運転はやめましょう。"),
    ok("「黙っていれば分からない」は間違いです。"),
    ng("柵のすき間をくぐって進むと、滝を独り占めできます。", at="柵のすき間をくぐって進むと、滝を独り占め"),
    ok("柵を越えて撮影する方がいます。根が傷みますので、園路からご覧ください。"),
    ok("青切符の対象は、信号無視、一時不停止、スマホを持っての運転などです。"),
    ok("粗大ごみは1点500円です。"),
    ok("書類を書き直していただくことがあります。"),
    ok("似た名前の偽アカウントが見つかりました。"),
    ok("資格がなくても、研修を受ければ大丈夫です。"),
    ok("領収書の水増しは犯罪です。"),
    ok("当日は年齢を確認します。"),
)

MESSAGES = {
    "": "「{}」は、法令に反することをすすめるように読めます。消すか、守るきまりと相談先を書いてください。",
    "unseen": "「{}」は、見つからなければよいと読めます。消して、守るきまりを書いてください。",
    "wink": "「{}」は、きまりを破っても見逃すと読めます。消すか、守るきまりを書いてください。",
    "paper": "「{}」は、書類や手続きのごまかしをすすめるように読めます。正しい手続きを書いてください。",
    "drive": "「{}」は、道路交通の法令に反することをすすめるように読めます。消してください。",
    "fence": "「{}」は、入ってはいけない所へ入るようすすめています。消して、守ってほしい場所を書いてください。",
    "violence": "「{}」は、暴力や嫌がらせをすすめるように読めます。消して、相談先を書いてください。",
}


_OFFICE = lazy_compile(
    r"同意(?:を|が|いただ|され|の)|承諾をいただ|了解を得|ご?本人の|不正受給|停職|検挙|処理券|出品料|粗大ごみ|見逃していました|110番|"
    r"前の市町村|一時?不停止|所得制限なし|(?:連れて|持ち)帰(?:れません|ることができ(?:ません|ない))|置いて帰って|飲酒運転になり|"
    r"今夜のうち|職員が(?:番号|中|お)|お渡しして(?:い|お)|ご?紹介して(?:い|お)|掲示して(?:い|お)|申告(?:が必要|してくださ)|思っていませんか|"
    r"地震|返却ポスト|漏水|説明書|書き直していただ|その日のうちに書き直|写真だけに|配れません|国籍は問いません"
)
"""Consent, rules told, papers done over, a fee for bulky waste."""


def check(document: Document, _context: Context) -> Iterator[Finding]:
    yield from report_phrases(CHECK, document, "illegal_advice", MESSAGES, _is_excused)


def _is_excused(document: Document, start: int, end: int) -> bool:
    """Whether the sentence warns of the deed, or its words belong to the ordinary business of an office."""
    before, after = surroundings(document, start, end)
    return warns(document, start, end) or bool(_OFFICE.search(before + document.text[start:end] + after))
