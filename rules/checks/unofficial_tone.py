"""公式らしくない話し方 — 私的なおしゃべり、投げやりな言い方、うわさ話、口げんかがある

何を見つけるか: 「昨夜の飲み会が響いて」「役得です」「嫌なら見なければ」のように、市の職員の発言として
ふさわしくない私語・投げやり・同僚のうわさ・利用者への言い返し。
なぜ: §6(2)ア「新見市職員としての自覚と責任を持った発言を行うこと」。個人のアカウントとの取りちがえも防ぎます。
なおし方: 私的な話を消し、用件だけを書きます。言い返しはやめ、事実と問い合わせ先を書きます（§7(4)）。
見逃すもの: 「」の中の引用、市民や子どもの声の紹介、マスコットの親しみやすい話し方。
"""

from collections.abc import Iterator

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Yields, ng, ok
from rules.patterns_wordings import report

CHECK = Check(clause="6(2)ア", title="公式らしくない話し方", yields=Yields.HARDLY)

EXAMPLES = (
    ng("不満があるならフォローを外してください。", at="フォローを外し"),
    ng("担当は昨夜の飲み会が響いて寝坊しました。", at="飲み会が響"),
    ng("担当者はサボりました。", at="サボりました"),
    ok("「めんどくさいので」という声から始まった取組です。"),
    ok("資格は自分で調べることが大切、と生徒が話しました。"),
    ok("税金で支払うサービスの一覧です。"),
    ok("不審な電話は受けずに切り、電話帳に登録してブロックし、通報してください。"),
    ok("園児の昼寝の時間です。"),
    ok("前任の市長の功績をたたえます。"),
)

MESSAGES = {
    "private": ("「{}」は職員の私的なおしゃべりに読めます。公式アカウントで出す文か確かめ、用件だけを書いてください。"),
    "slack": "「{}」は仕事に身が入っていないように読めます。消してください。",
    "gossip": "「{}」のあたりが同僚や議員のうわさ話に読めます。消してください。",
    "quarrel": "「{}」は読む人への言い返しに読めます。事実とお願い、問い合わせ先だけを書いてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("chatter",), MESSAGES)
