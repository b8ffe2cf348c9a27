"""途中で変わる名前 — 講師の「山根 正樹さん」が「山本さん」になる

何を見つけるか: 姓と名で紹介した人（「講師　木工作家　山根 正樹さん」）が、後で一字違いの名字（「山本さん」）や、
一字違いの名字・名（「山本 正樹さん」「山根 正志さん」）で呼ばれているもの。
なぜ: §6(2)イ「正確に記述する」。人の名前のまちがいは、本人への失礼になり、おわびと訂正が要ります。
なおし方: 資料で正しい名前を確かめて、そろえてください。
見逃すもの: 二字とも違う名字、ひらがなの名字、その名字の人がほかの所でも紹介されているもの、「千屋の山本さん」のように
別の人と分かるもの、家族の話、名前の多い一覧、長いお知らせのまとめ。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.bulletins import is_long
from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, Span, ng, ok
from rules.guards import is_correction
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="途中で変わる名前", reckons=True)

EXAMPLES = (
    ng(
        "木のおもちゃ教室を開きます。\n講師　木工作家　山根 正樹さん\n山本さんが一から教えてくれます。",
        at="山本さん",
        severity=Severity.CONFIRM,
    ),
    ng("講師の田中裕子さんは、市内で30年パンを焼いてきました。田村さんの話に、みな聞き入りました。", at="田村さん"),
    ng("ゲスト：佐藤 健一（写真家）\n当日は加藤さんの写真展も同時開催！", at="加藤さん"),
    ng("【出演】ピアノ 高橋 由美\n高梨さんのピアノをお楽しみください。", at="高梨さん"),
    ng("県大会で優勝した新見中の長谷川 翔太選手。長谷部選手は「全国でも力を出したい」と話しました。", at="長谷部選手"),
    ng("市長賞に、哲西小の藤井 さくらさん。表彰式で藤原さんは「うれしい」と笑顔でした。", at="藤原さん"),
    ng("講師は、管理栄養士の西村恵子先生です。西田先生へのご質問も受け付けます。", at="西田先生"),
    ng("講師　陶芸家　原田 久男氏\n講師の原口氏は、備前で学びました。", at="原口氏"),
    ng("講師　山根 正樹さん（木工作家）\n【プロフィール】\n山本 正樹さん 1970年生まれ。", at="山本 正樹さん"),
    ng(
        "絵本作家の岡本 真理子さんをお招きします。\n問い合わせ 図書館\n※岡本 真由子さんのサイン会もあります。",
        at="岡本 真由子さん",
    ),
    ng("講師　小林 美咲 氏\n小森先生のお花は華やかです。", at="小森先生"),
    ng("優勝は山田健太くん（新見小6年）。山口くんは「うれしい」と話しました。", at="山口くん"),
    ok("講師　木工作家　山根 正樹さん\n山根さんが一から教えてくれます。"),
    ok("講師　山根 正樹さん、山本 花子さん\n山本さんには司会もお願いします。"),
    ok("講師　山根 正樹さん　司会　山本花子\n山本さんの進行で始まります。"),
    ok("講師の山根 正樹さんから教わりました。参加した千屋の山本さんは「楽しかった」と話しました。"),
    ok("講師の山根 正樹さんと山本さんが教えます。"),
    ok("農家の山根 正樹さんを訪ねました。隣で育てる山本節子さん（78）にも聞きました。山本さんは話します。"),
    ok("山根 正樹さん・山根 正志さん兄弟が優勝しました。"),
    ok("講師　大田 正樹さん（木工作家）\n大工さんの道具にさわれます。"),
    ok("講師　山根 正樹さん\n集合は上山さん方の前です。"),
    ok("講師　上村 正樹さん\n上市さんぽもあります。"),
    ok("講師　高橋 由美先生\n高校の先生、高校生の皆さんもどうぞ。"),
    ok("講師　山根 正樹さん\n「山本さん」とあったのは山根さんの誤りです。"),
)

_CALLED_SO = r"(?:さん|氏|先生|選手|くん|君|ちゃん)(?![ぁ-んァ-ヶ一-龥]*(?:方|宅)(?:$|[のへにで]))"
_CALLED = quick_compile(rf"(?<![一-龥々])(?P<family>[一-龥々]{{2,3}}){_CALLED_SO}")
_WITH_SPACE = quick_compile(
    r"(?<![一-龥々])(?P<family>[一-龥々]{2,3}) (?P<given>[一-龥々]{1,3}|[ぁ-んァ-ヶー]{2,4})"
    r"(?=\s?(?:さん|氏|先生|選手|くん|君|ちゃん|様)|\s?[(（\n、。,・/]|\s?$)"
)
_WITHOUT_SPACE = quick_compile(r"(?P<whole>[一-龥々]{3,12})(?:さん|氏|先生|選手|くん|君|ちゃん)")
_HONORED = lazy_compile(r"さん|氏|先生|選手|くん|君|ちゃん|様")
_ROLE = (
    r"(?:講師|ゲスト|出演者?|司会|演奏|指揮|独奏|独唱|語り|案内人?|ガイド|登壇者?|パネリスト|コーディネーター"
    r"|インストラクター|指導者?|監督|選手|主将|受賞者?|作者|著者|作家|画家|写真家|陶芸家|ピアノ|優勝|最優秀賞?|大賞|市長賞)"
)
_ROLE_BEFORE = lazy_compile(rf"{_ROLE}[^\n。]{{0,16}}$")
_ANOTHER = lazy_compile(r"(?:[とや・、,/&]|および|及び)\s?$|(?P<of>[のたるい]|という)$")
_OWN_ROLE = lazy_compile(rf"{_ROLE}の$")
_FAMILY = lazy_compile(r"兄|弟|姉|妹|親子|夫妻|夫婦|家族|ご?両親|双子|三代|二代|夫の|妻の|父の|母の|旧姓|同姓")
_MOST_NAMES = 6
"""People introduced: among more, one who is not looks like one of them by chance."""


@dataclass(frozen=True, slots=True)
class _Person:
    start: int
    end: int
    family: str
    given: str


def check(document: Document, _context: Context) -> Iterator[Finding]:
    if is_long(document) or not document.has(_HONORED):
        return
    people = list(_introduced(document))
    if not people or len(people) > _MOST_NAMES or document.has(_FAMILY):
        return
    yield from _called_otherwise(document, people)
    yield from _introduced_otherwise(document, people)


def _introduced(document: Document) -> Iterator[_Person]:
    """Whoever is named in full, in the order of the text: with 「さん」 or the like, or behind what they do there."""
    found = []
    for match in document.find(_WITH_SPACE):
        honored = _HONORED.match(document.text, match.end + document.text.startswith(" ", match.end))
        if honored or _ROLE_BEFORE.search(document.text, max(0, match.start - 26), match.start):
            family, given = match.groups["family"] or "", match.groups["given"] or ""
            found.append(_Person(match.start, match.end, family, given))
    for match in document.find(_WITHOUT_SPACE):
        words = document.morphemes_between(match.start, match.start + len(match.groups["whole"] or ""))
        if len(words) > 1 and (words[-2].pos4, words[-1].pos4) == ("姓", "名"):
            found.append(_Person(words[-2].start, words[-1].end, words[-2].surface, words[-1].surface))
    yield from sorted(found, key=lambda person: person.start)


def _called_otherwise(document: Document, people: list[_Person]) -> Iterator[Finding]:
    text = document.text
    names = "\n".join(person.family + person.given for person in people)
    for called in document.find(_CALLED):
        family = called.groups["family"] or ""
        if family in names or not _stands_alone(document, family):
            continue
        alike = [person for person in people if person.end <= called.start and _one_apart(person.family, family)]
        if len({person.family for person in alike}) != 1 or _is_another(document, called):
            continue
        words = document.morphemes_between(called.start, called.start + len(family))
        if len(words) != 1 or not words[0].is_proper_name or is_correction(document, called):
            continue
        yield _finding(called.span, text[alike[0].start : alike[0].end])


def _introduced_otherwise(document: Document, people: list[_Person]) -> Iterator[Finding]:
    """「山根 正樹さん」 and 「山本 正樹さん」, where just one of the two names is another, by one character."""
    for number, second in enumerate(people):
        for first in people[:number]:
            same_family, same_given = first.family == second.family, first.given == second.given
            if same_family == same_given or document.sentence_at(first.start) == document.sentence_at(second.start):
                continue
            apart = _one_apart(first.given, second.given) if same_family else _one_apart(first.family, second.family)
            beside = Match(second.start, second.end, document.span(second.start, second.end), "", {})
            # Side by side they are two people of one list; between them there is something said of the first.
            if (
                apart
                and document.text.count("\n", first.end, second.start) != 1
                and not is_correction(document, beside)
            ):
                end = second.end + _length_of_title(document, second.end)
                yield _finding(document.span(second.start, end), document.text[first.start : first.end])
                return


def _length_of_title(document: Document, end: int) -> int:
    title = _HONORED.match(document.text, end)
    return len(title[0]) if title else 0


def _one_apart(one: str, other: str) -> bool:
    """Whether the two names are as long as each other and have all but one character in common, and one at least."""
    differing = sum(left != right for left, right in zip(one, other, strict=False))
    return len(one) == len(other) > 1 and differing == 1


def _stands_alone(document: Document, family: str) -> bool:
    """Whether the name stands nowhere but right before 「さん」 and the like: else somebody or a place is called so."""
    at = document.text.find(family)
    while at >= 0:
        if not _HONORED.match(document.text, at + len(family)):
            return False
        at = document.text.find(family, at + 1)
    return True


def _is_another(document: Document, called: Match) -> bool:
    """「正樹さんと山本さん」「千屋の山本さん」: the words before say that it is somebody else.

    「講師の山本さん」 do not."""
    start = max(0, called.start - 14)
    before = _ANOTHER.search(document.text, start, called.start)
    if before is None:
        return False
    follows = before["of"] is None and document.text[before.start() - 2 : before.start()] in ("さん", "先生", "選手")
    told = before["of"] is not None and not _OWN_ROLE.search(document.text, start, called.start)
    return follows or told


def _finding(span: Span, name: str) -> Finding:
    return CHECK.finding(
        span,
        severity=Severity.CONFIRM,
        message=f"前に「{name}」とある人の名前と一字違います。どちらが正しいか確かめて、そろえてください。",
    )
