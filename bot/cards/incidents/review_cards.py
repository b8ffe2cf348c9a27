"""事後報告書・再発防止策・統計・先に延ばす: the forms and cards of what comes after, and of being put off."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.cards import inputs, names
from bot.cards.blocks import Block, actions, button, clip, context, header, line, preformatted, rich, section, words
from bot.cards.forms import View, modal
from bot.cards.incidents.parts import fact, how_long, shown_as_drill, told_as_drill
from bot.cards.message import Message
from bot.incidents.history import MeasureView
from bot.incidents.review import PARTS
from bot.incidents.statistics import Row
from bot.incidents.views import IncidentView
from rules.japanese_time import japanese_date

LONG = 3000
WAITS = {"30": "30分", "60": "1時間", "120": "2時間", "480": "8時間", "1440": "1日", "10080": "7日"}
MOST_ROWS = 40


def review_form(incident: IncidentView, parts: Mapping[str, str]) -> View:
    """What people write for the report; the times, steps, texts and proofs come by themselves."""
    blocks: list[Block] = [
        context("時系列・手順・文章・証拠・再発防止策は、記録から自動で入ります。ここには、次のことを書きます。"),
        *[
            inputs.field(
                name,
                label,
                inputs.text_input(initial=parts.get(name, ""), multiline=True, max_length=LONG),
                optional=True,
            )
            for name, label in PARTS.items()
        ],
    ]
    metadata = names.case(incident.id)
    view = modal("事後報告書", blocks, callback_id=names.INCIDENT_REVIEW, submit="報告書を作る", metadata=metadata)
    return shown_as_drill(view, drill=incident.drill)


def measure_form(incident: IncidentView) -> View:
    """A measure with its owner and day."""
    blocks: list[Block] = [
        inputs.field("measure", "再発防止策", inputs.text_input(multiline=True, max_length=LONG)),
        inputs.field("owner", "担当", {"type": "users_select"}),
        inputs.field("due", "期限", {"type": "datepicker"}),
        context("担当の方に今お知らせし、期限の日と、そのあとは週に一度、終わるまで催促します。"),
    ]
    metadata = names.case(incident.id)
    view = modal("再発防止策", blocks, callback_id=names.INCIDENT_MEASURE, submit="決める", metadata=metadata)
    return shown_as_drill(view, drill=incident.drill)


def measure_card(measure: MeasureView, *, drill: bool, late: bool) -> Message:
    """To the owner of a measure."""
    title = f"再発防止策の{'期限です' if late else '担当になりました'}　事案 第{measure.incident}号"
    blocks: list[Block] = [
        header(title),
        rich(
            fact("内容", words(clip(measure.what, 2000))),
            fact("期限", words(japanese_date(measure.due_on))),
        ),
    ]
    if measure.done_at is None:
        value = names.case(measure.incident, str(measure.id))
        blocks.append(actions("measure", [button("終わりました", names.MEASURE_DONE, value, style="primary")]))
    else:
        blocks.append(context("終わったことを記録しました。"))
    return told_as_drill(Message(title, tuple(blocks)), drill=drill)


def report_not_attached(incident: IncidentView) -> Message:
    """In place of the file, where Slack takes none."""
    what = "事後報告書のファイルを載せられませんでした。管理者に、次の操作で書き出してもらってください。"
    blocks = (section(what), rich(preformatted(f"snsbot incidents report {incident.id}")))
    return told_as_drill(Message(f"事案 第{incident.id}号の事後報告書", blocks), drill=incident.drill)


def snooze_form(incident: IncidentView, matter: str) -> View:
    """For how long, and why."""
    options = [inputs.option(label, minutes) for minutes, label in WAITS.items()]
    blocks: list[Block] = [
        inputs.field("wait", "どのくらい延ばしますか", inputs.select(options, initial="60")),
        inputs.field("reason", "理由", inputs.text_input(multiline=True, max_length=LONG)),
        context("この件の催促は、全員に対して止まります。理由は時系列に残ります。"),
    ]
    metadata = names.case(incident.id, matter)
    view = modal("催促を延ばす", blocks, callback_id=names.INCIDENT_SNOOZE, submit="延ばす", metadata=metadata)
    return shown_as_drill(view, drill=incident.drill)


def statistics_shown(rows: Sequence[Row]) -> View:
    """The medians by month and kind."""
    blocks: list[Block] = [context("訓練と、事案ではなかったものは含みません。時間は報告からの中央値です。")]
    blocks += [_row(one) for one in rows[:MOST_ROWS]] or [section("まだありません。")]
    if len(rows) > MOST_ROWS:
        blocks.append(context("古い月は「snsbot incidents stats」で見られます。"))
    return modal("事案の統計", blocks)


def _row(row: Row) -> Block:
    year, _, month = row.month.partition("-")
    still = f"（対応中 {row.open}件）" if row.open else ""
    times = "　".join(
        f"{name} {_span(span)}"
        for name, span in (("受理", row.acknowledged), ("最初の公の対応", row.first_public), ("終結", row.closed))
    )
    title = f"{year}年{int(month)}月　{row.kind.japanese}　{row.count:,}件{still}"
    return rich(line(words(title, bold=True)), line(words(times)))


def _span(span: timedelta | None) -> str:
    return "－" if span is None else how_long(span)


def day_of(text: str | None) -> date | None:
    """The day that was picked."""
    return date.fromisoformat(text) if text else None
