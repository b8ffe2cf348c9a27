"""§5(5): the list as one accessible page (HTML) and as a table (CSV)."""

import csv
import io
from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.accounts.listed import Listing
from rules.context import TOKYO
from rules.guideline import Clause, clauses
from rules.japanese_time import japanese_date

#: What a table program takes for a formula: such a cell gets an apostrophe before it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "状態",
    "種類",
    "アカウント名",
    "アカウントID",
    "URL",
    "運用する所属",
    "運用時間",
    "運用ポリシー",
    "利用規約",
)


def html_page(listing: Listing, *, at: datetime) -> str:
    """The page: who runs which accounts, links to them, the guideline, and each policy and terms in full.

    It stands alone: no script, no style or picture from elsewhere. Closed accounts stay on it as「廃止」.
    """
    environment = Environment(
        loader=PackageLoader("bot.accounts", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("listing.html").render(
        listing=listing,
        running=[one for one in listing.accounts if not one.closed],
        closed=[one for one in listing.accounts if one.closed],
        guideline=_guideline(),
        updated=japanese_date(at.astimezone(TOKYO).date()),
    )


def csv_table(listing: Listing) -> str:
    """The list as a table, one line an account, with the mark that table programs need to read Japanese."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for one in listing.accounts:
        cells = (
            "廃止" if one.closed else "運用中",
            one.platform,
            one.name,
            one.handle,
            one.url,
            "、".join(one.sections),
            one.hours,
            f"第{one.policy.number}版" if one.policy else "準備中",
            f"第{one.terms.number}版" if one.terms else "準備中",
        )
        table.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + written.getvalue()


def harmless(cell: str) -> str:
    """A cell that no table program takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _guideline() -> list[tuple[str, list[Clause]]]:
    """The guideline's clauses under their headings, in its order."""
    found: dict[str, list[Clause]] = {}
    for one in clauses():
        found.setdefault(one.heading, []).append(one)
    return list(found.items())
