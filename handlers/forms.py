"""The form of a draft: opened from the command, the shortcut, the Home or a card; checked when it is sent."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.cards import names
from bot.cards.forms import FormEntry, View, draft_form, entry_of, loading
from bot.cards.image_form import image_form, needs_answers
from bot.cards.inputs import INPUT_TEXT
from bot.cards.names import Ref
from bot.cards.review import review
from bot.drafts.content import Content, clean, with_known_answers
from bot.drafts.errors import SecretInText
from bot.drafts.models import Kind
from bot.drafts.views import RevisionView
from bot.errors import UserError
from bot.office import Office
from handlers import payload, secrets
from handlers.modals import finish, open_modal
from handlers.payload import Payload, delivery_key, pressed, user_id


def register(app: App, office: Office) -> None:
    """The global shortcut, the buttons that open the form, and the form itself."""

    @app.shortcut(names.NEW_DRAFT)
    def new_by_shortcut(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_form(office, client, body, None)

    @app.action(names.NEW_DRAFT)
    def new_by_button(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_form(office, client, body, None)

    @app.action(names.EDIT)
    def edit(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        open_form(office, client, body, pressed(body))

    @app.view(names.FORM)
    def check(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        kept = _kept(office, body)
        entry = _entry(body, kept)
        if not _has_files(body) and not (kept and kept.images):
            ack(response_action="update", view=_save(office, body, entry))
            return
        # Files take longer to fetch than Slack waits, and an image that Slack refuses must not lose the form.
        ack(response_action="update", view=loading())
        finish(
            client,
            str(body["view"]["id"]),
            lambda: _save(office, body, entry),
            lambda error: _again(office, body, entry, error),
        )


def open_form(office: Office, client: WebClient, body: Payload, ref: Ref | None) -> None:
    """Open the form, empty or with the newest text of a draft."""

    def fill() -> View:
        entry = entry_of(office.reading.show(ref.draft, by=user_id(body))) if ref else FormEntry()
        return _form(office, user_id(body), entry)

    open_modal(client, body, fill)


def _again(office: Office, body: Payload, entry: FormEntry, error: UserError) -> View:
    shown = _without_secret(entry, error.field) if isinstance(error, SecretInText) else entry
    return _form(office, user_id(body), shown, secrets.of_known_accounts(office, body, error))


def _form(office: Office, slack_id: str, entry: FormEntry, error: UserError | None = None) -> View:
    person = office.people.get(slack_id)
    return draft_form(
        office.accounts.of_sections(person.section_ids),
        entry,
        note=str(error) if error else "",
        unofficial=office.accounts.not_official(person.section_ids),
    )


def _save(office: Office, body: Payload, entry: FormEntry) -> View:
    kept = _kept(office, body)
    text_files, image_files = payload.attached(body, "text_file"), payload.attached(body, "images")
    text = office.files.text(text_files[0]) if text_files else entry.text
    if text_files and clean(entry.text) not in ("", kept.text if kept else ""):
        raise UserError(
            "本文が二つあります。",
            "入力欄に書くか、ファイルを付けるか、どちらか一つにしてください。",
            field="text_file",
        )
    if kept is not None and entry.held_text and not text:
        text = kept.text
    images = office.files.images(image_files)
    if kept is not None:
        images = with_known_answers(images, kept.images)
        if not images and not entry.drop_images:
            images = kept.images
    content = Content(
        text=text,
        kind=entry.kind,
        account_ids=entry.account_ids,
        planned_at=entry.planned_at,
        emergency_reason=entry.emergency_reason,
        sources=entry.sources,
        images=images,
        variants=kept.variants if kept is not None else (),
    )
    draft_id, revision = (entry.ref.draft, entry.ref.revision) if entry.ref else (None, None)
    saved = office.writing.save(
        content, by=user_id(body), draft_id=draft_id, revision=revision, delivery=delivery_key(body)
    )
    return image_form(saved) if needs_answers(saved) else review(saved)


def _without_secret(entry: FormEntry, field: str | None) -> FormEntry:
    """The form as it was sent, less the field that must not be shown again."""
    if field == "sources":
        return replace(entry, sources="")
    if field == "emergency":
        return replace(entry, emergency_reason="")
    return replace(entry, text="")


def _kept(office: Office, body: Payload) -> RevisionView | None:
    """The newest revision of the draft that the form is for; None for a new draft."""
    if not body["view"].get("private_metadata"):
        return None
    return office.reading.show(payload.submitted(body).draft, by=user_id(body)).revision


def _entry(body: Payload, kept: RevisionView | None) -> FormEntry:
    kinds = payload.chosen(body, "kind")
    return FormEntry(
        text=payload.text(body, "text"),
        kind=Kind(kinds[0]) if kinds and kinds[0] in set(Kind) else Kind.POST,
        account_ids=tuple(int(one) for one in payload.chosen(body, "accounts") if one.isdigit()),
        planned_at=payload.moment(body, "planned_at"),
        emergency_reason=payload.text(body, "emergency"),
        sources=payload.text(body, "sources"),
        ref=payload.submitted(body) if kept else None,
        held_text=len(kept.text) if kept and len(kept.text) > INPUT_TEXT else 0,
        held_images=len(kept.images) if kept else 0,
        drop_images=bool(payload.chosen(body, "drop_images")),
    )


def _has_files(body: Payload) -> bool:
    return bool(payload.attached(body, "text_file") or payload.attached(body, "images"))
