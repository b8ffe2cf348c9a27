"""今は使われない公的な用語 — 廃止された名前や制度で案内している

何を見つけるか: 「避難勧告」「避難準備・高齢者等避難開始」など廃止された防災用語、「痴呆」「看護婦」など
改められた呼び名、「哲多町役場」「社会保険庁」などなくなった役所、発行の終わった「住民基本台帳カード」
「被保険者証」の新しい案内。
なぜ: §6(2)イ「正確に記述する」。避難の言葉を取りちがえると命にかかわります。
なおし方: 今の言葉に置きかえてください。災害の情報は、気象庁や市の発表の言葉どおりに書きます。
見逃すもの: 用語が変わったことの説明（「『避難勧告』は廃止されました」）、昔のことを述べた文、唱歌や展示の名前。
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from rules.context import Context
from rules.document import Document
from rules.finding import Check, Finding, Severity, ng, ok
from rules.lazy_patterns import lazy_compile
from rules.mentions import LexiconHit
from rules.patterns_wordings import surroundings_allow

CHECK = Check(clause="6(2)イ", title="今は使われない公的な用語")

EXAMPLES = (
    ng("下神代地区に避難勧告を発令しました。", at="避難勧告", suggestion="避難指示", severity=Severity.BLOCK),
    ng("避難指示（緊急）が正田地区に出ました。", at="避難指示（緊急）", suggestion="避難指示"),
    ng("「避難準備・高齢者等避難開始」が出たら、避難を始めます。", at="避難準備・高齢者等避難開始"),
    ng("市内に洪水警報が出ています。", at="洪水警報", planned_at="2026-07-01T09:00", severity=Severity.CONFIRM),
    ng("痴呆の家族を支えるみなさん", at="痴呆", severity=Severity.CONFIRM),
    ng("募集職種：土木、看護婦、保健師", at="看護婦", suggestion="看護師"),
    ng("住民基本台帳カードをつくって、証明書を取ろう", at="住民基本台帳カード"),
    ng("労働省の通知により、届け出が要ります。", at="労働省", suggestion="厚生労働省"),
    ng(
        "国民体育大会に出場する市内の選手が、市長を訪れました。",
        at="国民体育大会",
        planned_at="2027-09-14T10:00",
    ),
    ok("平成17年の国民体育大会（晴れの国おかやま国体）の記念碑です。", planned_at="2027-09-14T10:00"),
    ok("厚生労働省の通知により、届け出が要ります。"),
    ok("昭和30年に建設省が架けた橋です。"),
    ok("市内に洪水警報が出ています。", planned_at="2026-04-01T09:00"),
    ok("「避難勧告」は2021年5月に廃止され、「避難指示」に一本化されました。"),
    ok("「避難勧告はいつ出るの?」というお問い合わせをいただきます。"),
    ok("「避難勧告を待って動く」という方へ。勧告は廃止されました。"),
    ng("「避難勧告が出たら、すぐに逃げましょう」", at="避難勧告"),
    ok("Q.「避難勧告」って、もう使わないの?\nA.はい。令和3年5月に廃止され、いまは「避難指示」です。"),
    ng("「避難勧告」が出たら逃げられますか?旧公民館は廃止されました。", at="避難勧告"),
    ok("かつて「痴呆」と呼ばれていた認知症。"),
    ok("平成30年の豪雨では市内に避難勧告が出されました。"),
    ok("住民基本台帳カード（お持ちの方）"),
    ng(
        "お医者さんにかかるときは、紙の保険証を必ず窓口で見せてください。",
        at="紙の保険証",
        planned_at="2027-03-11T09:00",
    ),
    ok("紙の保険証は使えません。マイナ保険証か資格確認書をお持ちください。", planned_at="2027-03-11T09:00"),
    ok("従来の健康保険証は発行が終わりました。"),
    ng("場所：哲多町役場 1階会議室", at="哲多町役場", suggestion="哲多支局", severity=Severity.CONFIRM),
    ng("哲西町民の皆さんはお越しください。", at="哲西町民"),
    ng("登校拒否のお子さんの居場所です。", at="登校拒否", suggestion="不登校"),
    ng("大学入試センター試験の日は雪に注意", at="大学入試センター試験", suggestion="大学入学共通テスト"),
    ng("障害程度区分の認定調査を行います。", at="障害程度区分", suggestion="障害支援区分"),
    ng("手続きのあと、その場で新しい保険証をお渡しします。", at="保険証"),
    ng("年金の相談は高梁社会保険事務所へ。", at="社会保険事務所"),
    ok("旧哲多町役場の庁舎を写した昭和の1枚"),
    ok("会場は新見市哲多町の公民館です。"),
    ok("なつかしの文部省唱歌を歌いましょう。"),
    ok("公益財団法人の助成を受けました。"),
    ok("介護保険被保険者証を郵送します。"),
    ok("新しいマイナ保険証の使い方講座"),
    ok("母子健康手帳を交付します。"),
    ok("戦地から届いた手記を読む。病棟に看護婦は8人だった。"),
    ok("「避難勧告ってまだ出るの?」\n\nいいえ、もう出ません。令和3年に廃止され、避難指示に一本化されました。"),
    ok("避難勧告と避難指示、どちらが重い?\nいまは避難勧告はなく、避難指示だけです。"),
    ok("「避難準備情報」は、いまは「高齢者等避難」といいます。"),
    ng("現在、市内に避難勧告はありません。", at="避難勧告"),
    ok("古い地図に避難勧告と書いてありませんか。この言葉は5年前になくなりました。"),
    ng("避難勧告を発令しました。旧公民館は廃止されました。花火大会はなくなりました。", at="避難勧告"),
    ng("避難勧告が出ています。今は使われていない橋は渡らないでください。", at="避難勧告"),
    ok("看護婦さんの白い帽子。当時の職名は、資料のまま書いています。"),
    ok("写真の看護婦さんは、いまの看護師にあたる仕事をしていました。"),
    ng("病院で看護婦を募集します。いまは看護学校の2年生も応募できます。", at="看護婦"),
)

_ISSUED = lazy_compile(
    r"^[^。\n]{0,12}(?:つくっ|作っ|作り|交付(?:し|を)|発行し|お送り|送付|郵送|発送|送ります|申請|お渡し|お届け"
    r"|届きます|"
    r"差し上げ|更新し|新しく|受講|講座|養成|もらえ|お申し?込み|(?:毎年)?[0-9]{1,2}月に(?:更新|届))"
)
_OF_OLD = lazy_compile(
    r"当時|旧|元[一-龥]|昭和|明治|大正|平成|19[0-9]{2}年|かつて|のちの|後の|現在?の|いまの|今の|前身|歴史|史料|跡|"
    r"なつかし|懐かし|合併前|合併以前|合併まで|閉庁|古い|鉄道(?:遺産|史)|資料館"
)
_STORY = lazy_compile(
    r"戦争|戦後|戦時|戦中|戦前|戦地|終戦|空襲|従軍|出征|抑留|被爆|手記|証言|(?:明治|大正|昭和)(?:初期|[0-9]{1,2}年"
    r"|の(?:初め|終わり))"
)
_NEW = lazy_compile(r"新しい\s?$")
_ASKS = lazy_compile(
    r"[」』](?:という言葉)?(?:って|とは|は)、?[^。?\n]{0,12}(?:使わ|使い|変わ|なくな|違い|どうな|何で)"
)
_IN_A_QUIZ = lazy_compile(r"(?:使われて|使って|使わ)(?:い)?な(?:い|くなった)(?:の|もの|言葉|用語)は")
_RENAMED = lazy_compile(r"から[^。\n]{0,12}(?:名前|名称|呼び名|呼び方)が(?:変わ|改ま)")
_ANSWERS = lazy_compile(r"廃止され|一本化|名前が変わ|改められ|使われなく|なくなりました")
_ANSWER = 60
_ABOLISHED = lazy_compile(
    r"(?:指示|緊急安全確保|高齢者等避難)(?:だけ)?[にへ]?、?(?:一本化|統一|まとめられ|変わりました|名前を変え)"
    r"|(?:令和3|2021|5|五)年(?:前|に|5月|の)[^。\n]{0,10}(?:廃止|なくな|改正|改め)"
    r"|(?:勧告|準備情報|言葉|用語|呼び名|呼び方|名称)[」』]?[^。\n]{0,14}(?:廃止|なくなりました|ありません|使われて(?:い)?ません|使われなく|使いません|出ません|改め)"
    r"|(?:もう|いまは|今は|現在は)、?(?:(?:避難)?勧告(?:は|が)、?(?:なく|ありません)|言いません|いいません)"
    r"|\s(?:いいえ|こたえは|答えは)?、?(?:もう|いまは|今は|現在は)、?(?:ありません|出ません|使いません|使われて(?:い)?ません)。"
)
"""What tells that the word is out of use; a building or an event that is gone does not."""
_CALLED_TODAY = lazy_compile(
    r"[」』]?(?:は|が|という言葉は)、?(?:もう|すでに)?なく、?[「『]?(?:避難指示|高齢者等避難)"
    r"|[」』]?(?:は|を)、?(?:いま|今|現在)(?:は|では|の)?、?[「『]?(?:避難指示|高齢者等避難|緊急安全確保)[」』]?(?:と(?:いい|言い|呼)|に(?:なり|変わ)|です)"
)
"""「避難勧告はなく、避難指示だけです」"""
_SENTENCES = 3
_LONGEST_ANSWER = 160
_KEPT_AS_WRITTEN = lazy_compile(
    r"(?:当時|昔|むかし)の(?:職名|呼び名|呼び方|名称|名前|表記|言葉|肩書き?)|(?:資料|展示|原文|日記|手紙|新聞|史料|台帳)の?(?:表記|記述)?の?(?:とおり|通り|まま)"
)
_NOW = r"(?:いま|今|現在)(?:の|は|では)、?[「『]?"


def check(document: Document, context: Context) -> Iterator[Finding]:
    for hit in _longest(document.lexicon("obsolete-disaster-term")):
        if _applies(document, hit, context):
            yield _finding(hit, hit.entry.data["use"] if _is_one_word(hit) else None)
    of_old = document.has(_STORY)
    for hit in _longest(document.lexicon("obsolete-name", "obsolete-ministry")):
        if of_old or not _applies(document, hit, context):
            continue
        of_an_office = hit.entry.sense == "obsolete-ministry"
        if not (of_an_office and (_is_another_name(document, hit) or _tells_of_old(document, hit))):
            yield _finding(hit, hit.entry.data["use"] if _is_one_word(hit) else None)
    for hit in _longest(document.lexicon("obsolete-issue")):
        after = document.text[hit.end : hit.end + 24]
        new = _NEW.search(document.text, max(0, hit.start - 4), hit.start)
        if _applies(document, hit, context) and (new or _ISSUED.match(after)):
            yield _finding(hit, None)


def _longest(hits: Iterable[LexiconHit]) -> Iterator[LexiconHit]:
    """Leave out terms that lie within a longer one: 「外国人登録」 in 「外国人登録証明書」."""
    last = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > last:
            last = hit.end
            yield hit


def _applies(document: Document, hit: LexiconHit, context: Context) -> bool:
    """Whether the change is in force on the planned day and the words around leave no other meaning."""
    return _in_force(hit, context) and surroundings_allow(document, hit) and not _is_explained(document, hit)


def _is_explained(document: Document, hit: LexiconHit) -> bool:
    """「『避難勧告』はもう使わないの?」「令和3年に廃止され、…」: a question about the word, and its answer."""
    quiz = _IN_A_QUIZ.search(document.text, max(0, hit.start - _ANSWER), hit.start)
    if quiz or _RENAMED.match(document.text, hit.end):
        return True
    if hit.entry.sense == "obsolete-disaster-term" and (
        _CALLED_TODAY.match(document.text, hit.end)
        or _ABOLISHED.search(document.text, hit.end, _end_of_answer(document, hit))
    ):
        return True
    if hit.entry.sense == "obsolete-name" and (document.once(_keeps_old_words) or _names_todays(document, hit)):
        return True
    asks = document.quotation_at(hit.start, hit.end) and _ASKS.match(document.text, hit.end)
    return bool(asks) and bool(_ANSWERS.search(document.text, hit.end, hit.end + _ANSWER))


def _end_of_answer(document: Document, hit: LexiconHit) -> int:
    """Where the second sentence after the hit's own ends, or the text; at most `_LONGEST_ANSWER` behind it."""
    end, farthest = hit.end, min(len(document.text), hit.end + _LONGEST_ANSWER)
    for _ in range(_SENTENCES):
        following = document.sentence_at(end)
        later = next((at for at in range(following.end, farthest) if not document.text[at].isspace()), None)
        if later is None:
            return farthest
        end = later
    return end


