"""How a report says that something is over (§6(2)イ), and what only looks like it."""

from rules.lazy_patterns import lazy_compile
from rules.quick_patterns import quick_compile

_THANKS = r"(?:ご?(?:来場|参加|協力|出席|応援|声援)|お越し|お集まり)を?(?:いただき|くださり|頂き|ください)"

DONE = quick_compile(
    r"(?:無事に?|盛況のうちに|好評のうちに)\s?(?:終了|閉幕|開催)(?:し|いたし|され)ました"
    r"|(?:開催|実施|挙行|閉幕|閉会|終了)(?:し|いたし|され|することができ)ました"
    r"|(?:行われ|行い|開かれ|開き|にぎわい|賑わい|楽しみ|登校し|優勝し|達成し|樹立し|完走し|完売し|連覇を果たし|可決され|可決し)ました"
    rf"|{_THANKS}[^。!?\n]{{0,8}}ありがとうございました"
)
"""Verbs of an event that is over."""

LIVELY = quick_compile(
    rf"{_THANKS}(?:ました|、[^。!?\n]{{1,30}}ました)"
    r"|売り切れ(?:ました|るお?店も[^。\n]{0,6}ました)|大?盛況でした|大?人気でした|大?好評でした|大にぎわいでした"
    r"|(?:歓声|拍手|笑い声|笑顔|熱気)(?:が|に|で)[^。\n]{0,12}(?:まし|でし)た"
    r"|[0-9,]{1,6}(?:人|名|組|チーム)(?:が|も)[^。\n]{0,24}(?:参加|来場|出場|完走|出席|集ま|訪れ|楽しみ|走り)[^。\n]{0,6}ました"
    r"|(?:応援|声援|ご協力|ご参加|ご来場)を?、?(?:本当に|誠に|まことに)?ありがとうございました"
)
"""What only somebody who was there can tell: how many came, how they cheered, thanks for coming."""

PAST_END = lazy_compile(
    r"(?P<verb>あり(?:がとうござい)?ました|(?:[一-龥]{1,3}[ぁ-ん]{0,4}){1,2}(?:まし|でし)た)(?=[。!?♪☆★\s]|[^ぁ-んァ-ヶ一-龥A-Za-z0-9(]|$)"
)
"""A sentence that ends in the past."""

ANCHORED = lazy_compile(
    r"^\s?(?:[(][^()\n]{0,12}[)])?\s?(?:の\s?)?(?:午前|午後|朝|昼|夜|夕方)?\s?(?:[0-9]{1,2}(?:時半?|:[0-9]{2})(?:[0-9]{1,2}分)?)?"
    r"(?:から|に|、|は、|の朝、|の夜、|をもって|で)(?!向け|備え|控え|合わせ|間に合|予定|迫|先立|かけて|ついて|関し|関する)"
)
"""What follows a date that tells when the sentence's event took place."""

PLANNED_WITHIN = lazy_compile(
    r"決ま|決定|なりまし|変更|延期|順延|中止|見合わせ|予定|内定|確定|追加|開催する|開催される|行う|行われる|実施する|開かれる|開く|迎える|"
    r"受付|販売|募集|公告|申し?込|前売|発売|予約|抽選|準備|練習|稽古|リハーサル|案内|お知らせ|お伝え|発表[しさ]|公開|掲載|配布|予告|完成|"
    r"できまし|出来まし|できあが|届き|整い|配り|貼り|飾り|設置|作りまし|作成|送りまし|お送り|郵送|発送|始めまし|始まりまし|開始しまし|"
    r"(?:こと|運び|見込み|方針)(?:に|と|が)"
)
"""The sentence tells of getting ready, of a decision or of news: all of that is past before the day itself."""

EARLIER = lazy_compile(
    r"昨年|去年|昨冬|昨春|昨夏|昨秋|昨季|[昨先]シーズン|前回|前年|毎年|いつも|祖母|祖父|になると|たびに|これまで|以前|先日|先週|先月|昨日|今年も|年前|かつて|当時|第一部|春に|夏に|[0-9]年(?:に|の)"
)
