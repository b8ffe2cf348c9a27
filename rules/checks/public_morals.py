"""公序良俗に反する言い方 — 残酷さ、暴力、泥酔、賭けごとをほめたり、死をもてあそんだりする文

何を見つけるか: 「つぶれるまで飲んで一人前」「愛のムチが実を結んだ」「断末魔の物まねは絶品」のように、
残酷さ、暴力、泥酔、賭けごと、人の死や不幸を、よいこと・楽しいこととして書いた文。
なぜ: §6(2)キ「公序良俗に反する発言はしないこと」。
なおし方: ほめる文、おもしろがる文を消し、事実とお願い（飲み過ぎに注意、相談窓口）だけを書きます。
見逃すもの: 禁止や注意を伝える文、相談窓口の案内、昔話・神楽・戦争や災害の記録。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)キ", title="公序良俗に反する言い方", yields=Yields.HARDLY)

EXAMPLES = (
    ng("新人は吐くまで飲んで一人前です。", at="吐くまで"),
    ng("捕まえたら棒で叩いてください。", at="棒で叩"),
    ng("ボーナス全額で馬券を買って一攫千金を狙いましょう。", at="一攫千金"),
    ok("一気飲みは命に関わります。やめましょう。"),
    ok("競馬で借金を抱えた方の相談会です。"),
    ok("体罰は法律で禁止されています。"),
    ok("神楽では大蛇の断末魔が見せ場です。"),
    ok("心中をお察しいたします。"),
    ok("宝くじの助成金で遊具を新しくしました。"),
)

MESSAGES = {
    "cruelty": "「{}」は、生き物や人の苦しみを楽しむように読めます。消すか、事実だけを書いてください。",
    "violence": "「{}」は、暴力やしごきを認めるように読めます。消してください。",
    "drink": "「{}」は、飲み過ぎや飲酒の強要をすすめるように読めます。消すか、適量をすすめてください。",
    "gamble": "「{}」は、賭けごとをすすめるように読めます。消してください。",
    "death": "「{}」は、人の死を軽く扱うように読めます。消すか、書き直してください。",
    "vice": "「{}」は、道徳に反することをよいことのように書いています。消してください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("immoral",), MESSAGES)
