"""第二の読み手 — the sentence resembles drafts that broke a clause.

何を見つけるか: 言葉の一覧では拾えない文。皮肉、親しげな決めつけ、話のついでにもれた内部の事情、遠回しな応援など。
例文から学んだ言葉の表と、意味を読む小さな言語モデルで、一文ずつ「どの条項の問題に似ているか」を見ます。
なぜ: §6(2)の各号。どの号に似ているかを指摘ごとに示します。
なおし方: 示された言葉を読み直し、事実だけの文に改めるか、問題のない理由を書いてください。示す言葉が的を外すことも
あります。そのときは、その文全体を読み直してください。
うわさ、決まる前の話、意見、職務上の秘密、引用やリンクについての要確認は、言葉だけでは決められないので、その文に
問題がないとはっきり読めるときは示しません。ほかの指摘は、そのまま示します。
見逃すもの: 日付や電話番号の誤りは見ません（第一の読み手が見ます）。似ているというだけで断定はできないため、
「要修正」にはせず、必ず「要確認」にとどめます。
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rules.context import Context
from rules.document import Document
from rules.finding import Finding, Severity, Span
from rules.guideline import clause as clause_of
from rules.lazy_patterns import lazy_compile
from rules.reader.model import SECRET, Judgement, load
from rules.reader.sentences import sentences_of

RULE = "second-reader"

_ON_LINKS = frozenset({"6(2)エ", "6(2)ク⑨"})

_HANDLE = lazy_compile(r"@[A-Za-z0-9][A-Za-z0-9_.\-]{1,49}")
_TOKEN = lazy_compile(r"[!-~]{4,}")
_ACCOUNT = lazy_compile(r"アカウント|ユーザー名|フォロー")
_SECRET_WORDS = lazy_compile(r"パス|暗証|認証|コード|合言葉|ログイン|サインイン|PW|pass|PIN", re.IGNORECASE)

_ADVICE = {
    "5(7)": "パスワードや認証コードが含まれていないか",
    "6(2)ア": "市の職員の発信としてふさわしい内容・調子か",
    "6(2)イ": "事実のとおりで、誤解を招く書き方になっていないか",
    "6(2)ウ": "著作権・肖像権・個人情報の扱いに問題がないか、本人の同意があるか",
    "6(2)エ": "引用やリンクの出どころが確かで、市が紹介してよいものか",
    "6(2)オ": "特定の政党・候補者への支持や反対、職員個人の利益につながらないか",
    "6(2)キ": "暴力・賭け事・深酒などを軽く扱い、よいことのように見せていないか",
    "6(2)ク①": "相手を見下したり、失礼に受け取られたりする言い方でないか",
    "6(2)ク②": "特定の人々への決めつけや、差別と受け取られる言い方でないか",
    "6(2)ク③": "法令に反する行為を勧めたり、認めたりしていないか",
    "6(2)ク④": "確かめていない話やうわさを、市が広めることにならないか",
    "6(2)ク⑤": "性的なほのめかしと受け取られないか",
    "6(2)ク⑥": "職務上知った、公表していない事柄が含まれていないか",
    "6(2)ク⑦": "まだ決まっていない事柄（検討中・議決前・査定中）を公にしていないか",
    "6(2)ク⑧": "社会で意見の分かれる事柄に、市としての意見を述べていないか",
    "6(2)ク⑨": "リンク先が、市の投稿から案内してよいページか",
}


def judge(document: Document, context: Context, found: Sequence[Finding] = ()) -> list[Finding]:
    """Return what the sentences of a draft resemble: `confirm` findings in order of the text (§6(2)).

    Args:
        document: the draft.
        context: where and when it is to stand.
        found: what the checks hold against it; what they said of a sentence is not said again of a passage around it.

    Raises:
        BrokenWeightsError: the weights file is missing or damaged.
    """
    sentences = sentences_of(document)
    told = _told([document.span(one.start, one.end) for one in sentences], found)
    judgements = load().judge(sentences, platform=context.platform, kind=context.kind, told=told)
    return [_finding(document, judgement) for judgement in judgements if not _is_excused(document, judgement, context)]


def _told(spans: Sequence[Span], found: Sequence[Finding]) -> list[set[str]]:
    """Return for each of the sentences, by where they stand, the clauses held against it; 5(7) for any secret."""
    told: list[set[str]] = [set() for _ in spans]
    for finding in found:
        first = bisect_right(spans, finding.start, key=lambda span: span.end)
        behind = bisect_left(spans, finding.end, key=lambda span: span.start)
        for number in range(first, behind):
            told[number].add(SECRET if finding.secret else finding.clause)
    return told


def _is_excused(document: Document, judgement: Judgement, context: Context) -> bool:
    """Whether what looks odd is only a name that everybody may know: a trusted page's address, an account's @name."""
    if judgement.clause in _ON_LINKS and _leads_to_a_trusted_page(document, judgement, context):
        return True
    return _is_an_address(document, judgement, context) or _names_an_account(document, judgement)


def _is_an_address(document: Document, judgement: Judgement, context: Context) -> bool:
    """Whether the stretch lies within a link to the city, another public body or a platform: it says nothing itself."""
    return any(
        link.start <= judgement.start and judgement.end <= link.end and context.city.trusts(link.host)
        for link in document.links
    )


def _names_an_account(document: Document, judgement: Judgement) -> bool:
    """Whether all that resembles a password (§5(7)) is the @name of an account, in words about accounts."""
    if judgement.clause != SECRET:
        return False
    sentence = document.sentence_at(judgement.start)
    words = document.text[sentence.start : sentence.end]
    if not _ACCOUNT.search(words) or _SECRET_WORDS.search(words):
        return False
    stretch = document.text[max(0, judgement.start - 1) : judgement.end]
    rest, handles = _HANDLE.subn("", stretch)
    return handles > 0 and not _TOKEN.search(rest)


def _leads_to_a_trusted_page(document: Document, judgement: Judgement, context: Context) -> bool:
    """Whether the stretch holds links and all lead to the city or another public body."""
    links = [link for link in document.links if link.start < judgement.end and judgement.start < link.end]
    return bool(links) and all(context.city.trusts(link.host) for link in links)


def _finding(document: Document, judgement: Judgement) -> Finding:
    start, end = document.span(*judgement.whole)
    return Finding(
        rule=RULE,
        clause=judgement.clause,
        severity=Severity.CONFIRM,
        start=start,
        end=end,
        message=_message(judgement),
        heart=None if judgement.sentences == 1 else document.span(judgement.start, judgement.end),
        secret=judgement.clause == SECRET,
    )


def _message(judgement: Judgement) -> str:
    label = clause_of(judgement.clause).label
    here = "この文" if judgement.sentences == 1 else "この文とそのすぐ前後の文"
    if judgement.also:
        return f"{here}は{label}の例にも似ています。{_ADVICE[judgement.clause]}、お確かめください。"
    # A finding that may hold a password must not repeat the words it found (§5(7)).
    told = () if judgement.clause == SECRET else judgement.reasons
    because = f"{''.join(f'「{word}」' for word in told)}などの言い方から、" if told else ""
    similar = f"（似た例:「{judgement.similar}」）" if judgement.similar else ""
    return (
        f"{here}は{because}{label}で問題になった例に似ています{similar}。"
        f"{_ADVICE[judgement.clause]}、お確かめください。"
    )
