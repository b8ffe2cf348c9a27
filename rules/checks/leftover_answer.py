"""文を作る道具の返事の残り — 頼んだ文の前後に、道具の言葉が付いたまま

何を見つけるか: 「以下は、若い世代向けに書き直した文章です。」「ご希望に合わせて案を3つ作成しました」「以上の文案で
いかがでしょうか」「この文章は、親しみやすいトーンでまとめています」のように、文章を作る道具や、頼まれて文を書いた人の返事。
なぜ: §6(2)イ「正確に記述する」。市民への文ではない言葉がそのまま配信されると、内容も信用されなくなります。
なおし方: 返事の部分を消して、お知らせの文だけにしてください。中の日時や数字も、元の資料と比べてください。
見逃すもの: 様式やひな形の案内、文を書く講座、作文の募集、引用した言葉。
"""

from collections.abc import Iterator
from itertools import chain

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.guards import is_quoted
from rules.patterns_writing_tools import ANSWERS, OTHERS_TEXTS

CHECK = Check(clause="6(2)イ", title="文を作る道具の返事の残り")

EXAMPLES = (
    ng(
        "以下は、子育て世代に向けてまとめ直した投稿文です。\n\n朝市を開きます。",
        at="以下は、子育て世代に向けてまとめ直した投稿文です",
        severity=Severity.CONFIRM,
    ),
    ng("以下に、短い投稿文を作成しました。\n朝市を開きます。", at="以下に、短い投稿文を作成しました"),
    ng("以下のように書き換えました。\n朝市を開きます。", at="以下のように書き換えました"),
    ng("かしこまりました。朝市の告知文を作ります。\n朝市を開きます。", at="かしこまりました。朝市の告知文を"),
    ng("ご指定に沿って、お知らせの案を3つ用意しました。", at="ご指定に沿って、お知らせの案を3つ用意しました"),
    ng("より明るいトーンに整えました。\n朝市を開きます。", at="より明るいトーンに整えました"),
    ng("朝市を開きます。\n\n上記の内容でよろしいでしょうか。", at="上記の内容でよろしいでしょうか"),
    ng("朝市を開きます。\n必要に応じてハッシュタグを編集してください。", at="必要に応じてハッシュタグを編集し"),
    ng("朝市を開きます。\n文字数を減らしたい場合はお知らせください。", at="文字数を減らしたい"),
    ng(
        "朝市を開きます。\nこの投稿は、20代を意識した軽いトーンで書いています。",
        at="この投稿は、20代を意識した軽いトーンで書いています",
    ),
    ng("【リライト案】\n朝市を開きます。", at="【リライト案】"),
    ng("案1（カジュアル系）\n朝市を開きます。", at="案1（カジュアル系）"),
    ng("約90文字でまとめました。\n朝市を開きます。", at="約90文字でまとめました"),
    ng("Sure! 朝市を開きます。", at="Sure!"),
    ok("以下は、市民の皆さんから寄せられた文章です。"),
    ok("ご希望に合わせて、担当者が介護の計画案を作成しました。"),
    ok("この申請書は、必要に応じて修正してお使いください。"),
    ok("窓口の案内を、より分かりやすい表現に修正しました。"),
    ok("作文は200字以内でまとめました。応募作は48点です。"),
    ok("ご要望があれば、日程を調整します。"),
    ok("夏の夕べ、川辺の散歩はいかがでしょうか。"),
    ok("かしこまりました。担当課へお伝えします。", kind="reply"),
    ok("「以上の内容でよろしいですか」と聞かれたら、電話を切ってください。"),
    ok("このチケットは、そのままお使いください。"),
)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    for match in chain.from_iterable(map(document.find, ANSWERS)):
        if document.in_link(match.start) or is_quoted(document, match):
            continue
        if not OTHERS_TEXTS.search(document.sentence_at(match.start).text):
            yield CHECK.finding(
                match.span,
                severity=Severity.CONFIRM,
                message="文章を作る道具の返事が残っているようです。お知らせの文だけにしてください。",
            )
