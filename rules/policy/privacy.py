"""§5(3)オ: how personal information is treated."""

import re
from collections.abc import Iterator

from rules.lazy_patterns import lazy_compile
from rules.policy.outline import Statement
from rules.policy.reading import Place, Reading, found_in, place_of
from rules.policy.topics import Topic

_NAMED = (
    r"個人情報|個人(?:の|に関する|に係る|に関わる|データ)(?:情報|事柄)?|プライバシー|(?:個人|人物|ご?本人)(?:が"
    r"|を)?特定|(?:利用者|ユーザー)の?情報|登録情報"
)
_KINDS = (
    r"写(?:って(?:い|お)る|り込んだ|る)(?:方|人|ご?本人)|(?:診察券|会員|お客様|利用者|登録)番号|位置情報|に出る人|被写体|出演者|書かれた内容"
    r"|(?:取得し|入手し|知り得|収集し|得られ|いただい|預かっ)た[^、。]{0,8}(?:情報|データ|内容|秘密)|氏名|名前|住所|連絡先|電話番号|メールアドレス|生年月日|生まれ年|年齢|勤務先|学校名|顔|表示名|プロフィール"
    r"|ユーザーID|アカウント名(?!は|:|を[「『])|LINE名|利用の記録"
    r"|(?:送って|寄せて|教えて|伺|登録|申込|お預かり|回答|お寄せ|提供)(?:し|され|いただ|して|くださ"
    r"|っ)[^、。]{0,12}(?:情報|データ|内容)"
    r"|居住地|(?:登録者|利用者)が[^、。]{1,10}情報|秘密|(?:どなた|だれ|誰)が[^、。]{1,12}か|(?:納税|貸出|相談"
    r"|診療|健康|所有)[^、。]{0,8}(?:情報|記録"
    r"|内容|履歴|こと)|お?預かりした"
    r"|アンケート"
    r"|(?:納税者|児童|生徒|患者|所有者|利用者|参加者|応募者|登録者|お客様)(?:の|に関する)[^、。]{0,8}(?:情報|記録|名)"
)
_PERSONAL = lazy_compile(f"{_NAMED}|{_KINDS}")
_CERTAIN = lazy_compile(_NAMED)
_TREATED = lazy_compile(
    r"(?:収集|取得|保管|保存|保有|記録|利用|使用|提供|開示|公表|公開|掲載|管理|保護|廃棄|破棄|処分|消去|削除"
    r"|匿名化|加工|表示|共有|投稿|ツイート|ポスト|発信|流用|転用|処理)"
    r"(?:は|を|も)?(?:一切|原則として|行|し|す|さ|いた|ある|なし|せ|に努|の目的)"
    r"|(?:収集|取得|利用|保存)・[一-鿿]{2}|準じ|準ずる|準拠|適用|秘匿|施錠|鍵|隠[しすさ]|尋ね(?:る|ま|ず)|伺[いう](?:ま|こと)|控え(?:も|は|を)?取|見えない|見ること(?:は|が)?でき|写さ|写し|撮ら"
    r"|いいません|言いません|話[しさ](?:ません|ない)|集め|求め(?:る|ません|ない)|使[いわうっ]|用い|扱[いうわ]|見せ|出[しさすま]|[出の載]ること|記[しさす]|触れ|渡[しすさ]"
    r"|漏ら|載せ|のせ|非表示|答え|守[りるっ]|残[しすさ]|結び|ひも付|書き留め|示さ(?:ない|ず)|含め(?:ない|ません"
    r"|ず)|確かめ|添え"
    r"|第三者に|目的外|目的以外|ほかの目的"
    r"|他の目的|(?:書|か)(?:くこと|かない|きま)|教え(?:る|ま|ない|ず)|聞(?:く|き)|捨て|伏せ|ぼかし|映ら|写ら"
    r"|取り?扱(?:い|う|わ)(?:ま|。|$|、)|取り?扱(?:い|う)(?:もの|こと)|適(?:正|切)(?:に|な)|厳(?:重|正)(?:に|な)"
    r"|(?:法律|法令|条例|規程|規則|ポリシー|方針|法)[^。]{0,12}(?:従|基づ|のっと|則|遵守|守[っり]|定めるところ"
    r"|により|によ[りる])"
    r"|同意|承諾|了承|了解|許可|許し|確認し|確認を|配慮"
)
_READERS = lazy_compile(
    r"(?:書き込|書か|記載し|入力し|送ら|投稿し|載せ|公開し|教え|記入し|含め)(?:ま)?(?:ないで|ないよう|ぬよう)"
    r"|お控え|ご遠慮|(?:ご注意|ご確認|設定|ご留意)ください"
    r"|(?:ご自身|各自|利用者自身|ご自分)[^。]{0,20}(?:設定|管理|責任|確認)|自己の責任|設定(?:画面|から|を(?:変更"
    r"|見直|確認))"
)
_PROHIBITED = lazy_compile(
    r"侵害(?!することの?な|しな|せず)|(?:掲載|公開|記載|さらす|特定|投稿|含む|漏えい|書き込む)(?:し|する|した"
    r"|する内容の)?(?:もの|こと|行為|投稿|書き込み|コメント)。?$|禁止|禁じ|暴露|(?:おそれ|恐れ)の?ある"
)
_ONLY_REMOVED = lazy_compile(
    r"(?:投稿|コメント|書き込み)(?:等)?(?:は|を|については)[^。、]{0,12}(?:削除|非表示)(?:に|と)?(?:し|いたし|する)[^。、]{0,12}。?$"
)
_FOREIGN = lazy_compile(
    r"(?:Meta|運営会社|サービス提供|提供会社|プラットフォーム|各社|事業者|LINEヤフー"
    r"|Google)[^。]{0,20}(?:の(?:プライバシー|データ)?ポリシー|の規約|が定める|が取得|が収集|の方針|により"
    r"|によ[りる])"
)


def privacy(reading: Reading) -> Iterator[Place]:
    """オ: what the city does with personal information; what readers should do with theirs does not tell it."""
    for one in reading.statements:
        match = _treatment(one)
        if match is not None:
            yield found_in(one, match) if len(one.text) > 300 else place_of(one)


def _treatment(one: Statement) -> re.Match[str] | None:
    text = one.text
    if _READERS.search(text) or one.topics & {Topic.RELATED}:
        return None
    asked = Topic.PRIVACY in one.topics
    if _PROHIBITED.search(text) or _ONLY_REMOVED.search(text) or _FOREIGN.search(text):
        return None
    treated = _TREATED.search(text)
    if asked:
        about_rights = re.search(r"著作権|転載|知的財産", text) and not _PERSONAL.search(text)
        return None if about_rights else treated
    if one.topics & {Topic.RIGHTS, Topic.LIABILITY} and not _CERTAIN.search(text):
        return None
    for personal in _PERSONAL.finditer(text):
        after = _TREATED.search(text, personal.end(), personal.end() + 60)
        if after is not None:
            return after
    return None
