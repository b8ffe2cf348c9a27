"""注意の打ち消しの抜け — してはいけないことを勧めている

何を見つけるか: 「素手で触ってください」「冠水した道路に入ってください」「絶対に近づいてください」「決して一人で
行きましょう」のように、「〜ないでください」の「ない」が抜けた注意。
なぜ: §6(2)イ「正確に記述する」。読んだ人がそのとおりにすると、けがや被害につながります。
なおし方: 「触らないでください」「近づかないでください」のように打ち消しを補ってください。
見逃すもの: 打ち消しのある文、体験や観察で触れることを勧める文、何が危ないかの書かれていない文。
"""

import re
from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
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
    ok("素手で触らないでください。"),
    ok("川には近づかないでください。"),
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
    ng("たき火はできるだけ行い、やむを得ない場合は届け出てください。", at="できるだけ行い、やむを得ない場合"),
    ng("名前に自信のないものは「採らない、食べる、人にあげない」。", at="採らない、食べる、人にあげない"),
    ng("濁っているあいだは飲んで、透明になってから止めてください。", at="濁っているあいだは飲んで、"),
    ng(
        "本市の職員は、電話で口座番号をお聞きし、ATMの操作をお願いすることがあります。",
        at="本市の職員は、電話で口座番号をお聞きし、ATMの操作をお願いすることがあります",
    ),
    ok("本市の職員が、電話でATMの操作をお願いすることはありません。"),
    ok("市の窓口では、現金のほかキャッシュカードで納められることがあります。"),
    ok("名前に自信のないものは「採らない、食べない、人にあげない」。"),
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

