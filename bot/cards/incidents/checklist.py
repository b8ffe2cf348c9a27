"""The steps of the playbook as one message: what is to be done, by when, by whom, and what is done."""

from datetime import datetime

from bot.cards import names
from bot.cards.blocks import (
    MESSAGE_BLOCKS,
    Block,
    Element,
    actions,
    button,
    context,
    header,
    line,
    person,
    rich,
    words,
)
from bot.cards.incidents.parts import title_of, told_as_drill
from bot.cards.message import Message
from bot.incidents.states import TASK_NAMES, TaskState
from bot.incidents.views import IncidentView, TaskView
from rules.japanese_time import japanese_clock, short_time

#: Blocks besides the steps: the mark of a drill twice, a possible notice, header, hint, what is done, what is left out.
_AROUND = 7


def checklist(incident: IncidentView, now: datetime) -> Message:
    """Every step that is to be done with its buttons; where they do not all fit, the later ones with one button."""
    current = incident.current()
    todo = [one for one in current if not one.ended]
    done = [one for one in current if one.ended]
    room = MESSAGE_BLOCKS - _AROUND
    whole = max(0, min(len(todo), room - len(todo)))  # two blocks for these, one for the others
    blocks: list[Block] = [
        header("すること（手順）"),
        context("上から順に進めます。できる人が「担当する」を押してください。"),
    ]
    for number, task in enumerate(todo[:room], start=1):
        blocks += (
            _with_buttons(incident, task, number, now) if number <= whole else [_short(incident, task, number, now)]
        )
    if len(todo) > room:
        blocks.append(context(f"ほかに{len(todo) - room}件あります。上のものが済むと表示します。"))
    if not todo:
        blocks.append(rich(line(words("すべての手順が済みました。", bold=True))))
    if done:
        blocks.append(rich(*[_ended(one) for one in done]))
    return told_as_drill(Message(f"{title_of(incident)}の手順", tuple(blocks)), drill=incident.drill)


def _with_buttons(incident: IncidentView, task: TaskView, number: int, now: datetime) -> list[Block]:
    if not incident.is_open and not task.outlives:
        return [rich(_line(task, number, now))]
    value = names.case(incident.id, task.key)
    row: list[Element] = []
    if task.state is TaskState.OPEN:
        row.append(button("担当する", names.STEP_TAKE, value))
    row += [
        button("完了", names.STEP_DONE, value, style="primary"),
        button("該当なし", names.STEP_RULE_OUT, value),
        button("くわしく", names.STEP_OPEN, value),
    ]
    return [rich(_line(task, number, now)), actions(f"step-{task.key}", row)]


def _short(incident: IncidentView, task: TaskView, number: int, now: datetime) -> Block:
    text = f"{number}. {task.title}　{_when(task, now)}"
    return {
        "type": "section",
        "block_id": f"step-{task.key}",
        "text": {"type": "plain_text", "text": text, "emoji": False},
        "accessory": button("開く", names.STEP_OPEN, names.case(incident.id, task.key)),
    }


def _line(task: TaskView, number: int, now: datetime) -> Element:
    who = [words("　担当："), person(task.taken_by)] if task.taken_by else [words(f"　{task.duty.japanese}")]
    must = [words("　§7が求める手順", italic=True)] if task.demanded else []
    return line(words(f"{number}. {task.title}", bold=True), *who, words(f"　{_when(task, now)}"), *must)


def _when(task: TaskView, now: datetime) -> str:
    near = abs((task.due_at - now).total_seconds()) < 12 * 3600
    when = japanese_clock(task.due_at) if near else short_time(task.due_at)
    return f"期限 {when}" + ("（過ぎています）" if task.late(now) else "")


def _ended(task: TaskView) -> Element:
    who = [person(task.ended_by)] if task.ended_by else []
    when = f"　{short_time(task.ended_at)}" if task.ended_at else ""
    return line(
        words(f"［{TASK_NAMES[task.state]}］{task.title}　", strike=task.state is TaskState.NOT_APPLICABLE),
        *who,
        words(when),
    )
