"""How telephone numbers stand in a text: what the checks on numbers share."""

from rules.lazy_patterns import lazy_compile

_SIGNS = "|".join(rf"(?<={sign}\.)|(?<={sign})" for sign in ("TEL", "Tel", "tel", "FAX", "Fax", "fax"))
NUMBER_BEGINS = rf"(?:{_SIGNS}|(?<![0-9A-Za-z#./@_-]))"
"""Before a telephone number: no digit and no letter, except the sign ℡, which reads TEL once normalised."""

PHONE_WORD = (
    r"(?:電話(?:番号)?|携帯|TEL|Tel|tel|FAX|Fax|fax|ファクス|ファックス|☎|📞|📠|📱|"
    r"フリーダイヤル|ダイヤル|問い?合わ?せ先?|連絡先|直通)"
)
"""What announces a telephone number."""

OTHER_NUMBER = lazy_compile(
    r"(?:商品|整理|受付|会員|製造|型|口座|伝票|ISBN|登録|台帳|管理|図面|帳票|許可)(?:番号?)?\s?:?\s?$"
)
"""What announces a number that is none of a telephone."""
