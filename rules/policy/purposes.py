"""§5(3)ウ: what the account is for, and what it tells."""

import re
from collections.abc import Iterator

from rules.lazy_patterns import lazy_compile
from rules.policy.outline import Statement
from rules.policy.reading import Place, Reading, found_in, place_of
from rules.policy.topics import Topic

_SENDS = (
    r"(?:発信|配信|掲載|投稿|ツイート|ポスト|紹介|公開|お届け|お知らせ|お伝え|告知|広報|周知|提供|発表|放送|中継"
    r"|案内|更新|"
    r"載せ|のせ|流[しす]|伝え|届け|知らせ|取り上げ|とりあげ|書[いきく]|送[っりる]|特集|綴|つづ|語[りる]|出[しす]"
    r"|見られ|ご覧いただけ|つぶや|記事にし|扱[いう])"
)
_RUNS = rf"(?:{_SENDS}|運用|運営|開設|活用|利用|使用|設け|始め|はじめ|開[きい]|設置|用い|使[いう])"
_OF_THE_RULE = lazy_compile(
    r"(?:事項|内容|取り?扱い|ルール|基準|手続)[^。\n]{0,12}(?:を|に(?:つい|関し)て?)[^。\n]{0,20}(?:定め"
    r"|示[すし])[^。\n]{0,12}(?:目的|もの|ため)"
    r"|(?:適正|円滑|適切|安全|健全|適確)(?:かつ[^、。]{1,6})?(?:な|に)(?:運用|管理)[^。\n]{0,12}(?:ため"
    r"|目的|図)"
    r"|(?:ポリシー|方針|要領|要綱|規程|基準|規約)の目的|事項を定める(?:。|$)"
)
_AIM = lazy_compile(
    r"(?P<verb>(?<!き)たくて|ほしくて|ほしい(?:から|ので|と|という)|(?<!き)たい(?:ので|、という|と(?:考え|思|願|の|、)|から|という|です)|ていただきたい(?:と|から)|(?:いただけ"
    r"|もらえ)れば(?:と|うれし|幸い))|目的(?:と"
    r"|に|で|は|として|です|のもと)|ねらい(?:と|は|です)|狙い(?:と|は|です)|を(?:目指|めざ)|(?:こと"
    r"|よう)を?(?<!お)願(?:い|っ)|図[るりっ]"
    r"|(?:きっかけ|一助|契機)(?:と|に|を|づくり)|つなげ|つながる|資する|寄与|旨とする|旨とし|背中を|(?:ことができる|いただける|もらえる)よう"
    r"|を[^。、]{0,6}(?:増や|広げ|深め|高め|育て|守|つく|応援|盛り上げ)[しっ]?ていき(?:ます|たい)"
    r"|(?:たら|れば)と(?:願|思|考え)|(?<!お)願い(?:から|で|を込め|をこめ)|思い(?:から|で)|ような?(?:に|、)(?:と|、)?"
)
_SO_THAT = lazy_compile(
    r"(?<![あいなたじ]る)(?<=[うくぐすつぬぶむる])(?P<verb>ため(?!息|して|ら|た)(?:に|、|の|です|である|$)?|べく、?)"
    r"|(?<!その)(?<!この)(?<!な)ため(?!息|して|ら|た)(?:に|、|の|です|である|$)?|ように(?!して|な(?:る|り|っ))、?"
    r"|(?P<so>(?:る|く|す|ぶ|う)よう、)"
)
_ENDS = lazy_compile(
    r"(?:図|推進|促進|向上|増や|増加|深め|広め|高め|つなげ|つなが|伝え|届け|知って|知らせ|守[るりっ]|減ら|活性"
    r"|実現|普及|拡大|醸成|づくり|強化|興味|関心|身近|楽し|募|"
    r"確保|支援|応援|貢献|寄与|資する|周知|PR|発展|充実|振興|育て|育成|防[ぐぎ]|軽減|提供|発信|呼び|親し|安心"
    r"|きっかけ|誘致|参加|利用|届く|もら)"
)
_OTHER_MATTERS = frozenset({Topic.PRIVACY, Topic.RIGHTS, Topic.LIABILITY, Topic.RULES, Topic.RELATED})
_SENDS_AND_SO = lazy_compile(
    rf"{_SENDS}(?:し)?(?:て|、|ることで|ることにより)、?[^。]{{1,24}}を(?P<verb>防[ぎぐ]|守[りる]|減ら|図[りる]|高め|深め|広げ|増や|支え|応援し|つな[ぎぐ])"
)
_BETTER = lazy_compile(r"図|推進|促進|向上|づくり|活性化|醸成|強化|実現|普及|拡大|振興|確保|PR|迅速")
_HOPE = lazy_compile(r"[^。]{4,120}(?:て|で)(?:もらう|いただく)(?:こと|ため)?")
_NOT_ACCOUNTS = lazy_compile(
    r"個人情報|氏名|プライバシー|なりすまし|偽|本人確認|返信|お返事|返事|混雑|お急ぎ|緊急|休日|災害時|停止|中止"
    r"|やむを得|通信|障害|削除|写り込|連絡の?ため|受付の?ため"
)
_SENT = lazy_compile(_SENDS)
_OBJECT = lazy_compile(r"(?P<what>[^。、\n「]{2,40})(?:を|の投稿|について)(?:(?!を|の投稿|について)[^。\n]){0,30}$")
_TOPIC_FIRST = lazy_compile(
    rf"(?:題材|内容|話題|テーマ|事項)は、?[^。\n]{{0,4}}[^。\s]|{_SENDS}(?:する|し|して(?:いる|いく)|しているの"
    rf"|する主な|てい(?:る|く)|る|す|く|う|て|い)?(?:主な|予定の)?"
    r"(?:情報|事項|内容|もの|の|記事|投稿|こと|動画|写真|話題)(?:は|:|\s)[^。\n]{0,4}[^。\s]"
)
_NOT_DONE = lazy_compile(
    r"(?:し|て|され|いた|い|せ|さ|わ|ら|か)?(?:ない|ません|ず(?!は)|かね|おりません)|(?:する|した|される|す"
    r"|た)?(?:場合|とき|時に|際|前に|ことがあ|までに|にあたり|に当たり|なか)|禁|控え|もの(?:は|と)"
    r"|(?:して)?ください|願い"
)
_NO_CONTENT = lazy_compile(
    r"ポリシー|方針|規約|要領|規程|事項を定|訂正|おわび|お詫び|個人情報|氏名|名前|住所|電話|メッセージ|返信"
    r"|コメント|質問|意見|ご?感想|連絡先|お?問い?合わ?せ|"
    r"これ$|^(?:必要な|各種|次の)?(?:情報|もの|こと|これ|内容)$|サイト|変更する|廃止|その旨$|いいね|シェア"
    r"|フォロー|URL|アドレス"
)
_ENUMERATION = lazy_compile(r"[^。、]{1,20}(?:、[^。、]{1,20}){1,12}、[^。、]{0,19}[一-鿿ァ-ヺー](?:など|等)?。?")
_OF_READERS = lazy_compile(r"削除|禁止|反する|不適切|非表示|中傷")
_CONTACT = lazy_compile(r"電話|FAX|(?<![0-9])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}|@|https?:|お?問い?合わ?せ先|^担当")


