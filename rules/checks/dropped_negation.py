"""注意の打ち消しの抜け — してはいけないことを勧めている

何を見つけるか: 「素手で触ってください」「冠水した道路に入ってください」「絶対に近づいてください」「決して一人で
行きましょう」「お子さんを車内に残してください」
「1歳未満の赤ちゃんに、はちみつをあげましょう」のように、「〜ないでください」の「ない」が抜けた注意。
なぜ: §6(2)イ「正確に記述する」。読んだ人がそのとおりにすると、けがや被害につながります。
なおし方: 「触らないでください」「近づかないでください」のように打ち消しを補ってください。
見逃すもの: 打ち消しのある文、体験や観察で触れることを勧める文、何が危ないかの書かれていない文。
"""

import re
from collections.abc import Iterator
from itertools import chain

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.phrases import phrases
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="注意の打ち消しの抜け")

EXAMPLES = (
    ng("死んだ鳥は、素手で触ってください。", at="素手で触ってください", severity=Severity.CONFIRM),
    ng("切れた電線には近づいてください。", at="切れた電線には近づいてください"),
    ng("冠水した道路に入ってください。", at="冠水した道路に入ってください"),
    ng("絶対に食べてください。毒があります。", at="絶対に食べてください"),
    ng("増水した川には決して近づいてください。", at="増水した川には決して近づいてください"),
    ng("身に覚えのないメールのリンクは開いてください。", at="身に覚えのないメールのリンクは開いてください"),
    ng("電話で暗証番号を教えてください。", at="暗証番号を教えてください"),
    ng("洗剤と漂白剤は混ぜて使ってください。", at="洗剤と漂白剤は混ぜて使ってください"),
    ng("この実は有毒です。口に入れてください。", at="口に入れてください"),
    ng("避難のときはエレベーターを使ってください。", at="避難のときはエレベーターを使ってください"),
    ng("決して一人で山に入りましょう。", at="決して一人で山に入りましょう"),
    ng("作り置きの料理は、常温で長く保存しましょう。", at="常温で長く保存しましょう"),
    ng(
        "当日体調の悪い方は、積極的にご参加ください。",
        at="体調の悪い方は、積極的にご参加",
    ),
    ng(
        "市役所から還付のためにATMの操作をお願いすることがあります。",
        at="市役所から還付のためにATMの操作をお願いすることがあります",
    ),
    ng("すぐ戻るからでも、お子さんを車内に残してください。", at="お子さんを車内に残してください"),
    ng("スプレー缶は燃えるごみに混ぜて出してください。", at="スプレー缶は燃えるごみに混ぜて出してください"),
    ng("雷が鳴ったら、大きな木の下に逃げ込みましょう。", at="雷が鳴ったら、大きな木の下に逃げ込みましょう"),
    ng("雪道では車間距離を詰めてください。", at="車間距離を詰めてください"),
    ng("クマに出会ったら、背中を見せて逃げましょう。", at="クマに出会ったら、背中を見せて逃げましょう"),
    ng("5歳以下のお子さんには、豆を必ず食べさせてください。", at="5歳以下のお子さんには、豆を必ず食べさせてください"),
    ng("1歳未満の赤ちゃんには、はちみつをあげましょう。", at="1歳未満の赤ちゃんには、はちみつをあげましょう"),
    ng("福豆やナッツは、3歳未満のお子さんにあげてください。", at="福豆やナッツは、3歳未満のお子さんにあげてください"),
    ng("おもちは切らずに食べましょう。", at="おもちは切らずに食べましょう"),
    ng("赤ちゃんは、うつぶせで寝かせましょう。", at="赤ちゃんは、うつぶせで寝かせましょう"),
    ng("停電のときは、発電機を屋内で使ってください。", at="発電機を屋内で使ってください"),
    ng("雪おろしは、必ず一人で行ってください。", at="雪おろしは、必ず一人で行ってください"),
    ng("ストーブは、つけたまま給油してください。", at="ストーブは、つけたまま給油してください"),
    ng("主治医に相談せずに、薬をやめてください。", at="主治医に相談せずに、薬をやめてください"),
    ok("1歳未満の赤ちゃんには、はちみつを食べさせないでください。1歳を過ぎたら食べさせても大丈夫です。"),
    ok("5歳以下のお子さんには、豆のかわりにボーロをあげてください。"),
    ok("ミニトマトは4つに切って、3歳未満のお子さんにもあげましょう。"),
    ok("6歳以上のお子さんには、豆をよくかんで食べさせてください。"),
    ok("赤ちゃんが起きているあいだは、うつぶせで遊ばせましょう。"),
    ok("発電機は屋内で使わないでください。雪おろしは、必ず二人以上で行ってください。"),
    ok("ストーブは、火を消してから給油してください。"),
    ok("豆まきのあとは、家族で福豆を食べましょう。幼児も楽しめます。"),
    ok("お子さんを車内に残さないでください。"),
    ok("クマに出会ったら、背中を見せずにゆっくり離れましょう。"),
    ok("肉は中までよく火を通して食べましょう。子どもたちと川で遊びましょう。"),
    ok("銀行の窓口が、現金の使い道をお尋ねすることがあります。"),
    ok("市から、給付金の振込先の口座番号を確認する書類をお送りすることがあります。"),
    ok("公共交通機関をできるだけ使い、やむを得ない場合は乗り合わせてお越しください。"),
    ok("缶詰は、常温で長く保存できます。"),
    ok("当日体調の悪い方は、参加をご遠慮ください。"),
    ok("素手で触らないでください。"),
    ok("川には近づかないでください。"),
    ng("還付金をATMで受け取れることは絶対にあります。", at="ことは絶対にあります"),
    ng("市が暗証番号をうかがうことは一切ございます。", at="ことは一切ございます"),
    ng("市役所は、電話で口座番号を一切お聞きします。", at="一切お聞きします"),
    ok("市が暗証番号をうかがうことは一切ありません。費用の一切を市が負担します。"),
    ok("決して一人で悩まず、相談しましょう。"),
    ok("手袋をして触ってください。羊毛に触れてみてください。"),
    ok("有毒な植物です。見つけたら農林課へ知らせてください。"),
    ok("暗証番号を教えてくださいという電話は詐欺です。"),
    ok("地震のときはエレベーターを使わず、階段で避難してください。"),
    ng("犬のふんは必ず持ち帰らないでください。", at="必ず持ち帰らないでください"),
    ng("どなたでも参加いただけません。お気軽にどうぞ。", at="どなたでも参加いただけません"),
    ng("ためらって家族や警察に相談してください。", at="ためらって家族や警察に相談してください"),
    ng("全面通行止めです。歩行者も自由に立ち入りできます。", at="自由に立ち入りできます"),
    ng("大切な一票です、みんなで棄権しましょう！", at="みんなで棄権し"),
    ng("たき火はできるだけ行い、やむを得ない場合は届け出てください。", at="たき火はできるだけ行い、やむを得ない場合"),
    ng("名前に自信のないものは「採らない、食べる、人にあげない」。", at="採らない、食べる、人にあげない"),
    ng("濁っているあいだは飲んで、透明になってから止めてください。", at="濁っているあいだは飲んで、"),
    ng(
        "本市の職員は、電話で口座番号をお聞きし、ATMの操作をお願いすることがあります。",
        at="本市の職員は、電話で口座番号をお聞きし、ATMの操作をお願いすることがあります",
    ),
    ok("本市の職員が、電話でATMの操作をお願いすることはありません。"),
    ok("市の窓口では、現金のほかキャッシュカードで納められることがあります。"),
    ok("名前に自信のないものは「採らない、食べない、人にあげない」。"),
    ng(
        "にごりが消えるまでは、飲み水や洗濯にお使いください。",
        at="にごりが消えるまでは、飲み水や洗濯にお使いください",
    ),
    ng(
        "還付金の話が出たら、電話を切らずに、家族や警察に相談しましょう。",
        at="電話を切らずに、家族や警察に相談しましょう",
    ),
    ok("すぐに電話を切って、家族や警察に相談しましょう。電話を切らずに待たせるのが手口です。"),
    ok("にごりが消えるまでは、飲み水には使わず、トイレなどにお使いください。"),
    ok("濁っているあいだは飲まず、透明になるまで流してください。"),
    ok("濁っているあいだは飲んではいけません。"),
    ok("たき火はできるだけ控え、やむを得ない場合は届け出てください。"),
    ok("打合せはできるだけオンラインで行い、やむを得ない場合は延期します。"),
    ok("ためらわずに相談してください。"),
    ok("どなたでも参加いただけます。"),
    ok("必ず守ってください。決められた日以外は出さないでください。"),
    ok("毒があるので、絶対に食べないでください。"),
    ok("野菜はよく洗って食べてください。"),
)

