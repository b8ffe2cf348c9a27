"""§5(4): what readers must observe, to whom the rights belong, what the city does not answer for."""

from collections.abc import Iterator

from rules.lazy_patterns import lazy_compile
from rules.policy.outline import Statement
from rules.policy.reading import Place, Reading, place_of
from rules.policy.topics import Topic

_MUST_NOT = lazy_compile(
    r"(?:し|ら|わ|か|さ|せ|ま|た|が|べ|れ|け|え|て|め)?ない(?:で(?:ください|下さい|いただ|ね|ほし|よ|。|$)|こと"
    r"|ように?|もの(?:と|で))|てはなら(?:ない|ぬ|ず|ん)|ては(?:いけ|なり)ま?せ?|いけません|なりません"
    r"|禁止|禁[じずぜ]|ご?遠慮|控え(?:て|る|くだ|いただ|願)|やめ(?:て|くだ|る|ること)|[お御]断り|おことわり|しないこと"
    r"|(?:なけれ|ね)ばなら|守(?:って|る(?:こと|もの)|らな)|遵守(?:し|する)|約束(?:し(?:て)?(?:くだ|いただ)|くだ"
    r"|をお?守)"
    r"|(?:すること|した場合)は?、?(?:認め|でき)(?:ない|ません)|許(?:し|され)(?:ません|ない)|慎(?:んで|む)"
    r"|(?:本人|写[っる][^。、]{0,12}|相手)[^。、]{0,6}の?(?:許可|同意|承諾|了解|了承)を(?:得|もら|と|いただ)"
    r"|(?:言葉|気持ち|マナー|思いやり|譲り合|節度|敬意|尊重|おうちの(?:方|人)|保護者)[^。]{0,30}(?:ください|ましょう|こと。?$)"
    r"|[んぬ]で(?:ください|ほしい)|受け付け(?:ない|ません)|お願い(?:し|いた)|心がけ|努め(?:て|る)"
)
_REMOVAL = lazy_compile(r"(?:削除|非表示|ブロック|表示しない|けし(?:ます|て)|けす|隠|消[しさすえ]|取り除|制限)")
_BY_READERS = lazy_compile(r"コメント|書き込み|書きこみ|書込|投稿|返信|メッセージ|リプライ|ユーザー|利用者")
_HARM = lazy_compile(
    r"中傷|誹謗|差別|営利|宣伝|広告|勧誘|公序良俗|公の秩序|わいせつ|なりすま|虚偽|うそ|嘘|デマ|改変|改ざん|迷惑"
    r"|違法|法令|犯罪|侵害|名誉|プライバシー|個人情報|選挙|政治|宗教|布教"
    r"|有害|いたずら|嫌がらせ|からか|攻撃|わるぐち|うそ|脅|威迫|暴力|悪口|わるい|事実(?:と|で)|風評|誤解|商い|販売|売(?:る"
    r"|り)|無関係|関係のない|妨げ|不快|侮辱|詮索|おとしめ|貶め|営業|特定|からか|責め|けな|悪く|傷つ|困らせ|荒ら"
    r"|セールス|売り込|詐欺|ののし|罵|さらす|晒|連続|繰り返|重複|いやがらせ|不適切|ふさわしくない|そぐわない"
    r"|沿わない|反する|うわさ|噂|あおる|煽る|個人が分か"
)
_LISTED_BELOW = lazy_compile(r"[次下][にの]|以下[にの]|該当|下記")
_ANNOUNCES = lazy_compile(
    r"(?:次|以下|下記)(?:に(?:掲げ|示|定め)|の(?:こと|事項|各号|とおり|行為|点|いずれか|内容|もの|よう))"
)
_OWN_DUTY = lazy_compile(
    r"(?:^|[、。\s])[一-鿿]{0,12}(?:[市町村区県]|役場|役所|職員|課|室|館|局|校|園|係|委員会)は[^。]{0,40}(?:遵守|努め|守[りる]|控え"
    r"|心がけ|お願い)"
)
_JUST_ACCEPT = lazy_compile(r"(?:規約|内容|ポリシー|事項)[^。]{0,12}(?:同意|承諾|ご?了承|お読み|ご確認|変更|改定)")
_ABOUT_COPYING = lazy_compile(r"転載|複製|転用|二次利用|引用|無断")
_RULE_ITSELF = lazy_compile(r"(?:この|本|当)?規約(?:を|に)(?:守|従|遵守)")

