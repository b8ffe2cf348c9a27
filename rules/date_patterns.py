"""How dates are written: the regular expressions of `rules.dates`, for normalised text."""

from rules.eras import ERAS
from rules.lazy_patterns import lazy_compile
from rules.numerals import NUMBER
from rules.quick_patterns import quick_compile

WEEKDAYS = "月火水木金土日"
ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ERA_NAMES = "|".join(era.name for era in ERAS)
_ENGLISH_DAY = rf"(?:{'|'.join(way for day in ENGLISH_WEEKDAYS for way in (day, day.lower(), day.upper()))})"
_ENGLISH_DAY_END = r"(?i:s|nes|rs|ur)?(?i:day)?(?![A-Za-z])\.?"
_YEAR_WORD = r"(?:(?P<year_word>昨年|去年|前年|今年|本年|ことし|来年|翌年|昨年度|来年度)[のは]?\s?)?"
_YEAR = (
    rf"(?:(?P<era>{_ERA_NAMES})\s?(?P<era_year>元|{NUMBER})\s?年"
    r"(?:\s?[(]\s?(?P<west_after>[0-9]{4})\s?年?\s?[)])?"
    r"|(?P<west>[12][0-9]{3}|二〇[〇一二三四五六七八九]{2})\s?年"
    rf"(?:\s?[(]\s?(?P<era_after>{_ERA_NAMES})\s?(?P<era_year_after>元|{NUMBER})\s?年\s?[)])?)"
)
_WEEKDAY_BEFORE = (
    r"(?:(?<!毎週)(?<!毎月)(?<![月火水木金土日][・、])(?P<weekday_before>[月火水木金土日])曜日?(?:の|\s?[(])\s?"
    r"|第\s?[1-5一二三四五]\s?(?P<weekday_nth>[月火水木金土日])曜日?(?:の|、|\s?[(])\s?)?"
)
_WEEKDAY_REST = (
    r"(?:\s?[・･,、/.]?\s?(?:祝|休|振|祭|国民)[^()\n]{0,12}"
    r"|\s?[・,、]\s?(?![月火水木金土日](?:曜|[・,、~)-]))[^()\n]{1,12})?"
)
_WEEKDAY = (
    r"(?:\s?[(\[【<〈]\s?(?:祝日?[・,、]?\s?)?(?P<weekday>[月火水木金土日])(?:曜日?)?"
    rf"{_WEEKDAY_REST}\s?[)\]】>〉]"
    r"|\s?の?(?P<weekday_plain>[月火水木金土日])(?:曜日|曜(?!日|[ァ-ヶ一-龥]))(?!ダイヤ|市)"
    r"|、(?:[ァ-ヶー一-龥]{1,6}の)?(?P<weekday_aside>[月火水木金土日])曜日?(?=[。!\n]|$|、[^。、\n]{0,4}[0-9]{1,2}[:時])"
    r"|(?:は|が(?=[月火水木金土日]曜日(?:に[あ当]た(?:るため|るので|り|って)|のため|なので|です)))"
    r"(?P<weekday_said>[月火水木金土日])曜日(?!ダイヤ|版|市)"
    rf"|\s?[(]?\s?(?P<weekday_english>{_ENGLISH_DAY}){_ENGLISH_DAY_END}(?:\s?[)])?"
    r"| (?P<weekday_bare>[月火水木金土日])(?=\s|$|[0-9]{1,2}[:時])"
    r"|(?P<weekday_glued>[月火水木金土])(?=まで|締|必着|$|\s))?"
)
_NOT_A_DATE = r"(?!間|[目め本]|前|後|以|あたり|当たり|分|数|ごと|毎|程|ほど|曜|連続|[・&]夜)"

KANJI_DATE = quick_compile(
    rf"{_WEEKDAY_BEFORE}{_YEAR_WORD}(?:{_YEAR}\s?の?)?(?<![0-9一二三四五六七八九十])(?P<month>{NUMBER})\s?月\s?"
    rf"(?P<day>{NUMBER})\s?日(?!間|[目め]){_WEEKDAY}",
)
SLASH_DATE = quick_compile(
    rf"{_WEEKDAY_BEFORE}(?<![0-9A-Za-z./-])(?:"
    r"(?:(?P<west>(?:19|20)[0-9]{2})|(?P<era_letter>[RHSrhs])\s?(?P<era_year>[0-9]{1,2}))"
    r"(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"|(?P<month_short>[0-9]{1,2})/(?P<day_short>[0-9]{1,2}))"
    rf"(?![0-9/.-]?[0-9]|[A-Za-z%]|\s?[個杯量以程倍]|の[1量確]){_WEEKDAY}",
)
DOTTED_DATE = quick_compile(
    rf"(?<![0-9A-Za-z./])(?<![0-9]-)(?P<month>1[0-2]|0?[1-9])\.(?P<day>[0-9]{{1,2}})(?![0-9.]|[A-Za-z%])(?=\s?[(\[A-Za-z月火水木金土日]|\s|$)"
    rf"{_WEEKDAY}"
)
"""「12.19(土)」「9.30 wed」: with its weekday, or as the end of a range, it is a date and no decimal."""
DATE_TO = lazy_compile(r"(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}[^0-9\n]{0,12}?[~～→―—-]\s?$")
"""A full date that begins a range."""
DIGITS_DATE = lazy_compile(r"(?<![0-9])(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])(?P<weekday>[月火水木金土日])曜")
ENGLISH_DATE = quick_compile(
    rf"(?:\b(?P<weekday_before>{_ENGLISH_DAY}){_ENGLISH_DAY_END},?\s)?\b(?P<month_name>{'|'.join(ENGLISH_MONTHS)})"
    r"[a-z]{0,6}\.?\s(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:,\s?(?P<west>20[0-9]{2})\b)?"
    rf"(?:,?\s?[(]?(?P<weekday_english>{_ENGLISH_DAY}){_ENGLISH_DAY_END}[)]?)?",
)
DAY = quick_compile(
    rf"{_WEEKDAY_BEFORE}(?:(?P<month_word>今月|来月|先月|翌月|同月)の?\s?|(?<![0-9月第一二三四五六七八九十/:.,-]))"
    rf"(?P<day>{NUMBER})\s?(?:日{_NOT_A_DATE}"
    rf"|(?=[(][月火水木金土日](?:曜日?)?(?:[・,]?[祝振休][^()\n]{{0,8}})?[)])){_WEEKDAY}",
)
MONTH_HEADING = quick_compile(rf"(?<![0-9か])(?P<month>{NUMBER})\s?月(?!\s?[0-9一二三四五六七八九十]{{1,2}}\s?日)")

JOINS = lazy_compile(r"^\s?(?:[~～、・,/&と-]|から|より|及び|および|または|又は|か|や|\n)?\s?$")
RANGE_JOIN = lazy_compile(
    r"^(?:\s?(?:午前|午後|朝|夜|夕方|正午|昼)?\s?[0-9]{0,2}\s?(?:時半?|:)?\s?[0-9]{0,2}分?"
    r"(?:頃|ごろ|開始|スタート)?)?\s?(?:[~～→―—-]|から|より)\s?(?:翌年?)?\s?$"
)
YEAR_WORDS = {"昨年": -1, "去年": -1, "前年": -1, "今年": 0, "本年": 0, "ことし": 0, "来年": 1, "翌年": 1}
MONTH_WORDS = {"先月": -1, "今月": 0, "同月": 0, "来月": 1, "翌月": 1}