_PLEASE = r"て(?:みて)?(?:ください|下さい)(?!と(?:い|言|か)|」|』|などと|ね、と)"
_PERIL = (
    r"(?:切れた|垂れ下がった|たれさがった)?電線|がけ|崖|急な斜面|増水した(?:川|水路)|川|河川|河原|用水路|水路|側溝"
    r"|ため池|倒木|土砂|"
    r"クマ|熊|イノシシ|サル|猿|ハチの巣|スズメバチ|毒キノコ|カエンタケ|ヒアリ|マムシ|毛虫|不発弾|不審物|危険な場所|"
    r"危険箇所|立入禁止区域|規制区域|立ち入り禁止の場所|工事現場|火口|冠水した道路?|冠水した場所|アンダーパス"
    r"|通行止めの(?:道|区間)|"
    r"死骸|死がい|野鳥|弱った鳥|死んだ鳥|注射器|ガスボンベ|漏電した家電|濡れたコンセント"
)
_DROPPED = quick_compile(
    rf"素手で(?:は)?(?:直接)?(?:触っ|さわっ|触れ|拾っ|つかん|掴ん|持っ|処理し|取り除い|片付け){_PLEASE}"
    rf"|濡れた手で(?:は)?[^。、\n]{{0,10}}(?:触っ|さわっ|触れ|抜い|差し込ん|操作し){_PLEASE}"
    rf"|(?:{_PERIL})(?:に|へ|には|へは|を|は)(?:絶対に|決して|むやみに|不用意に|みだりに|直接)?(?:近づい|近付い"
    rf"|近寄っ|立ち入っ|触っ|さわっ|触れ|足を踏み入れ|降り|下り|渡っ|入っ|通っ|飛び込ん|餌をやっ|エサをやっ){_PLEASE}"
    rf"|(?:絶対に|ぜったいに|むやみに|みだりに|不用意に|勝手に|無断で|安易に)[^。、\n]{{0,8}}?(?:触っ|さわっ|触れ"
    rf"|近づい|近寄っ|近付い|立ち入っ|入っ|飲ん|食べ|口にし|開い|開け|押し|混ぜ|燃やし|渡っ|"
    rf"教え|返信し|振り込ん|支払っ|クリックし|捨て|使用し|持ち帰っ|採っ|駐車し|転載し|応じ){_PLEASE}"
    rf"|(?:身に覚え|見覚え|心当たり)のない[^。、\n]{{0,14}}(?:開い|開け|クリックし|返信し|支払っ|押し|タップし|出"
    rf"|かけ直し|応じ|受け取っ){_PLEASE}"
    rf"|不審な[^。、\n]{{0,14}}(?:を|は|に|には)(?:開い|開け|クリックし|返信し|押し|タップし|応じ|触っ|触れ"
    rf"|ついて行っ){_PLEASE}"
    rf"|(?:暗証番号|口座番号|パスワード|カード番号|キャッシュカード)を?(?:電話で|相手に)?(?:教え|伝え|渡し"
    rf"|預け){_PLEASE}"
    rf"|(?:漂白剤|洗剤|塩素系)[^。、\n]{{0,8}}(?:混ぜ|いっしょに使っ|一緒に使っ)(?:て使っ)?{_PLEASE}"
    rf"|(?:避難|火災|火事|地震|揺れ)(?:する|の|した)?(?:とき|時|際)(?:に)?は、?エレベーター(?:を使っ|に乗っ|で避難し"
    rf"|で逃げ){_PLEASE}"
    rf"|(?:知らない人|見知らぬ人)に(?:は)?(?:つい|付い)て(?:行っ|いっ)(?:て(?:ください)|て行きましょう|ましょう)"
    rf"|知らない人に(?:つい|付い)て(?:行き|いき)ましょう"
    rf"|(?:お酒を飲ん|飲酒し)(?:だ|た)?(?:ら|後は|あとは)[^。、\n]{{0,6}}運転し(?:てください|ましょう)"
    rf"|自己判断で[^。、\n]{{0,10}}(?:やめ|中止し|中断し|減らし|飲ん){_PLEASE}"
    rf"|子ども(?:だけ|たちだけ|同士)で(?:川|海|ため池|用水路|水辺|火|花火)[^。、\n]{{0,6}}(?:遊び|入り|使い)ましょう"
    rf"|(?:使い古し|古い|傷んだ)コード[^。、\n]{{0,6}}(?:使っ|使い続け){_PLEASE}"
)
_TURNED = quick_compile(
    r"必ず[^。、!?\n]{1,12}(?:ないで(?:ください|下さい)|ずに、?(?!済))"
    r"|どなたでも[^。、!?\n]{0,12}(?:いただけません|できません|お断り)"
    r"|(?:迷って|ためらって|遠慮して|がまんして|我慢して)(?!い)[^。、\n]{0,10}(?:相談|通報|連絡|受診|避難|電話)(?:して|を)(?:ください|しましょう)?"
    r"|(?:濁って|にごって|色がついて)(?:いる)?(?:間|あいだ|うち)は?、?飲(?:んで(?!は)|み)、?"
    r"|できる(?:だけ|限り)(?:行い|し|使い|使用し|出かけ|外出し|立ち寄り|近づき|開け|始め)、やむを得ない(?:場合|とき|時|事情)"
    r"|こまめに水分を(?:控え|がまん|減ら)|(?:一人|ひとり)でも多く[^。、\n]{0,8}(?:ご遠慮|お断り|欠席|棄権)"
    r"|みんなで(?:棄権|欠席|遅刻)し|(?:投票|選挙)に(?:は)?(?:行かない|行かず)(?:ように|で(?:ください|おき)|にしましょう)"
)
_ONE_OF_THREE = quick_compile(
    r"(?:採ら|拾わ|触ら|近づか|開か|教え|信じ|広め)ない、(?:食べる|飲む|触る|近づく|教える|渡す|開く|信じる|広める)、[^。、\n」』]{1,10}ない"
)
"""A watchword of three, of which one has lost its 「ない」; watchwords stand in quotation marks."""
_ASKED_BY_THE_CITY = quick_compile(
    r"(?:本市|市|市役所|役所|税務署|年金事務所|警察|銀行)の?(?:職員|担当者?|窓口)?(?:が|は)、?[^。\n]{0,24}"
    r"(?:暗証番号|口座番号|ATM|キャッシュカード|パスワード|現金)[^。\n]{0,20}こと(?:が|は|も)あります"
)
"""What no office asks for: 「〜することはありません」 has lost its negation."""
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
_NEVER = lazy_compile(r"決して[^。!?\n]{1,30}?(?:てください|ましょう|ます|です)(?=[。!\n]|$)")
_DENIED = lazy_compile(r"ない|なく|ません|ずに?|ぬ|禁|やめ|避け|控え|防|不|無|まい|な(?=[。!])")
_SAFE_WAY = lazy_compile(
    r"手袋|洗っ|加熱|火を通し|消毒|ふれあい|体験|観察|専門家|確かめてから|安全に|温め|冷まし|医師|相談し"
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_DROPPED):
        if not is_correction(document, match) and not _is_told_by_others(document, match.end):
            yield _finding(document, match.start, match.end, match.text)
    for match in document.find(_TURNED):
        if not is_correction(document, match) and not document.quotation_at(match.start, match.end):
            yield _finding(document, match.start, match.end, match.text)
    for match in (*document.find(_ONE_OF_THREE), *document.find(_ASKED_BY_THE_CITY)):
        if not is_correction(document, match):
            yield _finding(document, match.start, match.end, match.text)
    if _CLOSED_ROAD.search(document.text):
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


def _is_told_by_others(document: Document, end: int) -> bool:
    return bool(re.match(r"[」』]|と(?:いう|言|電話|頼)|など", document.text[end : end + 4]))


def _finding(document: Document, start: int, end: int, text: str) -> Finding:
    return CHECK.finding(
        document.span(start, end),
        severity=Severity.CONFIRM,
        message=f"「{text}」は、危ないことを勧める意味になります。「ないでください」などの打ち消しが抜けていないか確かめてください。",
    )