_RIGHT = lazy_compile(r"著作権|知的財産|著作物|版権|肖像権|商標|権利(?!侵害)|財産権")
_OWNER = r"(?:[市町村区県院]|役場|課|室|館|局|部|校|会|者|本人|方|園|所|人|支局|病院|センター|さん|先)"
_BELONGS = lazy_compile(
    r"帰属(?:し|する(?:。|$|もの|と|が|も)|は[^。]{1,20}(?:と|に|で)|。|$|と(?:し|な)|先は)|(?<!付)属(?:し|する"
    r"|します)|(?:有|保有|所有|留保|保持)(?:(?:され|し)(?:ま|る|、|て|。|$)|する(?!もの|もの?を除|場合)|するもの(?:と|で))"
    r"|(?:も|持)(?:って(?:い|お)|ち(?:ま|、|。|$)|つ(?:もの|。|$))"
    rf"|{_OWNER}の?もの(?:です|と(?:し|す|な)|である|。|$)|{_OWNER}に(?:は)?(?:(?:著作権|権利)[がは])?(?:あり|ある|在り|存|残|ござい)|の著作物(?:です"
    rf"|とし|である|。|$)|に残り|著作権者は|権利者は[^。]{{0,20}}です"
)
_WORKS = r"(?:写真|画像|動画|映像|文章|文|記事|イラスト|絵|作品|資料|コンテンツ)"
_BELONGS_PLAINLY = lazy_compile(
    rf"{_WORKS}[^。\n]{{0,24}}?は、?[^。、\n]{{0,20}}(?:[市町村区県課館局校者人方]|役場)の?もの(?:です|と(?:し|す|な)|である|。|$)"
)
_OWNER_ALONE = lazy_compile(r"[^。:]{0,40}(?:[市町村区県]|課|館|局|校|会|者|本人|方|病院|センター|支局)")
_CERTAIN = lazy_compile(r"著作|知的|版権|商標")
_POWER = lazy_compile(
    r"(?:削除|制限|拒絶|閉鎖|変更|停止|中止|拒否|終了|改定|利用|使用)(?:する|させる|できる)?(?:こと(?:の"
    r"|が)できる)?権利"
)
_LIABLE = lazy_compile(
    r"(?:責任|せきにん|責め|責(?=を|は))(?:を|は|も|については|など|等|の一切|について|が)?[^。\n]{0,24}?"
    r"(?:負(?:わ|い|う|え|いか)|と(?:り|る|れ|ら)|取(?:り|る|れ|ら)|持(?:ち|て|た)|もて(?=[まな])|問(?:わ|い)|ありま|ない"
    r"|引き受け)[^。\n]{0,16}?(?:ない|ません|ぬ|かね|ず|せん|ものではあり)"
    r"|(?:償い|つぐない|補償|賠償|弁償|弁済|負担|補填|補てん|保証|保障)(?:は|も|を|の責任|の責め|について|する(?:もの|こと"
    r"|責(?:任|め))|など|等|いた|し|でき)?[^。\n]{0,20}?(?:ない|ません|かね|ず|ぬ|ものではあり|いたしか)"
    r"|(?:トラブル|紛争|争い|もめごと|損害|損失|不利益)[^。\n]{0,30}(?:関与|関知)(?:は|を)?(?:し|いたし|でき)?(?:ない|ません)"
    r"|責任で(?:は|も)(?:ありません|ない|ございません)"
    r"|(?:正確|完全|最新|安全|有用)[^。]{0,12}(?:約束|確約|担保)[^。]{0,12}(?:ない|ません)"
    r"|[市町村区課館局校者]は、?(?:一切)?(?:関知|関与)(?:いた)?し(?:ません|ない)|責め?に任[じぜ](?:ない|ません|ず)|免責(?:と|され|する|します)|責任(?:の|は)?免|免れ"
)
_LIABLE_IF_ASKED = lazy_compile(
    r"(?:約束|関与|関知|お答え|対応|責任|応じ|確約)[^。\n]{0,20}(?:ない|ません|かね|ものではあり)|ご了承"
)
_OTHERS_LIABLE = lazy_compile(
    r"^(?:(?:Meta|X|LINEヤフー|Google|運営会社|サービス(?:提供|運営)(?:会社|者))[^。、]{0,10})(?:社)?は"
)


def observance(reading: Reading) -> Iterator[Place]:
    """ア: what the reader must or must not do; what the city or its staff must do is none, nor the mere consent."""
    for index, one in enumerate(reading.statements):
        if _binds_readers(one) and not (_ANNOUNCES.search(one.text) and _nothing_follows(reading.statements, index)):
            yield place_of(one)


def _nothing_follows(statements: tuple[Statement, ...], index: int) -> bool:
    """Whether a list is announced and the next statement, if there is one, belongs elsewhere."""
    following = statements[index + 1 : index + 2]
    return not following or not (following[0].topics & statements[index].topics or not following[0].topics)


def _binds_readers(one: Statement) -> bool:
    text = one.text
    if _OWN_DUTY.search(text) or (_RULE_ITSELF.search(text) and "法令" not in text) or Topic.RELATED in one.topics:
        return False
    elsewhere = bool(one.topics & {Topic.RIGHTS, Topic.LIABILITY})
    asked = Topic.RULES in one.topics and not elsewhere
    harm = _HARM.search(text) is not None
    if asked and not (_ABOUT_COPYING.search(text) and Topic.RIGHTS in one.topics):
        return harm or _MUST_NOT.search(text) is not None
    if _LIABLE.search(text) or (not harm and (_ABOUT_COPYING.search(text) or _JUST_ACCEPT.search(text))):
        return False
    if _REMOVAL.search(text) and _BY_READERS.search(text):
        return harm or _LISTED_BELOW.search(text) is not None
    strict = _MUST_NOT.search(text)
    if strict is None or strict[0].startswith(("お願い", "努め", "心がけ")):
        return False
    return not elsewhere or (harm and not _ABOUT_COPYING.search(text))


def ownership(reading: Reading) -> Iterator[Place]:
    """イ: to whom rights belong; 「無断転載を禁じます」 alone does not say it."""
    for one in reading.statements:
        asked = Topic.RIGHTS in one.topics
        if _POWER.search(one.text) and not _CERTAIN.search(one.text):
            continue
        belongs = _BELONGS_PLAINLY.search(one.text) or (
            _BELONGS.search(one.text) and (asked or _RIGHT.search(one.text))
        )
        if belongs or (asked and one.listed and _OWNER_ALONE.fullmatch(one.text)):
            yield place_of(one)


def disclaimer(reading: Reading) -> Iterator[Place]:
    """ウ: what the city does not answer for; that readers answer for themselves does not say it."""
    for one in reading.statements:
        if _OTHERS_LIABLE.search(one.text):
            continue
        asked = Topic.LIABILITY in one.topics and not one.topics & {Topic.RESPONSE}
        if _LIABLE.search(one.text) or (asked and _LIABLE_IF_ASKED.search(one.text)):
            yield place_of(one)
