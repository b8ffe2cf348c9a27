"""What a draft may tell as past although the event it names is still to come (§6(2)イ)."""

from rules.lazy_patterns import lazy_compile

_AHEAD_OF = (
    r"(?:を|に)?(?:前に|控え|先立|先だ|先[がか駆]け)|向け[てた、]|"
    r"合わせ(?:、|て(?!\s?(?:約|計|延べ)?[0-9一二三四五六七八九十百千]))|ちな[みん]"
)
_GETTING_READY = (
    r"準備|設営|組み?立て(?!や|など|、|体験)|リハーサル|稽古|練習|下見|内覧|試[走食乗]|飾り(?:つけ|付け)|前夜祭|"
    r"(?<!やっ)て(?:き|まいり)ました|心配"
)
_BOOKING = (
    r"申し?込|応募|エントリー|前売|予約|抽選|完売|満[席員](?:です|[にとで、。!]|$)|定員|"
    r"残り[0-9わ]|募集|受付(?:を|が|は)|チケット|整理券"
)

BEFORE_AN_EVENT = lazy_compile(rf"{_AHEAD_OF}|{_GETTING_READY}|{_BOOKING}|訂正|正しくは|誤[りっ]|まちが|間違")
"""What comes before an event: told of its day, a past tense is right, however lively."""

_DECIDED = (
    r"決ま|決定|決め|変更|変わ|改め|延期|順延|中止|見合わせ|取り?[止や]め|予定(?!どおり|通り)|内定|確定|追加|増や|増え|減ら|減り|加わ|延ば|"
    r"(?<!繰り)広げ|繰り(?!広げ|返)|(?:こと|運び|見込み|方針)(?:に|と|が)|としまし|といたしまし|こととし|こととなり|ことにし|ことにな"
)
_TOLD_PEOPLE = (
    r"案内|お?知らせ|お?伝え|発表(?!会)|公表|公開し|掲載|載せ|配布|配り|予告|紹介し|告示|公告|取材|開設|"
    r"質問|意見|要望|問い?合わせ|メッセージ|語り|人事|異動|付け?の|議案"
)
_MADE_READY = (
    r"でき(?:まし|あが)|出来(?:まし|上が)|完成|届[きい]|整い|整え|貼り|張り|作りまし|つくりまし|作成|送りまし|お送り|郵送|発送|用意|"
    r"設置|飾り|並べ|運び込|入荷|仕込|試作|修理|間に合|刷り|おそれ|確かめ|点検|貸し切|測り|移[りし]|まとめまし|(?:地図|一覧|表|リスト)に"
)
_BEGUN = r"始めまし|始まりまし|開始しまし|スタートしまし|登場しまし|(?<!なく)なりまし|すでに|早くも|もう"
_BOOKED = r"空きが|埋まり|うまり|キャンセル"
_WHO_WILL_COME = r"招待|招[きか]|選ばれ|依頼|お願いし|寄附|寄付|出演|出店|出場[をすが]|取り組み"
_YET_TO_BE = r"(?:(?<!関)(?<!対)する|行う|開く|される|われる)[一-龥ァ-ヶ]|開かれる|迎える|使[うわ]|始まる"

NEWS = lazy_compile(rf"{_DECIDED}|{_TOLD_PEOPLE}|{_MADE_READY}|{_BEGUN}|{_BOOKED}|{_WHO_WILL_COME}|{_YET_TO_BE}")
"""What a notice of an event to come tells as past: decisions, changes, news, things made ready."""

_COMPARED = r"(?!を|より|の(?:半分|倍|[0-9])|比|に続)"

ANOTHER_TIME = lazy_compile(
    rf"(?:昨年|去年|前回){_COMPARED}|昨[冬春夏秋季]|[昨先]シーズン|前年|毎年|例年|いつも|祖[母父]|たびに|これまで|以前|過去(?!最)|"
    r"先日|先週|先月|昨日|きのう|昨夜|昨晩|今朝|先ほど|さきほど|年前|かつて|当時|(?:19|20)[0-9]{2}年(?!度)|"
    r"(?:明治|大正|昭和|平成)[0-9元]|次回|次は|本番"
)
"""The sentence tells of another time than the day named in it."""

_A_REPORT = "".join(
    f"(?<!{word})" for word in ("様子", "ようす", "模様", "結果", "賞者", "成績", "写真", "にぎわい", "盛況")
)

NO_DAY_OF_AN_EVENT = lazy_compile(
    rf"\s?(?:[^。、\n]{{0,16}}(?:{_A_REPORT}です|ます)|は\s?[^。、\n]{{0,14}}の日[】」、。\s]|まで|付け?|以降|締|〆|必着|消印|号|"
    r"が?期限|が?有効|へ(?:の)?|に?(?:備え|間に合|予定(?!どおり|通り)|迫|かけて|ついて|関|伴|より|よる)|を?予定|を期|"
    r"から(?![^。、]{0,14}(?:始ま|はじま|開かれ|開い|行わ|走り|開催|打ち上げ|上げ|披露し|催し|行っ|踊っ|灯し|開催し)(?:っ|り|れ|い)?(?:た|まし|、)))"
)
"""What follows a date that is no event's day: a deadline, a start, a subject."""

FUTURE = lazy_compile(
    rf"(?:ます|ません|ください|ましょう|{_A_REPORT}です|予定(?!どおり|通り)|募集|受付|締切|[日時分)]まで|次回|次は|本番|よろしく|ぜひ|お待ち)"
    r"(?!た)"
)
"""The draft speaks of what is to come."""

CALLS = lazy_compile(
    r"お待ちし|お越しください|ご(?:参加|来場)ください|申し?込|定員|参加費|入場(?:無料|料)|募集|要予約|ぜひお|雨天|前売"
)
"""The draft invites: what it tells as past in a line of its own is likely of another year."""

_NOT_YET = r"[うくぐすつぬぶむる](?=[一-龥ァ-ヶ0-9「『])"

OF_A_THING_BEFORE = lazy_compile(
    rf"\s?(?:の[^、。\n]{{0,20}})?[にでを]\s?[^、。はがを「『\n]{{0,12}}{_NOT_YET}"
    r"|\s?の[^、。\n]{1,24}?の[^、。のはが\n]{1,12}を"
)
"""「11月28日の市に出す菓子を」「12月13日のマラソンのコースを」: what is told is of a thing made ready for the day."""

OF_A_PART = lazy_compile(r"\s?の[^、。\n]{1,24}?の[^、。のはが\n]{1,12}が")
"""「6月5日の市のテントが」"""
