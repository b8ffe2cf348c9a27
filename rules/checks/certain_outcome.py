"""必ずそうなるという言い切り — 「読みたい本がその日のうちに必ず手に入ります」

何を見つけるか: 「必ず」「確実に」「間違いなく」と、人には約束できない結果（手に入る、当たる、治る、間に合う、
会える…）を結んだ文。「逃げ遅れる方は一人も出ません」「この病気で命を落とされることはありません」のような、
悪いことが起きないという言い切り。
なぜ: §6(2)イ「正確に記述する」。そうならなかったとき、市がうそをついたことになります。
なおし方: 「〜しやすくなります」「〜を減らせます」のように言い切らない書き方にするか、根拠を書き添えてください。
見逃すもの: お願い（「必ずお持ちください」）、市が自分ですること（「必ずお返事します」）、打ち消し、詐欺の注意。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="必ずそうなるという言い切り")

EXAMPLES = (
    ng("これで、読みたい本がその日のうちに必ず手に入ります。", at="必ず手に入ります", severity=Severity.CONFIRM),
    ng("付けた御家庭では、今後、逃げ遅れる方は一人も出ません。", at="逃げ遅れる方は一人も出ません"),
    ng(
        "毎年お受けになっている方が、この病気で命を落とされることはありません。",
        at="命を落とされることはありません",
    ),
    ng("この講座を受ければ、確実に三か月で話せるようになります。", at="確実に三か月で話せるようになります"),
    ok("受付では、必ず番号札をお取りください。"),
    ok("いただいたご意見には必ずお返事します。"),
    ok("必ず当たるとは限りません。"),
    ok("必ずもうかります、という電話は詐欺です。"),
    ok("今回の火災で亡くなられた方は一人もいません。"),
    ok("日常の接触でうつることはありません。"),
)

_OUTCOME = (
    r"(?:手に入|当た|治|直|間に合|会え|出会え|見つか|受か|勝て|売れ|叶|かな|実|防げ|助か|減|増え|下が|上が|良くな|よくな|元気にな|"
    r"きれいにな|上手にな|上達し|成功し|合格し|合格でき|満足し|満足でき|満足いただけ|喜ばれ|感動し|感動でき|楽しめ|見られ|見え|見れ|釣れ|とれ|取れ|採れ|"
    r"もらえ|やせられ|痩せられ|つなが|伸び|育|儲か|もうか|終わ|晴れ|咲|話せるようにな|泳げるようにな|できるようにな|"
    r"なくな|消え|落ち|入れ|座れ|買え|泊まれ|乗れ|戻|埋ま|完売し|満席にな|満員にな)"
)
_CERTAIN = quick_compile(
    rf"(?:必ず(?!しも)|かならず(?!しも)|確実に|間違いなく|まちがいなく|絶対に?|100%|百パーセント)、?[^。、!?\n]{{0,10}}?{_OUTCOME}"
    r"(?:り|い|き|え|れ|ち|め|け|せ)?(?:ます|ると思います)(?=[。!?\n♪☆✨]|ので|から|よ|$)"
)
_HARM = (
    r"(?:命を落と(?:す|される)|亡くな(?:る|られる)|死(?:ぬ|亡する)|逃げ遅れ(?:る|られる)|溺れ(?:る|られる)|おぼれる|"
    r"(?:事故|被害|詐欺|災害|犯罪)に(?:あう|遭う|あわれる|遭われる)|けがを(?:する|される)|(?:重い|大きな)?病気に(?:なる|なられる|かかる|かかられる)|"
    r"倒壊する|流される|(?:空き巣|泥棒)に入られる|盗まれる|だまされる|道に迷(?:う|われる)|寝たきりになる)"
)
_NO_HARM = quick_compile(
    rf"{_HARM}(?:よう)?な?(?:こと|心配|おそれ|恐れ|方|人|かた|家庭|子)(?:は|が|も)、?"
    r"(?:(?:もう|今後|二度と|決して|絶対に|一切|まず)、?)?"
    r"(?:ありません|ございません|なくなります|(?:一人|ひとり|1人|一件|1件|誰|だれ|一軒|1軒)も(?:出ません|出しません|いません|いなくなります|ありません))(?!か|でした)"
)
_DENIED = lazy_compile(
    r"^[^。\n]{0,10}(?:とは(?:限|言|い)|わけ|か[?。、と]|かどうか|という|といった|と(?:言|い)(?:う|っ|わ)|は詐欺|ように|よう(?:お|に))"
)
_LURE = lazy_compile(
    r"詐欺|勧誘|商法|うそ|嘘|だまされ(?!る(?:よう|こと|心配))|などと|といった|うたい文句|広告|誇大|不当|違法|デマ|誤り|間違った|思いま|はず|昨年|今回|過去|これまで|幸い"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for pattern in (_CERTAIN, _NO_HARM):
        for match in document.find(pattern):
            if not _is_harmless(document, match):
                yield CHECK.finding(
                    match.span,
                    severity=Severity.CONFIRM,
                    message=(
                        f"「{match.text}」は、必ずそうなると請け合う書き方です。言い切らない書き方にするか、"
                        "根拠（調査の名前や年）を書き添えてください。"
                    ),
                )


def _is_harmless(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start)
    after = document.text[match.end : min(sentence.end, match.end + 20)]
    around = document.text[max(sentence.start, match.start - 40) : min(sentence.end, match.end + 40)]
    return is_quoted(document, match) or bool(_DENIED.match(after) or _LURE.search(around))
