"""Why a reported post was outside the hours (§6(1)), and the texts of drafts as they are searched."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_BATCH = 500


def upgrade() -> None:
    op.add_column(
        "post_reports", sa.Column("outside_hours", sa.String(length=200), nullable=False, server_default=sa.text("''"))
    )
    texts = op.create_table(
        "draft_texts",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_draft_texts_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_draft_texts")),
    )
    op.create_index("ix_drafts_created_at", "drafts", ["created_at"])
    _fill(op.get_bind(), texts)


def downgrade() -> None:
    op.drop_index("ix_drafts_created_at", "drafts")
    op.drop_table("draft_texts")
    op.drop_column("post_reports", "outside_hours")


def _fill(bind: sa.Connection, texts: sa.Table) -> None:
    """The newest text of every draft that is there already, a few at a time."""
    newest = sa.text(
        "SELECT drafts.id, revisions.text FROM drafts JOIN revisions"
        " ON revisions.draft_id = drafts.id AND revisions.number = drafts.revision"
        " WHERE drafts.id > :last ORDER BY drafts.id LIMIT :batch"
    )
    last = 0
    while rows := bind.execute(newest, {"last": last, "batch": _BATCH}).all():
        bind.execute(sa.insert(texts), [{"draft_id": number, "words": _searched(text)} for number, text in rows])
        last = rows[-1][0]


def _searched(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded)
