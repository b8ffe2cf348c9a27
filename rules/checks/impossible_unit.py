"""ありえない単位や数 — その数にその単位は付かない

何を見つけるか: 「体温が37.5kg」「1時間に50cmの雨」「面積は1,200m」「震度8」「マグニチュード73」「湿度120%」
のように、測るものと単位が合わないもの、ありえない大きさの数。
なぜ: §6(2)イ「正確に記述する」。打ちまちがいのままだと、読む人が判断を誤ります。
なおし方: 元の資料を見て、数と単位を直してください。
見逃すもの: 測るものの名前と数が離れているもの、ありえなくはない大きさの数、前年比や達成率のように100%を超えるもの。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.measures import find_wrong_units
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="ありえない単位や数")

EXAMPLES = (
    ng("体温が37.5kg以上のお子さんは、参加をお控えください。", at="体温が37.5kg", severity=Severity.BLOCK),
    ng("1時間に、千屋で50cmの雨を観測しました。", at="50cmの雨"),
    ng("最高気温は３５％の予想です。", at="最高気温は３５％"),
    ng("最大瞬間風速30km、中心気圧960m", at="最大瞬間風速30km"),
    ng("敷地面積は1,200mです。", at="敷地面積は1,200m"),
    ng("体重：3,200cm", at="体重：3,200cm"),
    ng("定員20円（先着順）", at="定員20円"),
    ng("参加費　500人です。", at="参加費　500人", severity=Severity.CONFIRM),
    ng("新見市で震度8の地震", at="震度8", severity=Severity.BLOCK),
    ng("震度4強を観測しました。", at="震度4強"),
    ng("マグニチュード73の地震", at="マグニチュード73"),
    ng("湿度120%になります。", at="湿度120%"),
    ng("投票率は152.3％でした。", at="投票率は152.3％"),
    ng("24時間356日対応します。", at="24時間356日"),
    ng("1日30時間の受け付け", at="1日30時間", severity=Severity.CONFIRM),
    ng("37.5kg以上の熱がある方", at="37.5kg以上の熱"),
    ng("小学3円生以上", at="小学3円生", severity=Severity.BLOCK),
    ng("体温が375度ある方", at="体温が375度"),
    ng("昨年度の発電量は約43,000kWでした。", at="発電量は約43,000kW"),
    ng("庁舎の電気使用量：12万kW、前年より3％減", at="電気使用量：12万kW"),
    ng("太陽光パネル（最大出力50kWh）を屋根に載せました。", at="最大出力50kWh"),
    ng("蓄電池の容量は9.8kWです。", at="蓄電池の容量は9.8kW", severity=Severity.CONFIRM),
    ng("軽トラック　走行距離　64,200m", at="走行距離　64,200m", severity=Severity.CONFIRM),
    ng("公用車の走行距離は12万メートルです。", at="走行距離は12万メートル"),
    ng("検針票の使用水量 40㎡をご覧ください。", at="使用水量 40㎡"),
    ng("ダムの貯水量は1,200万㎡です。", at="貯水量は1,200万㎡"),
    ng("敷地面積は3,000㎥です。", at="敷地面積は3,000㎥"),
    ok("昨年度の発電量は約43,000kWh、出力は48kWです。"),
    ok("発電量は、出力48kWのパネルで年52,000kWhです。"),
    ok("電力量計の取りかえ。発電量10kW以上の設備をお持ちの方"),
    ng("太陽光発電で、年間4,800kWの電気をつくりました。", at="年間4,800kWの電気"),
    ng("昨年1年で使った電気は38,000kWです。", at="使った電気は38,000kW"),
    ok("50kWの電気設備、年間4,800kWhの電気をつくりました。"),
    ok("いまの発電量は35kW、晴れた日の発電量は最大40kWほどです。"),
    ng("1年間の発電量は5万2千kWです。", at="発電量は5万2千kW"),
    ok("走行距離 64,200km、ミニ列車の走行距離は400mです。走行距離1,200mの周回コース"),
    ok("使用水量 40㎥、敷地面積 3,000㎡、貯水量は1,200万㎥"),
    ok("体温が37.5度以上のお子さん"),
    ok("1時間に50mmの雨、総雨量は300ミリ、積雪は50cmです。"),
    ok("広さは10m四方、敷地面積は1,200㎡です。"),
    ok("参加費　1人500円、定員　20人"),
    ok("風速30メートル、最大瞬間風速は時速120km"),
    ok("震度5弱、震度6強、震度7の揺れ"),
    ok("達成率は120%、前年比150%です。"),
    ok("標高1,000mの高原は気温が5度低い"),
    ok("1平方メートルあたり50リットル、重さにして50kgの水"),
    ok("体温計は5個、参加費300円（1人）"),
    ok("【訂正】「体温37.5kg」は「37.5度」の誤りです。"),
    ok("24時間365日、1日24時間"),
    ok("先週14日（土）に搬入を終えました。"),
)

_QUAKE = lazy_compile(
    r"震度\s?(?:[89](?![0-9.]?[0-9])|[1-9][0-9]{1,2}(?![0-9])|[八九十]|[1-7]\.[0-9]|[0-4][弱強]|7[弱強]"
    r"|[一二三四七][弱強])"
)
_MAGNITUDE = lazy_compile(
    r"マグニチュード\s?(?:[(]M[)])?\s?(?:は|が|:|約|推定)?\s?(?:[1-9][0-9]{1,3}(?:\.[0-9])?)(?![0-9])"
)
_SHARE = quick_compile(
    r"(?:湿度|投票率|受診率|接種率|降水確率|高齢化率|回答率|回収率|加入率|合格率|普及率|含水率|正答率|出席率|就職率"
    r"|進学率|収納率|"
    r"リサイクル率|識字率|水洗化率|設置率|喫煙率|空き家率|保有率|所持率|耐震化率|生存率|致死率)"
    r"(?:は|が|の|:|も|で|\s|約|平均|最高|最大|、){0,4}(?P<share>[0-9]{3,5}(?:\.[0-9]{1,2})?)\s?(?:%|パーセント)"
)
_HEAT = quick_compile(
    r"(?P<what>体温|気温|最高気温|最低気温|予想最高気温|室温)(?:は|が|の|:|も|で|\s|約|平均|最高"
    r"|、){0,4}(?P<degrees>[0-9]{2,4}(?:\.[0-9])?)\s?(?:度|℃)"
)
_TIME = lazy_compile(
    r"24時間\s?[・、×]?\s?(?!36[56])[0-9]{3}日|(?:1年|年間|一年)\s?(?:は|に|を通じて)?\s?(?:36[7-9]"
    r"|3[7-9][0-9])日(?!前|後|目)|(?<![0-9先今来毎翌前])週\s?(?:8|9|[1-9][0-9])日(?!間)"
)
_GRADE = lazy_compile(r"(?:小学|中学|高校)\s?[1-6](?:円|時|月|日|人|名|歳|kg)生")
_HOURS = lazy_compile(
    r"(?<![0-9])(?:1日|一日)(?:に|あたり|の|は)?\s?(?:約)?(?:2[5-9]|[3-9][0-9])時間(?!分|券|前|後|以内)"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for wrong in find_wrong_units(document):
        if not is_correction(document, wrong):
            yield CHECK.finding(
                wrong.span,
                severity=Severity.BLOCK if wrong.certain else Severity.CONFIRM,
                message=f"「{wrong.text}」の単位（{wrong.unit}）が合いません。{wrong.meant}ではありませんか。確かめて直してください。",
            )
    for pattern, severity, what in (
        (_QUAKE, Severity.BLOCK, "震度は0から7まで（5と6だけに弱・強）です。"),
        (_MAGNITUDE, Severity.BLOCK, "マグニチュードが大きすぎます。"),
        (_TIME, Severity.BLOCK, "1年は365日か366日、1週は7日です。"),
        (_GRADE, Severity.BLOCK, "学年は「3年生」のように書きます。"),
        (_HOURS, Severity.CONFIRM, "1日は24時間です。"),
    ):
        for match in document.find(pattern):
            yield from _finding(document, match, severity, what)
    for match in document.find(_SHARE):
        if float(match.groups["share"] or 0) > 100:
            yield from _finding(document, match, Severity.BLOCK, "100%を超えることはありません。")
    for match in document.find(_HEAT):
        limit = 45 if match.groups["what"] == "体温" else 55
        if float(match.groups["degrees"] or 0) > limit:
            yield from _finding(document, match, Severity.CONFIRM, "度数が高すぎます。")


def _finding(document: Document, match: Match, severity: Severity, what: str) -> Iterator[Finding]:
    if not is_correction(document, match):
        yield CHECK.finding(match.span, severity=severity, message=f"{what}数と単位を確かめて直してください。")
