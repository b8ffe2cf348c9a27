"""The whole register as a spreadsheet, safe to open; and the template of a list of transfers."""

import csv
import io

import pytest
import sqlalchemy as sa

from bot.accounts.models import Account
from bot.accounts.rotation.service import Entry
from bot.app import Bot
from bot.audit.record import SYSTEM
from bot.org.exporting import csv_files, everything, excel, template
from rules.rotation import Attestation, Cause
from tests.rotation.conftest import logins
from tests.support.office import HANAKO, account
from tests.support.sheets import APRIL, sheets_of

DANGEROUS = ['=HYPERLINK("http://x","y")', "+1+1", "-2", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"]


def test_everything_of_the_register_stands_in_the_export(bot: Bot) -> None:
    login = logins(bot, "niimi_shiki")[0]
    today = bot.office.clock.now().date()
    bot.office.rotations.record(
        login.id, login.version, Entry(today, Cause.PERIODIC, frozenset(Attestation)), by=HANAKO
    )
    sheets = sheets_of(excel(everything(bot.store)))
    assert ["産業部商工観光課", HANAKO, "担当", "在籍"] in sheets["所属と職員"]
    accounts = {row[2]: row for row in sheets["アカウント"]}
    assert accounts["niimi_shiki"][:2] == ["新見市の四季", "Instagram"]
    assert accounts["niimi_shiki"][4] == "公式"
    assert ["新見市の四季", "Instagram", HANAKO, "運用担当者"] in [row[:4] for row in sheets["アカウントの担当者"]]
    assert [row[5] for row in sheets["パスワード変更の記録"][1:]] == [HANAKO]
    assert len(sheets["パスワードの予定"]) > len(accounts)


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_an_export_is_taken_for_a_formula(bot: Bot, text: str) -> None:
    with bot.store.transaction() as tx:
        tx.session.execute(sa.update(Account).where(Account.id == account(bot.store)).values(name=text))
    sheets = everything(bot.store)
    names = [row[0] for row in sheets_of(excel(sheets))["アカウント"]]
    assert f"'{text}" in names
    files = csv_files(sheets)
    read = csv.reader(io.StringIO(files["アカウント.csv"].decode("utf-8-sig"), newline=""))
    assert f"'{text}" in [row[0] for row in read]


def test_a_template_of_a_list_is_read_as_soon_as_it_is_filled(bot: Bot) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(template(bot.store)))
    sheet = book.worksheets[0]
    for at, value in enumerate([HANAKO, None, "異動", "産業部商工観光課", "産業部農林課", "担当", APRIL], start=1):
        sheet.cell(2, at).value = value
    content = io.BytesIO()
    book.save(content)
    assert bot.office.transfers.propose(content.getvalue(), by=SYSTEM).rows == 1
