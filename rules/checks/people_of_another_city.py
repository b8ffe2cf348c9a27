"""よその市民への呼びかけ — 別のまちの文が残っている

何を見つけるか: 新見市の投稿なのに「真庭市内に空き家をお持ちの方なら」「高梁市にお住まいの方は」「津山市民の皆さん」と、
よそのまちの人だけを対象にしているもの。
なぜ: §6(2)イ「正確に記述する」。よそのまちのお知らせを手本にしたときに、まちの名前だけ残りがちです。
なおし方: 対象のまちの名前を確かめて直してください。よその人も対象なら「新見市と真庭市に」「真庭市の方も」と書きます。
見逃すもの: 連携・相互利用・移住・観光などの話、両方のまちの名前があるもの、よそのまちの名前がほかの所にも出るもの、
岡山県と近くの県のおもな市町村のほか。
"""

from collections.abc import Iterator

from rules.context import CityFacts, Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_correction, is_quoted
from rules.lazy_patterns import lazy_compile
from rules.neighbouring_towns import TOWNS
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="よその市民への呼びかけ", reckons=True)

EXAMPLES = (
    ng(
        "無料相談会を開きます。真庭市内に空き家をお持ちの方なら、どなたでも。予約は新見市都市整備課へ。",
        at="真庭市内に空き家をお持ちの方",
        severity=Severity.CONFIRM,
    ),
    ng("高梁市にお住まいの方は、無料で受けられます。\n新見市健康医療課", at="高梁市にお住まいの方"),
    ng("津山市民の皆さん、節電にご協力をお願いします。", at="津山市民の皆さん"),
    ng("対象：総社市に住所を有する65歳以上の方", at="総社市に住所を有する65歳以上の方"),
    ng("対象 庄原市内在住の小学生", at="庄原市内在住の小学生"),
    ng("申し込めるのは真庭市に住民登録のある方です。", at="真庭市に住民登録のある方"),
    ng("井原市民の方ならどなたでも参加できます。", at="井原市民の方"),
    ng("対象は高梁市内に事業所を置く事業者です。", at="高梁市内に事業所を置く事業者"),
    ng("津山市民限定の割引券です。", at="津山市民"),
    ng("真庭市内の事業者の皆さまへ、補助金のお知らせ", at="真庭市内の事業者の皆さま"),
    ok("真庭市内の事業者の皆さまと話し合いました。"),
    ok("井原市内の小学生が見学に来ました。"),
    ok("真庭市内に空き家をお持ちの方なら。", city=CityFacts(name="真庭市")),
    ok("新見市内に空き家をお持ちの方なら、どなたでも。"),
    ok("高梁市、真庭市にお住まいの方も、図書館カードを作れます。"),
    ok("高梁市にお住まいの方は、高梁市の窓口へお申し込みください。"),
    ok("新見市と真庭市にお住まいの方が対象です。"),
    ok("備北圏域の連携で、高梁市にお住まいの方は同じ料金で使えます。"),
    ok("津山市民の皆さんから、励ましの手紙をいただきました。"),
    ok("対象：新見市民、高梁市民の方"),
    ok("津山市民会館で公演があります。"),
    ok("高梁市在住の画家が講師です。"),
    ok("真庭市にお住まいの方が行方不明です。お心当たりの方は警察へ。"),
    ok("新見へ移住しませんか。岡山市にお住まいの方は、電車で1時間です。"),
    ok("「津山市民の皆さん」とあるのは、新見市民の皆さんの誤りでした。"),
)

_TOWN = rf"(?P<town>{'|'.join(town for towns in TOWNS.values() for town in towns)})"
_PROPERTY = (
    r"(?:空き家|家屋|住宅|土地|農地|山林|固定資産|事業所|店舗|事務所|会社|工場|本社|住所|住民登録|住民票|籍|拠点)"
)
_LIVES = (
    rf"(?:内の(?=[^。、\n]{{1,14}}(?:が対象|を対象|限定|の皆|のみなさ))|内?(?:に|で)?(?:お?住まい|在住|居住|在勤|在学|通勤|通学)(?:の|する|されている|している|、)?|"
    rf"内?(?:に|で)(?:お住みの|住んでいる|暮らす|暮らしている)|"
    rf"内?(?:に|で)(?:(?:お?住まい|在住|在勤|在学)[・か]?(?:または)?(?:お勤め|通勤|通学|在勤|在学)の)|"
    rf"内?(?:に|で){_PROPERTY}(?:を|が|の)?(?:お持ち|所有|有|持|置|ある|あり)(?:の|する|している|されている|つ|く|いている)?)"
)
_WHO = (
    r"(?:[^。、\n「(]{0,14}?(?:方々?|皆さ[んま]|皆様|みなさ[んま]|人|事業者|世帯"
    r"|小学生|中学生|高校生|個人|法人|企業|農家|保護者|子ども))"
)
_PEOPLE = (
    r"民(?!会館|病院|プール|ホール|センター|税|憲章|農園|球場|体育)"
    r"(?:の?(?:皆さ[んま]|皆様|みなさ[んま]|方々?|人)|(?=限定|のみ|だけ|を対象|が対象))"
)
_ASKED = (
    r"(?=なら|であれば|は(?!、?[^。\n]{0,10}(?:いらっしゃい|おられ))|へ|を対象|が対象|限定|に限|のみ|だけ|です|に(?:は|お知らせ|お送り|お届け|補助|給付|支給|助成|配)|"
    r"で、|、(?!新見)|。|!|\n|\s|$|が(?:利用|受け|申請|応募|参加|ご)|\()"
)
_GROUP = quick_compile(rf"{_TOWN}(?:(?:{_LIVES}){_WHO}|{_PEOPLE}){_ASKED}")
_TOWN_ALONE = quick_compile(_TOWN)
_TOGETHER = lazy_compile(
    r"連携|協力して|協定|圏域|広域|共同|合同|相互|周辺|隣接|近隣|お隣|隣の|市外|町外|県内|県北|備北|移住|転入|転出|引っ?越|Uターン|"
    r"交流|姉妹|友好|観光(?!課|係)|旅|来場|お越しいただ|遊びに|訪れ|ふるさと納税|寄附|寄付|応援|支援|お見舞い|ありがとう|入選|できるようになり|被災|災害派遣|派遣|出身|組合|"
    r"お住まいの(?:市|まち|町|自治体)|行方不明|捜して|捜索|事故|逮捕|感染|優勝|受賞|講師|作家|画家|選手|無料区間|からのお知らせ|"
    r"共催|主催|開催市|定住自立|事務組合|管内|シェア|まちの話題|ニュース"
)
"""Words of a post that has to do with other towns: then their people may well be meant."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    if context.kind != "post":
        return
    groups = [match for match in document.find(_GROUP) if match.groups["town"] != context.city.name]
    if not groups or document.has(_TOGETHER):
        return
    own = context.city.name
    others = [match for match in document.find(_TOWN_ALONE) if match.text != own]
    # Another town that is spoken of in other ways too, or two other towns: the post is about them.
    if len({match.text for match in others}) != 1 or len(others) != len(groups):
        return
    if any(f"{own}{word}" in document.text for word in ("民", "に住", "にお住", "内に", "在住", "内在住")):
        return
    first = groups[0]
    same_breath = own in document.sentence_at(first.start).text
    if same_breath or is_quoted(document, first) or is_correction(document, first):
        return
    yield CHECK.finding(
        first.span,
        severity=Severity.CONFIRM,
        message=f"{first.groups['town']}の人だけに呼びかけています。{own}の誤りではないか確かめて、直してください。",
    )