_NAMES = ("harmful_advice", "harmful_care")
_FREE_TO_ENTER = quick_compile(
    r"(?:自由に|いつでも|そのまま)(?:立ち入り?(?:でき|いただけ)|通(?:れ|行でき)|通り抜けでき|入れ)ます"
)
_CLOSED_ROAD = lazy_compile(r"全面通行止め|立入禁止|立ち入り禁止|通行禁止")
_TASTED = quick_compile(
    r"(?:口に(?:入れ|し)|食べ|飲ん|触っ|さわっ|触れ|なめ|吸い込ん|近づい|近寄っ)て(?:ください|下さい)"
)
_POISON = lazy_compile(
    r"有毒|猛毒|毒(?:があ|を持|性|キノコ|きのこ|草)|感電|やけど(?:の|す|をす)|火傷(?:の|す|をす)|爆発|一酸化炭素"
    r"|かぶれ(?:る|ま)|ただれ(?:る|ま)|"
    r"かまれる|刺される|命にかかわ|命に関わ|死に至"
)
_NEVER = lazy_compile(
    r"決して(?!い(?:ます|る|た))[^。!?\n]{1,30}?(?:てください|ましょう|ます|です)(?=[。!\n]|$)"
    r"|(?:こと|の)は、?(?:絶対に?|決して|一切|まず)、?(?:あります|ございます)(?=[。!\n]|$)"
    r"|一切(?![のをがは])、?[^。、!?\n]{1,16}?(?:(?:い|て)たし|し|お受けし|求め|行い|行ってい)ます(?=[。!\n]|$)"
)
_DENIED = lazy_compile(r"ない|なく|ません|ずに?|ぬ|禁|やめ|避け|控え|防|不|無|まい|な(?=[。!])")
_SAFE_WAY = lazy_compile(
    r"手袋|洗っ|加熱|火を通し|消毒|ふれあい|体験|観察|専門家|確かめてから|安全に|温め|冷まし|医師|相談し"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for phrase in chain.from_iterable(map(phrases, _NAMES)):
        for match in document.find(phrase.pattern):
            if not is_correction(document, match) and not _is_said_by_others(document, match, phrase.family):
                yield _finding(document, match.start, match.end, match.text)
    if document.has(_CLOSED_ROAD):
        for match in document.find(_FREE_TO_ENTER):
            yield _finding(document, match.start, match.end, match.text)
    for match in document.find(_NEVER):
        if not _DENIED.search(match.text):
            yield _finding(document, match.start, match.end, match.text)
    for match in document.find(_TASTED):
        # The sentence and the one before it: 「有毒です。口に入れてください。」
        start = max(0, document.sentence_at(match.start).start - 30)
        around = document.text[start : match.start]
        if _POISON.search(around) and not _SAFE_WAY.search(around) and not _is_told_by_others(document, match.end):
            yield _finding(document, match.start, match.end, match.text)


def _is_said_by_others(document: Document, match: Match, family: str) -> bool:
    """Whether another says so; a watchword stands in quotation marks, and what no office asks is nobody's quotation."""
    if family in ("dropped", "harm"):
        return _is_told_by_others(document, match.end)
    return family == "turned" and document.quotation_at(match.start, match.end) is not None


def _is_told_by_others(document: Document, end: int) -> bool:
    return bool(re.match(r"[」』]|と(?:いう|言|電話|頼)|など", document.text[end : end + 4]))


def _finding(document: Document, start: int, end: int, text: str) -> Finding:
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"「{text}」は、危ないことを勧める意味になります。「ないでください」などの打ち消しが抜けていないか確かめてください。",
    )
