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
from rules.lazy_patterns import lazy_compile
from rules.patterns_wordings import report, surroundings
from rules.phrases import report_phrases

CHECK = Check(clause="6(2)ア", title="公式らしくない話し方", yields=Yields.HARDLY)

EXAMPLES = (
    ng("不満があるならフォローを外してください。", at="フォローを外し"),
    ng("担当は昨夜の飲み会が響いて寝坊しました。", at="飲み会が響"),
    ng("担当者はサボりました。", at="サボりました"),
    ng("課長が休憩を延ばしてくれる間に書いています。", at="課長が休憩を延ばしてくれる間"),
    ng("担当は昨夜の歓迎会がたたって声が出ません。", at="歓迎会がたたっ"),
    ng("手当が出ないので、説明はここまでです。", at="手当が出ないので、説明はここまで"),
    ng("この窓口だけはやりたくなかったのですが、異動になりました。", at="この窓口だけはやりたく"),
    ng("届いた申請は連休明けまで積んでおきます。", at="届いた申請は連休明けまで積んでおき"),
    ng("今度二人でお茶しませんか。", at="今度二人でお茶しませんか"),
    ng("接種後の一杯は格別です。", at="接種後の一杯は格別"),
    ng("家が燃え上がるところは見ものです。", at="燃え上がるところは見もの"),
    ok("献血のあとのお酒は、酔いが回りやすいので控えてください。"),
    ok("届いた書類は、翌日までに確かめてお返事します。"),
    ok("飲み会が続くと肝臓に負担が残ります。休肝日をつくりましょう。"),
    ok("災害のときに備えて、ご近所と連絡先を交換しておきましょう。"),
    ok("「めんどくさいので」という声から始まった取組です。"),
    ok("資格は自分で調べることが大切、と生徒が話しました。"),
    ok("税金で支払うサービスの一覧です。"),
    ok("不審な電話は受けずに切り、電話帳に登録してブロックし、通報してください。"),
    ok("園児の昼寝の時間です。"),
    ok("前任の市長の功績をたたえます。"),
)

_OF_OTHERS = lazy_compile(
    r"相談|詐欺|被害|注意|防止|控え|やめ(?:ましょう|て|よう)|しないで|避け|禁止|危険|危ない|受診|労働|求人|インタビュー|児童|生徒|[0-9]歳|選手|"
    r"処分|停職|減給|懲戒|おわび|お詫び"
)

MESSAGES = {
    "private": ("「{}」は職員の私的なおしゃべりに読めます。公式アカウントで出す文か確かめ、用件だけを書いてください。"),
    "slack": "「{}」は仕事に身が入っていないように読めます。消してください。",
    "gossip": "「{}」のあたりが同僚や議員のうわさ話に読めます。消してください。",
    "joke": "「{}」は、危ないことや人の死を笑いにしているように読めます。消して、事実とお願いだけを書いてください。",
    "quarrel": "「{}」は読む人への言い返しに読めます。事実とお願い、問い合わせ先だけを書いてください。",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    yield from report(CHECK, document, context, ("chatter",), MESSAGES)
    yield from report_phrases(CHECK, document, "unbecoming", MESSAGES, _is_of_others)


def _is_of_others(document: Document, start: int, end: int) -> bool:
    """Whether the sentence warns of it, or tells of people who are not on duty."""
    before, after = surroundings(document, start, end)
    return bool(_OF_OTHERS.search(before + document.text[start:end] + after))
