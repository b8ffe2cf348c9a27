"""The forms of opening an account: a few fields each, filled as far as anything is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.accounts.admission import LONGEST as ADMISSION_LENGTH
from bot.accounts.models import PLATFORM_NAMES
from bot.accounts.particulars import MOST_PEOPLE, NAME_LENGTH, TEXT_LENGTH, THEME_LENGTH, URL_LENGTH
from bot.accounts.states import State
from bot.accounts.views import ADMINISTRATORS, AccountView
from bot.cards import account_names as names
from bot.cards.account_names import STEP_NAMES, Step, account_ref
from bot.cards.account_steps import number_of
from bot.cards.blocks import Block, context, told
from bot.cards.forms import View, modal
from bot.cards.inputs import MAX_OPTIONS, field, multi_select, option, select, text_input, user_select, users_select

#: The choice of no leading section.
EACH = "each"
_RISKS = "例：匿名で書き込めるため、誹謗中傷はFacebookより多くなるおそれがあります。"
_SAFEGUARDS = "例：返信できる人を限り、開庁日の朝夕に確かめ、二人以上で管理します。"
_PURPOSE = "例：市内の見どころを広く知っていただき、訪れる方を増やすため"
_CONTENTS = "例：季節の風景、催しの日程、観光施設の開館状況のお知らせ"
ANSWERING = (
    "お寄せいただいたコメントやメッセージには、原則として個別にお答えしません。"
    "ご意見・ご質問は、{section}（電話または市ホームページのお問い合わせフォーム）で受け付けます。"
)
LATER = "入力したところまで残ります。途中で閉じても、ホームの「アカウント台帳」から続けられます。"


@dataclass(frozen=True)
class Known:
    """What a form is filled with where the account does not say it yet: the person who opens it, the heads of its
    sections (Slack ids), all sections of the city."""

    by: str
    heads: tuple[str, ...]
    sections: tuple[tuple[int, str], ...]


def begin_form(sections: Sequence[tuple[int, str]]) -> View:
    """The first form: which platform, and how the account is to be called."""
    blocks: list[Block] = [
        context("公式アカウントの開設を始めます。全部で8つほどの項目を、少しずつ入力します。"),
        context(LATER),
    ]
    choices = [option(name, str(number)) for number, name in sections[:100]]
    if len(choices) == 1:
        blocks.append(field("section", "運用する所属", select(choices, initial=str(choices[0]["value"]))))
    else:
        blocks.append(field("section", "運用する所属", select(choices)))
    platforms = [option(name, platform) for platform, name in PLATFORM_NAMES.items()]
    blocks += [
        field(
            "platform",
            "ソーシャルメディア",
            select(platforms, initial="facebook"),
            hint="原則はFacebookです。ほかを選ぶと、秘書広報課の審査（§3）があります。",
        ),
        field("name", "アカウント名", text_input(max_length=NAME_LENGTH, placeholder="新見市観光")),
        field(
            "handle",
            "アカウントID",
            text_input(max_length=NAME_LENGTH, placeholder="niimi.kanko"),
            hint="画面で「@」のあとに表示される英数字です。まだ取得していないときは、取得する予定のIDを書きます。",
        ),
    ]
    return modal("アカウントの開設", blocks, callback_id=names.BEGIN_FORM, submit="次へ")


def step_form(view: AccountView, step: Step, known: Known, *, note: str = "") -> View:
    """The form of one step; `note` stands at its top, where something must be said first."""
    makers: dict[Step, Callable[[AccountView, Known], list[Block]]] = {
        Step.NAMING: _naming,
        Step.RUNNING: _running,
        Step.RESPONSIBLE: _responsible,
        Step.PURPOSE: _purpose,
        Step.ADMISSION: _admission,
    }
    place, of = number_of(step, view)
    opening = view.state in (State.PREPARING, State.ADMISSION)
    blocks: list[Block] = [told(note)] if note else []
    blocks.append(context(f"{view.label}　{f'{place}／{of}　' if opening else ''}{STEP_NAMES[step]}"))
    blocks += makers[step](view, known)
    if opening:
        blocks.append(context(LATER))
    submit = "審査を依頼する" if step is Step.ADMISSION else "保存して次へ" if opening else "保存する"
    return modal(STEP_NAMES[step], blocks, callback_id=names.STEP_FORM, submit=submit, metadata=account_ref(view, step))


def _id(view: AccountView, name: str) -> str:
    # A block keeps what was typed as long as its id stays: another account or version must be another block.
    return f"{name}-{view.id}-{view.version}"


def _naming(view: AccountView, _known: Known) -> list[Block]:
    return [
        field(_id(view, "name"), "アカウント名", text_input(initial=view.name, max_length=NAME_LENGTH)),
        field(_id(view, "handle"), "アカウントID", text_input(initial=view.handle, max_length=NAME_LENGTH)),
        field(
            _id(view, "url"),
            "アカウントのページのURL",
            text_input(initial=view.url, max_length=URL_LENGTH),
            hint="市民が見るページのURLです。開いて確かめてください。",
        ),
    ]


def _running(view: AccountView, known: Known) -> list[Block]:
    choices = [option(name, str(number)) for number, name in known.sections]
    chosen = [str(number) for number, _ in view.sections]
    operators = view.operators or (() if view.contractor else (known.by,))
    return [
        field(
            _id(view, "sections"),
            "運用する所属",
            multi_select(choices, initial=chosen),
            hint="原則は一つの所属です。複数にするときは、共通するテーマが必要です（§5(1)）。",
        ),
        field(
            _id(view, "theme"),
            "共通するテーマ",
            text_input(initial=view.theme, max_length=THEME_LENGTH),
            optional=True,
            hint="複数の所属で運用するときだけ書きます。例：子育て",
        ),
        field(
            _id(view, "lead"),
            "代表して承認する所属",
            select(
                [option("それぞれの所属長が承認する", EACH), *choices[: MAX_OPTIONS - 1]],
                initial=EACH if view.lead is None else str(view.lead),
            ),
            hint="複数の所属で運用するとき、どれかを選ぶと、その所属長だけが承認します（§5(1)）。",
        ),
        field(
            _id(view, "operators"),
            "運用する人（投稿する職員）",
            users_select(initial=operators, most=50),
            optional=True,
        ),
        field(
            _id(view, "contractor"),
            "委託先・指定管理者など",
            text_input(initial=view.contractor, max_length=THEME_LENGTH),
            optional=True,
            hint="市の職員でない人が運用するときだけ、その名前を書きます。「適用範囲の確認」の印が付きます（§4）。",
        ),
    ]


def _responsible(view: AccountView, known: Known) -> list[Block]:
    head = view.head or (known.heads[0] if known.heads else None)
    people = view.administrators or tuple(dict.fromkeys(([head] if head else []) + list(view.operators)))
    return [
        field(
            _id(view, "head"),
            "責任者（所属長）",
            user_select(initial=head),
            hint="投稿に目を通し、監督する人です（§6(3)）。",
        ),
        field(
            _id(view, "administrators"),
            f"管理者（{ADMINISTRATORS}人以上）",
            users_select(initial=people, most=MOST_PEOPLE),
            hint="ログインして設定を変えられる人です。一人が休んでも対応できるように、二人以上にします。",
        ),
    ]


def _purpose(view: AccountView, _known: Known) -> list[Block]:
    answering = view.answering or ANSWERING.format(section=view.section_names)[:TEXT_LENGTH]
    return [
        field(
            _id(view, "purpose"),
            "目的",
            text_input(initial=view.purpose, multiline=True, max_length=TEXT_LENGTH, placeholder=_PURPOSE),
            hint="何のために発信するのかを書きます（§5(3)ウ）。",
        ),
        field(
            _id(view, "contents"),
            "発信する内容",
            text_input(initial=view.contents, multiline=True, max_length=TEXT_LENGTH, placeholder=_CONTENTS),
            hint="どのような情報を発信するのかを書きます（§5(3)ウ）。",
        ),
        field(
            _id(view, "hours"),
            "運用時間",
            text_input(initial=f"{view.opens}-{view.closes}", max_length=20),
            hint="「8:30-17:15」のように書きます。投稿はこの時間内で、勤務時間内にも限られます（§6(1)）。",
        ),
        field(
            _id(view, "answering"),
            "意見や質問への対応方法",
            text_input(initial=answering, multiline=True, max_length=TEXT_LENGTH),
            hint="文例を入れてあります。実際に合わせて直してください（§5(3)エ）。",
        ),
    ]


def _admission(view: AccountView, _known: Known) -> list[Block]:
    before = view.admission
    again = before if before is not None and not before.admitted else None
    platform = PLATFORM_NAMES[view.platform]
    return [
        context("§3：トラブルのおそれがFacebookと同程度か、防止策で同程度にできるときに利用できます。"),
        field(
            _id(view, "risks"),
            f"{platform}のトラブルのおそれ（Facebookと比べて）",
            text_input(
                initial=again.risks if again else "", multiline=True, max_length=ADMISSION_LENGTH, placeholder=_RISKS
            ),
            hint="誹謗中傷などの書き込み、炎上、なりすまし、そのほかのトラブルについて書きます。",
        ),
        field(
            _id(view, "safeguards"),
            "防止策",
            text_input(
                initial=again.safeguards if again else "",
                multiline=True,
                max_length=ADMISSION_LENGTH,
                placeholder=_SAFEGUARDS,
            ),
            hint="だれが、いつ、何をするかを書くと、審査が早く進みます。",
        ),
    ]