def _keeps_old_words(document: Document) -> bool:
    return document.has(_KEPT_AS_WRITTEN)


def _names_todays(document: Document, hit: LexiconHit) -> bool:
    """「看護婦（いまの看護師）」: what it is called today stands beside it as such."""
    todays = hit.entry.data["use"]
    end = _end_of_answer(document, hit)
    return bool(re.search(_NOW + re.escape(todays), document.text[hit.end : end])) if todays.isalpha() else False


def _in_force(hit: LexiconHit, context: Context) -> bool:
    """Whether the change is in force on the planned day. Nobody plans a post before this was written."""
    since = date.fromisoformat(hit.entry.data["since"])
    return since <= (context.today or _WRITTEN)


_WRITTEN = date(2026, 4, 1)


def _is_another_name(document: Document, hit: LexiconHit) -> bool:
    """厚生労働省 holds 労働省, 防衛庁舎 holds 防衛庁."""
    return document.text.startswith("厚生労働省", max(0, hit.start - 2)) or document.text.startswith("舎", hit.end)


def _tells_of_old(document: Document, hit: LexiconHit) -> bool:
    return bool(_OF_OLD.search(document.sentence_at(hit.start).text))


def _is_one_word(hit: LexiconHit) -> bool:
    use = hit.entry.data["use"]
    return use.isalpha() and not any(word in use for word in ("または", "など", "今の", "として"))


def _finding(hit: LexiconHit, suggestion: str | None) -> Finding:
    data = hit.entry.data
    return CHECK.finding(
        hit.span,
        severity=Severity(data["severity"]),
        message=f"「{hit.entry.term}」は今は使われません。{data['use']}と書いてください。（{hit.entry.source}）。",
        suggestion=suggestion,
    )
