"""言葉の抜けで意味が逆 — 防ぐはずのことを進めている

何を見つけるか: 「児童虐待推進月間」「食中毒を増やすコツ」のように、「防止」「根絶」などが抜けて良くないことを進める
意味になった言葉と、「交通安全をなくそう」「火の元の確認をやめましょう」のように、良いことを打ち消している言葉。
「子育て支障月間」「文化財放火デー」「人権を侵害するまちづくり」のような取りちがえ、「延滞にご協力ください」、
「早めに避難しないでください」、「氷点下になると凍りにくくなります」のような向きの逆も見ます。
なぜ: §6(2)イ「誤解を招かないよう」。他の市で実際に投稿され、訂正とお詫びになりました。
なおし方: 抜けた言葉（防止、予防、根絶、対策など）を補うか、言葉を取りちがえていないか確かめてください。
見逃すもの: 間に別の言葉のあるもの（自殺対策強化月間、犯罪被害者支援）、「〜をやめませんか」、まちがいとして引いたもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.mentions import Match
from rules.phrases import part, phrases

CHECK = Check(clause="6(2)イ", title="言葉の抜けで意味が逆")

EXAMPLES = (
    ng("11月は「児童虐待推進月間」です", at="虐待推進", severity=Severity.BLOCK),
    ng("年末年始の交通事故推進県民運動が始まります", at="交通事故推進"),
    ng("12月は飲酒運転強化月間！", at="飲酒運転強化"),
    ng("「自殺をすすめる地域づくり」研修", at="自殺をすすめる"),
    ng("食中毒を増やすための3つのコツ", at="食中毒を増やすため"),
    ng("薬物乱用は「いい。ゼッタイ。」", at="薬物乱用は「いい。"),
    ng("いじめを見逃そう。", at="いじめを見逃そう"),
    ng("飲酒運転をしましょう。", at="飲酒運転をしましょう"),
    ng("12月は飲酒運転月間です。", at="飲酒運転月間"),
    ng("飲んだら乗る。乗るなら飲まない。", at="飲んだら乗る"),
    ng("交通安全をなくそう。", at="交通安全をなくそう", severity=Severity.BLOCK),
    ng("地域ぐるみで交通安全をなくし、笑顔のまちへ", at="交通安全をなくし、"),
    ng("寝る前の火の元の確認をやめましょう", at="火の元の確認をやめましょう"),
    ng("人権を撲滅する運動", at="人権を撲滅"),
    ng("こまめな水分補給を控えましょう。", at="こまめな水分補給を控えましょう", severity=Severity.CONFIRM),
    ng("高梁川が急に減水しています。川から離れてください。", at="急に減水し"),
    ng("転倒を増やす体操教室", at="転倒を増やす体操"),
    ng("いじめを許すまちへ", at="いじめを許すまち"),
    ng("シートベルトを外しましょう。", at="シートベルトを外しましょう"),
    ng("11月は「子育て支障月間」です。", at="支障月間", severity=Severity.CONFIRM),
    ng("子育て支障を行う団体に補助します。", at="子育て支障"),
    ng("人権を侵害するまちづくりを進めます。", at="人権を侵害するまちづくり"),
    ng("健康寿命を縮める体操教室", at="健康寿命を縮める体操"),
    ng("だれもが住みにくいまちづくりを目指します。", at="だれもが住みにくいまちづくり"),
    ng("誰一人取り残す社会へ", at="誰一人取り残す社会"),
    ng("ごみを増やす取組を進めています。", at="ごみを増やす取組"),
    ng("いじめを黙認する学校づくり", at="いじめを黙認する学校づくり"),
    ng("悩みを一人で抱え込みましょう。", at="悩みを一人で抱え込みましょう"),
    ng("「差別のある明るい社会をめざして」をテーマに描きました。", at="差別のある明るい社会をめざ"),
    ng("水を少し出しておくなど、凍結の促進にご協力をお願いします。", at="凍結の促進"),
    ng("5月30日(日)に市内一斉で不法投棄の協力をお願いします。", at="不法投棄の協力をお願い"),
    ok("5月30日(日)に、不法投棄されたごみの回収にご協力をお願いします。"),
    ok("凍結防止にご協力をお願いします。"),
    ng("経験・年齢は問います。初めての方も歓迎です。", at="経験・年齢は問います"),
    ng("小学校で薬物乱用教室が開かれました。", at="薬物乱用教室"),
    ng("急ハンドル・急ブレーキを心がけ、ゆとりのある運転を", at="急ブレーキを心がけ、"),
    ng("一時停止をしない思いやり運転を。", at="一時停止をしない思いやり"),
    ok("経験・年齢は問いません。市の責任を問います。"),
    ok("小学校で薬物乱用防止教室が開かれました。急ブレーキを避け、一時停止をしないと危険です。"),
    ng("7月は「薬物乱用普及運動」の期間です。", at="薬物乱用普及"),
    ng("団員が、買い物客に山火事を呼びかけました。", at="火事を呼びかけました"),
    ng("差別社会の実現をめざして", at="差別社会の実現"),
    ng("オオキンケイギクの繁殖へのご協力をお願いします。", at="繁殖へのご協力を"),
    ok("団員が、買い物客に山火事への注意を呼びかけました。"),
    ok("差別のない社会の実現をめざして。繁殖を防ぐため、ご協力をお願いします。"),
    ok("「差別のない明るい社会をめざして」をテーマに描きました。"),
    ok("いじめのある学校をなくすために、できることを話し合います。"),
    ng("駅前で、薬物乱用をひろげる街頭キャンペーンを行います。", at="薬物乱用をひろげる"),
    ok("差別を広げる投稿は、市が削除を求めます。"),
    ng("犯罪や非行を増やし、立ち直りを支える地域へ", at="犯罪や非行を増やし、立ち直りを支え"),
    ng("農地の遊休化を進め、次の世代に引き継ぐ取組です。", at="遊休化を進め、次の世代に引き継"),
    ng("「いじめを許す心」の大切さを伝えます。", at="いじめを許す心」の大切さ"),
    ng("終わりは、“だまされることを広げよう”の合唱で。", at="だまされることを広げよう"),
    ok("犯罪や非行を減らし、立ち直りを支える地域へ"),
    ok("「いじめを許さない心」の大切さを伝えます。"),
    ok("いじめを許す心の弱さに向き合う劇です。"),
    ok("農地の遊休化が進み、次の世代に引き継ぐ人がいません。"),
    ng("災害に弱いまちづくり講演会", at="災害に弱いまちづくり"),
    ng("7月は延滞にご協力ください月間", at="延滞にご協力", severity=Severity.CONFIRM),
    ng("ご近所のご迷惑にならぬよう、路上駐車にご協力ください。", at="路上駐車にご協力"),
    ng("納付が困難な方は、お早めに滞納してください。", at="滞納してください"),
    ng("1月26日は「文化財放火デー」です。", at="放火"),
    ng("5月31日は世界喫煙デーです。", at="喫煙"),
    ng("認知症患者撲滅月間", at="認知症患者撲滅"),
    ng("拉致問題の推進に努めています。", at="拉致問題の推進"),
    ng("差別と偏見の輪をもっと広げていきましょう", at="差別と偏見の輪をもっと広げていき"),
    ng("警戒レベル3では、早めに避難しないでください。", at="早めに避難しないでください"),
    ng("指定の場所には駐車しないでください。", at="指定の場所には駐車しないでください"),
    ng("関係者は立入禁止です。", at="関係者は立入禁止"),
    ng("納付済みの方は、至急納付してください。", at="納付済みの方は、至急納付"),
    ng("-4℃を下回ると、水道管は凍りにくくなります。", at="-4℃を下回ると、水道管は凍りにくくなります"),
    ng("生ごみはひとしぼり。水分を増やして、においもカット", at="水分を増やして"),
    ok("生ごみは、水分を減らして、においもカット"),
    ok("延滞の防止に、路上駐車の取り締まりにご協力ください。"),
    ok("滞納する前に、お早めに相談してください。"),
    ok("ストップ温暖化キャンペーン、NO!飲酒運転運動、世界禁煙デー"),
    ok("1月26日は文化財防火デー、防火管理者の講習、放火対策の話"),
    ok("孤立する高齢者をなくそう。子どもをなくした親の会です。"),
    ok("こまめに水分をとり、無理をしないでください。"),
    ok("指定の場所以外に駐車しないでください。関係者以外立入禁止です。"),
    ok("保温材を巻くと、寒い日でも凍りにくくなります。"),
    ok("11月は「子育て支援月間」です。"),
    ok("工事の支障物件、支障木の伐採、支障のある方は相談窓口へ"),
    ok("日常生活に支障が出る前に、支援センターへ。"),
    ok("人権を侵害する取組は許されません。"),
    ok("だれもが住みにくいまちにしないために"),
    ok("誰一人取り残さない社会へ"),
    ok("悩みを一人で抱え込まないでください。"),
    ok("災害に弱いまちづくりを見直します。"),
    ok("健康寿命を縮める生活習慣を見直す教室"),
    ok("体力を落とさない体操教室"),
    ok("いじめは許されることではありません。"),
    ok("長く屋外にいると熱中症になるため、休みましょう。"),
    ok("11月は児童虐待防止推進月間です"),
    ok("特殊詐欺対策を推進します"),
    ok("3月は自殺対策強化月間です"),
    ok("犯罪被害者支援の窓口"),
    ok("ひきこもり支援の「居場所カフェ」、DV支援措置の申出、豪雨被害支援の募金、感染症支援の窓口"),
    ng("ひきこもり推進月間", at="ひきこもり推進"),
    ng("虐待支援ホットライン", at="虐待支援"),
    ok("詐欺に強い、対策を強化したまち"),
    ok("林野火災応援隊を送りました"),
    ok("いじめ・虐待を許さないまちづくりを推進"),
    ok("【訂正】「児童虐待推進月間」は「児童虐待防止推進月間」の誤りでした。"),
    ok("交通事故をなくそう。いじめをなくし、笑顔のまちへ"),
    ok("歩きスマホ、そろそろやめませんか？"),
    ok("無理な避難をやめましょう。"),
    ok("飲んだら乗るな、乗るなら飲むな"),
    ok("お酒での水分補給は控えましょう。"),
    ok("人権侵害をなくしましょう。"),
    ok("「戦争は平和をなくそうとする」という言葉"),
    ok("薬物乱用は「ダメ。ゼッタイ。」"),
    ok("秋の火災予防運動が始まります。自殺予防週間です。"),
)

_NAME = "flipped_meaning"
_CLOSING = '」』"”'
_LOOKED_AT = frozenset({"named", "asked_for"})
"""The families whose bad thing may be fought by a word before it."""
_CERTAIN = frozenset({"furthered", "fought"})
"""The families that say the opposite beyond doubt: they stop a submission."""
_FURTHERS = (
    "「{}」は、良くないことを進める意味になります。「防止」「根絶」などの言葉が抜けていないか確かめて、補ってください。"
)
_FIGHTS = "「{}」は、良いことを打ち消す意味になります。言葉を取りちがえていないか確かめてください。"
_TURNS = "「{}」は、伝えたいことと逆の意味に読めます。打ち消しや言葉の取りちがえがないか確かめてください。"
_LOSES_PEOPLE = "「{}」は、人を無くすように読めます。何を無くすのか（病気、被害など）が抜けていないか確かめてください。"
_CLASHES = "「{}」は、前後の内容と向きが逆のようです。増える・減るなどの言葉を確かめてください。"
_MESSAGES = {
    "furthered": _FURTHERS,
    "furthered_more": _FURTHERS,
    "asked_for": _FURTHERS,
    "named": _FURTHERS,
    "fought": _FIGHTS,
    "fought_maybe": _FIGHTS,
    "urged_not_to": _FIGHTS,
    "people_fought": _LOSES_PEOPLE,
    "contrary": _CLASHES,
}


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for phrase in phrases(_NAME):
        for match in document.find(phrase.pattern):
            if not _is_meant(document, match, phrase.family):
                text = match.groups.get("wrong") or match.text
                yield CHECK.finding(
                    document.span(match.end - len(text), match.end),
                    severity=Severity.BLOCK if phrase.family in _CERTAIN else Severity.CONFIRM,
                    message=_MESSAGES.get(phrase.family, _TURNS).format(text.strip().replace("\n", " ")),
                )


def _is_meant(document: Document, match: Match, family: str) -> bool:
    """Whether the words are quoted as a mistake or as another's, or only a bad way of doing it is fought."""
    if is_correction(document, match) or _is_put_aside(document, match):
        return True
    if family in _LOOKED_AT:
        return _is_fought(document, match)
    return bool(part(_NAME, "AFTER_BAD_WAY").search(document.text, max(0, match.start - 16), match.start))


def _is_put_aside(document: Document, match: Match) -> bool:
    start = match.end + (document.text[match.end : match.end + 1] in _CLOSING and match.end < len(document.text))
    return bool(part(_NAME, "ASIDE").match(document.text, start))


def _is_fought(document: Document, match: Match) -> bool:
    return bool(part(_NAME, "FOUGHT_BEFORE").search(document.text, max(0, match.start - 16), match.start))
