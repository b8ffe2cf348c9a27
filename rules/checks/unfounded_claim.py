"""根拠のない断言 — 絶対・必ず・日本一と言い切っている

何を見つけるか: 「絶対安全です」「100%ありません」「必ず当たる」「〜を保証します」のような断言と、
根拠の示されない「日本一」「世界でただひとつ」。
なぜ: §6(2)イ「誤解を招かないよう」。防災や健康のことでは、信じた人の命にかかわります。
なおし方: 言い切りをやめるか、調査の名前や年など根拠を書いてください。
見逃すもの: 詐欺の手口として引いたもの、「絶対に混ぜないで」のような注意、根拠（調査、認定、記録）の書かれた
もの。言葉の意味までは読めないので「要確認」にとどめます。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_quoted
from rules.lazy_patterns import lazy_compile
from rules.mentions import Match
from rules.quick_patterns import quick_compile

CHECK = Check(clause="6(2)イ", title="根拠のない断言")

EXAMPLES = (
    ng("かさ上げしたので、どんな大雨でも絶対安全です！", at="どんな大雨でも絶対安全", severity=Severity.CONFIRM),
    ng("この冬インフルエンザにかかることは100%ありません。", at="100%ありません"),
    ng("スリップ事故は絶対に起きません。", at="絶対に起きません"),
    ng("ここで買えば必ず当たるとうわさです", at="必ず当たる"),
    ng("25メートル泳げるようになることを保証します！", at="保証します"),
    ng("日本一うまい牛は千屋牛です。", at="日本一"),
    ng("豊永のトマト、食べると血圧が下がります🍅", at="食べると血圧が下がります"),
    ng("全員が「来てよかった」と答えています。", at="全員が「来てよかった」と答え"),
    ng("受講すれば売り上げは倍になるとお約束します。", at="約束します"),
    ng("この面接会に来た方は百パーセント内定しています。", at="百パーセント内定し"),
    ng("木から2メートル離れれば雷は絶対に落ちません。", at="絶対に落ちません"),
    ng("この薬の副作用は起こりません。", at="副作用は起こりません"),
    ng("このチョウは、世界のどこを探しても新見にしかない種です。", at="世界のどこを探しても新見にしかない"),
    ng("続ければ、絶対に転びません。", at="絶対に転びません"),
    ok("秘密を守ることをお約束いただきます。"),
    ok("必ず合格証をお持ちください。"),
    ok("漂白剤と絶対に混ぜないでください。"),
    ok("「絶対もうかる」という誘いは詐欺です。"),
    ok("必ずもうかる話はありません。"),
    ok("絶対に安全とは言えません。"),
    ok("高齢化率は県の調査で県内一です。"),
    ok("必ず元栓を閉めてください。"),
    ok("全国一斉のJアラートの試験放送があります。"),
    ok("市の職員が電話で暗証番号をお尋ねすることは絶対にありません。"),
    ok("× 暗証番号を聞くこと\n× 通帳を預かること\nは絶対にありません。"),
    ok("予防接種を受ければ絶対にかかりませんか。かからないとは言い切れません。"),
    ok("保証人は不要です。"),
    ok("標高差日本一の記録に認定されました。"),
)

_GUARANTEE = quick_compile(
    r"(?:どんな[^。、!?\n]{1,10}(?:でも|にも|も))?(?:絶対(?:に|、)?|100%|百パーセント|完全に|必ず)\s?"
    r"(?:安全|大丈夫|安心|無害|助か(?:る|り)|治(?:る|り)|防げ|もうか|儲か|当た(?:る|り)|得(?:する|します)|効(?:く|き)|"
    r"合格でき|成功し|痩せ|やせ(?:る|ます)|損(?:は)?(?:させ|し)ません|来ません|"
    r"(?:かかり|起き|起こり|あり|倒れ|壊れ|うつり|なり|溢れ|あふれ|失敗し)ません|(?:かから|起き|起こら|うつら)ない)"
    r"|(?:を|は|が)?(?P<promise>保証(?:します|いたします|しています|付きです))"
    r"|(?:なら|は|ので)\s?(?P<sure>間違いありません|間違いなし|心配(?:は|の必要は)?(?:一切)?ありません)"
    r"|(?:事故|災害|水害|被害)は(?:起こりえ|起こり得|ありえ|あり得)ません"
    r"|(?:心配|危険|リスク|副作用)(?:は|も|が)(?:一切|まったく|全く)(?:ありません|ない)"
    r"|犯罪(?:は)?ゼロ|鍵をかけなくても(?:大丈夫|安心)|呼びかけが出なければ[^。\n]{1,12}ません"
    r"|全員が[^。\n]{1,24}(?:と答え|満足)"
    r"|(?:100%|百パーセント|必ず|絶対に?|確実に)[^。、\n]{0,8}(?:内定(?:し|でき)|合格(?:し(?:ます|てい)|でき)|黒字|元が取れ|儲かり|"
    r"もうかり|当選(?:し(?:ます|てい)|でき)|やせられ|痩せられ|若返|長生きでき|売れ(?:る|ます))"
    r"|(?:絶対に?|決して|100%)[^。、\n]{0,8}(?:落ちません|降りません|降らない|倒産しません|錆びません|バレません|起こりませんので)"
    r"|(?:絶対に?|決して|二度と)(?:転び|迷い|飽き|後悔し|太り|負け|滑り|切れ|枯れ|風邪をひき|けがをし|忘れ|さび)ません"
    r"|副作用(?:は|が)(?:出|起こり|起き)ません"
    r"|(?:ると|ことを|(?<=[ぁ-ん一-龥])を)お?(?P<vow>(?:約束|確約)(?:します|いたします))"
    r"|(?:医学|科学)的に(?:も)?(?:完全に)?(?:証明|実証|立証)されて"
    r"|(?:こと|の)(?:が|は)(?:、)?(?:確定です|確定しました|確定!|間違いなしです)"
    r"|(?:食べ|飲め|塗れ|使え|浴び|入)(?:ると|れば|ば)[^。\n]{0,14}"
    r"(?:血圧|血糖値?|がん|病気|認知症|高血圧|糖尿病|コレステロール)[^。\n]{0,6}(?:下がり|治り|防げ|なくなり|消え|予防でき)ます"
)
_SUPERLATIVE = quick_compile(
    r"(?:日本一|世界一|県内一|中国地方一|西日本一|全国一(?!斉|律|円|般|覧)|世界(?:で|に)(?:ただ|たった)?(?:ひと|一)つ(?:だけ)?|"
    r"(?:世界|日本|全国)(?:中|の)?(?:の)?どこ(?:を|に|へ)(?:探し|行っ)て?も[^。、\n]{0,10}(?:ない|ありません)|唯一無二|史上初|世界初|"
    r"どこよりも(?:安|うま|おいし|美味|安全)|(?:県内|日本|全国|世界)で(?:一番|最も)[^。、\n]{1,10})"
)
_FOUNDED = lazy_compile(
    r"調査|統計|調べ|記録|認定|ギネス|ランキング|出典|選ばれ|コンテスト|コンクール|優勝|大会|発表|登録|級|目指|めざ|"
    r"なりたい|夢|かも|と(?:言|い)われ|とされ|だと思|と思|標高|長さ|面積|人口|率|時代|当時|祝|年(?:に|連続)|短い|小さ"
)
_DENIED = lazy_compile(
    r"^(?:です|な|だ)?[^。、\n]{0,6}(?:とは(?:言|い|限)|ではあり|ではな|わけでは|か[?。]|かどうか|とは思わ|でない|(?:話|こと|もの|方法)は)"
)
_LURE = lazy_compile(
    r"詐欺|誘い|勧誘|商法|うその|嘘|だまされ|信じ込ま|などと|といった|うたい文句|広告|誇大|不当|暗証番号|口座番号|ATM|還付金|金銭を|キャッシュカード|警察(?:官|手帳)|逮捕状|手帳や"
)
_ENDS_A_LIST = lazy_compile(r"(?:は|も|など(?:は|も)?)、?(?:絶対|決して)")
_WEIGHTY = lazy_compile(r"保証(?:金|人|協会|会社|制度|期間)|補償")


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in document.find(_GUARANTEE):
        if not _is_harmless(document, match):
            yield _finding(
                document, match, "言い切ってよい根拠がありますか。なければ、言い切らない書き方にしてください。"
            )
    for match in document.find(_SUPERLATIVE):
        sentence = document.sentence_at(match.start).text
        if not _is_harmless(document, match) and not _FOUNDED.search(sentence):
            yield _finding(document, match, "根拠（調査の名前や年）を書き添えるか、言い方を改めてください。")


def _is_harmless(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start)
    after = document.text[match.end : min(sentence.end, match.end + 20)]
    # 「は絶対にありません」 under a list says it of what stands in the list.
    start = max(0, match.start - 80) if _ENDS_A_LIST.match(sentence.text) else max(sentence.start, match.start - 40)
    around = document.text[start : min(sentence.end, match.end + 40)]
    return is_quoted(document, match) or bool(
        _DENIED.match(after) or _LURE.search(around) or _WEIGHTY.search(match.text)
    )


def _finding(document: Document, match: Match, advice: str) -> Finding:
    word = match.groups.get("promise") or match.groups.get("vow") or match.groups.get("sure") or match.text
    start = match.start + match.text.index(word)
    return CHECK.finding(
        document.span(start, start + len(word)),
        severity=Severity.CONFIRM,
        message=f"「{word}」は断言です。{advice}",
    )