def purpose(reading: Reading) -> Iterator[Place]:
    """ウ: why the account exists; the purpose of the rule itself (「必要な事項を定める」) is none."""
    for one in reading.statements:
        if Topic.PURPOSE in one.topics and _answers_why(one):
            yield place_of(one)
        elif not one.topics & _OTHER_MATTERS:
            yield from _told_in_passing(one)


def _answers_why(one: Statement) -> bool:
    if _only_of_the_rule(one.text) or (_CONTACT.search(one.text) and not _ENDS.search(one.text)):
        return False
    if one.topics <= {Topic.PURPOSE, Topic.ACCOUNT}:
        return len(one.text) >= 4
    told = (_AIM, _SO_THAT, _BETTER) if one.listed else (_AIM, _SO_THAT, _BETTER, _ENDS)
    return any(pattern.search(one.text) for pattern in told)


def _only_of_the_rule(text: str) -> bool:
    rest = _OF_THE_RULE.sub("", text)
    return rest != text and not (_AIM.search(rest) or re.search(r"ため(?!の)", rest))


def _told_in_passing(one: Statement) -> Iterator[Place]:
    text = _OF_THE_RULE.sub(lambda match: "。" * len(match[0]), one.text)
    if one.listed and _HOPE.fullmatch(text):
        yield place_of(one)
        return
    strong = re.search(r"目的(?:と|に|で|は|として|です)|(?:ねらい|狙い)(?:と|は|です)", text)
    if strong and not _NOT_ACCOUNTS.search(text, max(0, strong.start() - 25), strong.start()):
        if not re.match(r"目的(?:と)?(?:外|以外)|目的(?:で|に)(?:利用|使用)", text[strong.start() :]):
            yield found_in(one, strong) if len(text) > 300 else place_of(one)
        return
    runs = re.search(_RUNS, text) is not None
    for pattern in (_AIM, _SO_THAT, _SENDS_AND_SO):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            if _NOT_ACCOUNTS.search(before):
                continue
            if re.match("を(?:目指|めざ)|.{0,3}(?<!お)願", match[0]) or (
                runs
                and (match.groupdict().get("verb") or match.groupdict().get("so") or _ENDS.search(before + match[0]))
            ):
                yield found_in(one, match) if len(text) > 300 else place_of(one)
                return


def content(reading: Reading) -> Iterator[Place]:
    """ウ: what is told there."""
    only_promised = reading.left_open(Topic.CONTENT)
    for one in reading.statements:
        if only_promised and Topic.PURPOSE in one.topics:
            continue
        if Topic.CONTENT in one.topics and _lists(one):
            yield place_of(one)
        elif not one.topics & _OTHER_MATTERS and one.topics != {Topic.RESPONSE}:
            place = _sends(one)
            if place is not None:
                yield one.start + place[0], one.start + place[1]


def _lists(one: Statement) -> bool:
    if _CONTACT.search(one.text) or len(one.text) < (2 if one.listed else 4):
        return False
    if Topic.PURPOSE in one.topics:
        return (
            _sends(one) is not None
            or _ENUMERATION.fullmatch(one.text) is not None
            or (one.listed and not re.search(r"(?:ため|向上|推進|促進|づくり|図る?|活性化|目的)[。]?$", one.text))
        )
    return not re.search(r"(?:し|いた)(?:ない|ません)。?$", one.text)


def _sends(one: Statement) -> Place | None:
    """Where, within the statement, something is said to be posted."""
    first = _TOPIC_FIRST.search(one.text) if _OF_READERS.search(one.text) is None else None
    if first is not None and not _NO_CONTENT.search(first[0]):
        return first.span()
    for verb in _SENT.finditer(one.text):
        told = _OBJECT.search(one.text, max(0, verb.start() - 72), verb.start())
        if told is not None and not _NO_CONTENT.search(told["what"]) and not _NOT_DONE.match(one.text, verb.end()):
            return told.start(), verb.end()
    return None
