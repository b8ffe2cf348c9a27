"""Which item a heading or a label announces, by the words that offices use for it."""

import re
from enum import StrEnum

from rules.lazy_patterns import lazy_compile


class Topic(StrEnum):
    """What a heading says its body is about."""

    KIND = "kind"
    ACCOUNT = "account"
    NAME = "name"
    URL = "url"
    OPERATOR = "operator"
    PURPOSE = "purpose"
    CONTENT = "content"
    HOURS = "hours"
    RESPONSE = "response"
    PRIVACY = "privacy"
    RULES = "rules"
    RIGHTS = "rights"
    LIABILITY = "liability"
    CONTACT = "contact"
    RELATED = "related"


_RUN = "(?:運用|運営|管理|発信|投稿|配信|更新|公開|編集|開設|作成|制作|発行)"
_WORDS = {
    Topic.KIND: (
        r"種\s?類|しゅるい|種別|何という(?:サービス|SNS)|どの(?:サービス|SNS)|媒体|メディア(?!の(?:運用|利用)|運用|利用)"
        r"|プラットフォーム|ツール|アプリ|サービス名"
        r"|^サービス(?:の名[称前])?$|^SNS$|service|platform|media|SNS名"
        r"|(?:使用|利用|使|用い|活用)(?:する|う|して|る)?(?:いる)?(?:SNS|サービス)|SNSの(?:名|種)"
    ),
    Topic.ACCOUNT: r"アカウント|ページ|チャンネル|概要|基本情報",
    Topic.NAME: (
        r"(?:アカウント|ページ|頁|チャンネル|ユーザー?|表示|ハンドル|登録|サイト|トーク|ブログ)(?:の"
        r"|ネーム)?\s?(?:名|なまえ)"
        r"|(?:page|account|channel|display|user)\s?name|名\s?称|(?<!お)名\s?前|(?<!お)名まえ|名乗|なまえ|愛称|呼び名|呼称|頁名|ネーム$|ルーム名|^account$"
        r"|^タイトル|^題$|題名|^(?:公式|運用)?(?:アカウント|ページ|チャンネル)$|アカウントID|ユーザーID"
    ),
    Topic.URL: r"U\s?R\s?L|^where$|アドレス|リンク|所在|場所|どこで|どこに|友だち追加|登録先|^ホーム$",
    Topic.OPERATOR: (
        rf"{_RUN}(?:を)?(?:し|する|して|行う|行って)?(?:いる)?(?:者|主体|主管|担当|部署|部門|部局|責任|組織|団体"
        rf"|機関|所属|課|元|の担当|体制|人)"
        rf"|^(?:(?:ページ|アカウント|チャンネル)の)?{_RUN}(?:(?:・|及び|と|、)?{_RUN}){{0,2}}$|^{_RUN}(?:を)?(?:し|行っ)て(?:い|お)?(?:ます|る|いる|ります)(?:の|人|の?は)?$|中の人"
        rf"|[・と]{_RUN}$|まとめ役|受け持ち|編集[部室局]|世話[役人係]|スタッフ|編集長|管理人|責任者|^執筆(?:者|担当)?$|^所属$|担任する課|オーナー|(?:だれ|誰)のもの|うんえい|うんよう|書き手|撮り手|つくり手|作り手|やる人|やっている(?:人|ところ)|(?:つくって|作って"
        rf"|書いて|撮って|載せて|のせて|投稿して"
        rf"|届けて)いる(?:人|ひと|のは|者)|当た(?:る|っている)(?:課|者|所属|部署|人)|^(?:運用|運営|管理)?(?:所管|主管|担当|発行)(?:課"
        rf"|部署|者|所属|係|部局|組織)?$|担い手|^who$|admin|operator|operated|managed|担当(?:課|部署|所属|係|者)|主体$"
        rf"|だれが|誰が"
    ),
    Topic.PURPOSE: (
        r"目\s?的|役割|使命|期待する(?:こと|効果)|基本的な考え|コンセプト|もくてき|わけ$|^why$|ミッション|purpose|趣\s?旨|趣意|意図|心持ち|ねらい|狙い|なぜ|ために|ためか|どうして|理由"
        r"|意義|めざ|目指"
        r"|したいこと|やりたい|伝えたい|思い$|願い"
    ),
    Topic.CONTENT: (
        r"内\s?容|ないよう|伝えたいこと|主な機能|できること|contents?|^(?:投稿|発信|配信|掲載|公開|お知らせ)$|^(?:主な)?(?:記事|動画|コンテンツ|カテゴリー?|ラインナップ|ジャンル|ネタ)$|主な(?:投稿|発信|記事)|題材|話題|テーマ"
        r"|メニュー|(?:発信|掲載|配信|投稿|公開|書き込む?)(?:する)?(?:事項|情報|項目|対象|物|記事|動画|写真)"
        r"|(?:発信|配信|掲載|投稿|公開|紹介|お届け|お知らせ|お伝え|取り上げ|取り扱|載せ|のせ|お見せ|見せ|書|流"
        r"|扱)(?:する"
        r"|して|し|る|す|く|う|いる|ます)*"
        r"(?:もの|こと|情報|ネタ|事柄|中身|スコープ|何が)|中身|スコープ|何が|どんな|こんな|何を|なにを|なにが"
    ),
    Topic.HOURS: (
        r"(?<!診療)(?<!開館)(?<!受付)(?<!営業)(?<!窓口)(?<!相談)(?<!電話)(?<!開園)(?<!開設)(?<!所要)時\s?間"
        r"|hours?\b|^when$|稼働|\btime\b|時刻|時こく|じかん|刻限|時期|時間帯|いつ|タイミング|ペース|曜日|日時"
    ),
    Topic.RESPONSE: (
        r"repl(?:y|ies)|comments?|inquir|意見|質問|しつもん|そうだん|といあわせ|へんじ|へんしん|問い?合わ?せ|問い?掛け|コメント|返信|返事|回答|リプライ|DM"
        r"|ダイレクトメッセージ|メッセージ|声|お?便り|おたより|応答|応対|対応|相談|感想"
        r"|やり[とど取]り|双方向|コミュニケーション|照会|問いかけ|要望"
    ),
    Topic.PRIVACY: (
        r"こじんじょうほう|(?:子ども|こども|園児|児童|生徒|人|方|皆さん)の(?:顔|(?:お|ご)?名前|写真)|写っている(?:人|方)|個人(?:の|に関|に係|関係|)(?:わる|する)?(?:情報|事柄|データ)|プライバシー|privacy|情報の(?:管理|保護|取り?扱)"
        r"|お名前|(?:顔|なまえ|名前|写真)(?:や|と|・)(?:顔|なまえ|名前|住所)|(?:みな|皆)(?:さん|さま|様)の情報"
        r"|(?:お客(?:様|さま|さん)|市民|利用者|登録者|患者等?|人|わたし|あなた|皆さま)の?情報|お預かり|データ|肖像"
    ),
    Topic.RULES: (
        r"遵守|\brules?\b|守って|守る|守り|禁止|禁じ|ルール|き\s?まり|決まり|約束|いけない|ならない|しないで"
        r"|お願い|マナー"
        r"|責務|心得|使い方"
        r"|注意|ご遠慮|お控え|やめて|削除|してほしく|義務|エチケット"
    ),
    Topic.RIGHTS: (
        r"知\s?的|copyright|著作|権利|転載|帰属|肖像|(?:だれ|誰)のもの|ライセンス|二次利用|(?:写真|画像|動画|文章"
        r"|記事)(?:など|等)?(?:の|に)?(?:取|扱|つい)"
    ),
    Topic.LIABILITY: r"免\s?責|disclaimer|責任|責め|損害|補償|保証|ことわり|断り|引き受け|万が一|了承|リスク|トラブル",
    Topic.CONTACT: r"(?:問い?合わ?せ|連絡)(?:先|窓口)|^(?:連絡|電話|FAX)$",
    Topic.RELATED: r"関連|姉妹|(?:ほか|他|別)の(?:アカウント|ページ|SNS|チャンネル|課)|リンク集|旧アカウント|参考",
}
_PATTERNS = tuple((topic, lazy_compile(words, re.IGNORECASE)) for topic, words in _WORDS.items())
_SET_WIDE = lazy_compile(r"\S(?:\s{1,4}\S){1,5}")
"""A label drawn out to the width of its column: 「名　　称」."""
_ALONE = (Topic.RELATED, Topic.CONTACT)
"""Topics that say that the body is not about the account itself or its running."""


def topics_of(label: str) -> frozenset[Topic]:
    """Return what a heading or label (normalised) announces; empty where it is none of the known words."""
    if _SET_WIDE.fullmatch(label):
        label = "".join(label.split())
    found = frozenset(topic for topic, pattern in _PATTERNS if pattern.search(label))
    for topic in _ALONE:
        if topic in found:
            return frozenset({topic})
    return found
