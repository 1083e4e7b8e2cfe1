"""What a sheet shows of a number or a day: the number formats of Excel, as far as they change what is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from locale import windows_locale
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

_TOKEN: Final = re.compile(
    r'\[[^\]]*\]|"[^"]*"?|\\.|_.|\*.|General|Standard|AM/PM|A/P|E[+-]|.', re.DOTALL | re.IGNORECASE
)
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)(?:-([^\]]*))?\]")
_UNITED_STATES: Final = ("", "409", "0409", "en-us", "1000409")
"""The regions of a `[$$-...]` whose dollar is that of the United States; a bare one is taken for it."""
_CURRENCIES: Final = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "円": "JPY", "元": "CNY", "₩": "KRW", "₹": "INR", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "zł": "PLN", "kč": "CZK", "kr": "kr", "fr.": "CHF", "sfr": "CHF", "r$": "BRL",
    "us$": "USD", "$us": "USD", "$ us": "USD", "ca$": "CAD", "$ ca": "CAD", "c$": "CAD", "a$": "AUD", "au$": "AUD",
    "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "$": "USD",
}  # fmt: skip
"""What signs of money stand for."""
_CODES: Final = (
    *("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "INR", "KRW"),
    *("BRL", "MXN", "SGD", "HKD", "NZD", "ZAR", "TRY", "ILS", "AED", "RUB", "RON", "BGN", "MAD", "TND", "XOF", "ISK"),
)
_SIGN: Final = re.compile(
    "|".join(map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)))
    + rf"|(?<![A-Za-z])[kKmM]?(?P<code>{'|'.join(_CODES)})(?![A-Za-z])|(?P<word>euros?|dollars?|livres?|pounds?)",
    re.IGNORECASE,
)
_WORDS: Final = {"euro": "EUR", "dollar": "USD", "livre": "GBP", "pound": "GBP"}
_SCALES: Final = (
    (3, re.compile(r"k|thousands?|tsd|milliers?|mille", re.IGNORECASE)),
    (9, re.compile(r"b|bn|bln|billions?|m[dr]s?|mrd|milliards?|g", re.IGNORECASE)),
    (6, re.compile(r"m|mn|mm|mio|mln|millions?", re.IGNORECASE)),
)
"""The powers of ten that letters beside a number stand for."""
_EXACT: Final = Context(prec=600)
"""As many figures as a format, of 255 signs at most, can show."""
_FIGURES: Final = re.compile(r"^\s*\+|[\d.,'’\s\u00a0\u2009\u202f()\u2212-]|(?<=\d)/(?=\d)")
"""What a number itself is written with."""

_FIGURES_ALONE: Final = re.compile(r"(?P<minus>[-\u2212(]?)\s*(?P<figures>[\d,]+(?:\.\d+)?)\)?")
"""A number without anything beside it, as formats write it."""
_CALM: Final = frozenset(
    [
        *("le", "la", "du", "de", "des", "en", "à", "er", "h", "min", "s", "the", "of", "on", "at", "in", "t", "z"),
        *("st", "nd", "rd", "th", "am", "uhr", "den", "d", "del", "utc", "gmt", "年", "月", "日", "date"),
    ]
)
"""Words that stand within a day and change nothing in it."""


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A number as the sheet shows it.

    Attributes:
        text: what stands in the cell, in the writing of the format: a decimal point, commas between thousands.
        read: the number that is read there, with a decimal point and nothing else; "" where there is none.
    """

    text: str
    read: str


def currency(shown: str) -> str:
    """The currency that is shown beside a number, as its ISO code (or its sign, where that is of several); "" for none."""
    found = _SIGN.search(re.sub(r"[\s\u00a0\u202f]+", " ", shown))
    if found is None:
        return ""
    if found["code"]:
        return found["code"].upper()
    if found["word"]:
        return _WORDS[found["word"].lower().rstrip("s")]
    return _CURRENCIES[found[0].lower()]


def scale(shown: str) -> int | None:
    """The power of ten that is written beside a number: 3 for `k`, 6 for `M€`; 0 for nothing, None for anything else, such as `>`."""
    beside = _FIGURES.sub("", _bare(shown)).strip(" .")
    if not beside:
        return 0
    return next((power for power, spelling in _SCALES if spelling.fullmatch(beside)), None)


def _bare(shown: str) -> str:
    """What is shown without the currency; `kEUR` and `MUSD` keep their first letter."""

    def kept(found: re.Match[str]) -> str:
        return found[0][: -len(found["code"])] if found["code"] else " "

    return _SIGN.sub(kept, shown)


def is_percentage(code: str) -> bool:
    """Whether a format shows hundredths: it has a % that is no text."""
    return "%" in re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code)


def shown_number(value: float, code: str) -> ShownNumber:
    """A number as a format shows it.

    Args:
        value: the number.
        code: the format, such as `#,##0.0,,"M€"`; "" for none.
    """
    exact = Decimal(f"{value:.15g}")
    section, own_sign = _section(exact, code)
    tokens = [_literal(token) for token in _TOKEN.findall(section)]
    if not section or not any(kind in "0g" for kind, _ in tokens):
        words = "".join(text for _, text in tokens)
        if section and "@" not in section:
            return ShownNumber(words.strip(), "")
        return ShownNumber("", "") if code and not section else _general(exact, [])
    if any(kind == "g" for kind, _ in tokens):
        return _general(exact if own_sign else abs(exact), tokens)
    text, read = _figures(abs(exact), tokens)
    if not exact and not re.search(r"\d", text):
        return ShownNumber(text.strip(), "")  # accountants show nought as a dash, which others read as nothing known
    if exact >= 0 or not read.strip("0."):
        return ShownNumber(text.strip(), _with_literals(text.strip(), read, tokens) if exact else read)
    minus = "-" if own_sign else ""
    return ShownNumber(f"{minus}{text.strip()}", f"-{read}" if minus or "-" in text or "(" in text else read)


def _with_literals(text: str, read: str, tokens: Sequence[tuple[str, str]]) -> str:
    """What is read of a number to which its format adds figures or a minus of its own: `0",000"` shows 2,000 for 2."""
    literals = [part.strip() for kind, part in tokens if kind == "t"]
    if not any(re.search(r"\d|^[-\u2212(.,]$", part) for part in literals):
        return read
    bare = _FIGURES_ALONE.fullmatch(_SIGN.sub("", text).strip(" .,"))
    if not bare or re.search(r",\d{0,2}$|,\d{4}", bare["figures"]):
        return ""
    minus = "-" if bare["minus"] else ""
    return f"{minus}{bare['figures'].replace(',', '')}"


def _general(exact: Decimal, tokens: Sequence[tuple[str, str]]) -> ShownNumber:
    plain = f"{exact:f}".removesuffix(".0")
    words = [plain if kind == "g" else text for kind, text in tokens] or [plain]
    return ShownNumber("".join(words).strip(), plain)


def _section(value: Decimal, code: str) -> tuple[str, bool]:
    """The part of a format that is for this number, and whether a minus is put before it."""
    sections = _sections(code or "General")
    if any(_CONDITION.search(section) for section in sections):
        for section in sections:
            found = _CONDITION.search(section)
            if not found or _holds(value, found[1], Decimal(found[2])):
                return section, True
        return sections[-1], True
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    below, same = value < bound, value == bound
    return {"<": below, "<=": below or same, ">": not below and not same, ">=": not below, "=": same, "<>": not same}[
        sign
    ]


def _literal(part: str) -> tuple[str, str]:
    """The kind of a part of a format (0 for a figure, g for General, E, / . , % as they are, t for a text), and what it shows."""
    if part in "0#?":
        return "0", part
    if part.lower() in ("general", "standard"):
        return "g", part
    if part in (".", ",", "%", "/"):
        return part, part
    if re.fullmatch(r"E[+-]", part, re.IGNORECASE):
        return "E", part
    if part[0] == "[":
        return "t", _money(part)
    if part[0] in "_*":
        return "t", " " if part[0] == "_" else ""
    return "t", part.strip('"') if part[0] == '"' else part.removeprefix("\\")


def _money(token: str) -> str:
    """The sign of money in brackets, with the country of a dollar that is not of the United States; "" for a colour."""
    found = _CURRENCY.fullmatch(token)
    if not found:
        return ""
    if found[1].strip() == "$" and (found[2] or "").lower() not in _UNITED_STATES:
        return {"1009": "CA$", "c0c": "CA$", "c09": "A$", "1409": "NZ$", "c04": "HK$", "1004": "S$", "416": "R$"}.get(
            (found[2] or "").lower(), "$?"
        )
    return found[1]


def _figures(value: Decimal, tokens: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """What is shown of a number that is not negative, and what is read of it."""
    kinds = [kind for kind, _ in tokens]
    if "/" in kinds:
        return _fraction(value, tokens)
    point = kinds.index(".") if "." in kinds else len(kinds)
    exponent = kinds.index("E") if "E" in kinds else len(kinds)
    whole_end = min(point, exponent)
    ends = [at for at in range(whole_end) if kinds[at] == "0"]
    thousands = sum(kind == "," and _divides(kinds, at) for at, kind in enumerate(kinds))
    value = value.scaleb(-3 * thousands + 2 * kinds.count("%"))
    places = sum(1 for at in range(point, exponent) if kinds[at] == "0")
    if exponent < len(kinds):
        # In powers of ten a number is read as one that is cut short.
        return f"{value:.{places}E}", f"{value:f}"
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{rounded:f}".partition(".")
    grouped = bool(ends) and any(kinds[at] == "," for at in range(ends[0], ends[-1]))
    text = _whole(whole, tokens[:whole_end], grouped) + _decimals(decimals, tokens[whole_end:])
    return text, f"{rounded.normalize():f}" if rounded else "0"


def _divides(kinds: Sequence[str], at: int) -> bool:
    """Whether a comma divides by a thousand: no figure follows it but those behind the point."""
    before = "0" in kinds[:at]
    after = kinds[at + 1 :]
    return before and "0" not in (after[: after.index(".")] if "." in after else after)


def _whole(figures: str, tokens: Sequence[tuple[str, str]], grouped: bool) -> str:
    left = "" if figures == "0" else figures
    first = next((at for at, (kind, _) in enumerate(tokens) if kind == "0"), -1)
    text, written = "", 0
    for at in range(len(tokens) - 1, -1, -1):
        kind, sign = tokens[at]
        if kind == ",":
            continue
        if kind != "0":
            text = sign + text
            continue
        count = max(len(left), 1) if at == first else 1
        for _ in range(count):
            figure, left = (left[-1], left[:-1]) if left else ("0" if sign == "0" else "", "")
            if figure:
                text = figure + ("," if grouped and written and written % 3 == 0 else "") + text
                written += 1
    return text


def _decimals(figures: str, tokens: Sequence[tuple[str, str]]) -> str:
    text, at = "", 0
    for kind, sign in tokens:
        if kind == "0":
            shown = figures[at] if sign == "0" or figures[at:].strip("0") else ""
            text, at = text + shown, at + 1
        elif kind != ",":
            text += sign
    return text


def _fraction(value: Decimal, tokens: Sequence[tuple[str, str]]) -> tuple[str, str]:
    code = "".join(text for _, text in tokens)
    below = re.search(r"/\s*([0-9#?]+)", code)
    fixed = below and below[1].strip("#?0")
    if below and fixed:
        near = Fraction(round(value * int(below[1])), int(below[1]))
    else:
        near = Fraction(value).limit_denominator(10 ** len(below[1] if below else "?") - 1)
    whole, rest = divmod(near.numerator, near.denominator)
    text = f"{whole or ''} {rest}/{near.denominator}".strip() if rest else str(whole)
    return text, f"{Decimal(near.numerator) / Decimal(near.denominator):.12f}".rstrip("0").rstrip(".")


def shown_text(text: str, code: str) -> str:
    """A text as a format shows it: `;;;` shows it to nobody, `"vers "@` adds to it.

    Args:
        text: the text.
        code: the format.
    """
    sections = _sections(code)
    section = sections[3] if len(sections) > _OF_TEXT else sections[-1]
    if len(sections) <= _OF_TEXT and "@" not in section:
        return text
    parts = [part for part in _TOKEN.findall(section) if part.lower() != "general"]
    return "".join(text if part == "@" else _literal(part)[1] for part in parts)


_OF_TEXT: Final = 3
"""The part of a format that is for texts is the fourth, or the last where it says so."""


def _sections(code: str) -> list[str]:
    sections = [""]
    for part in _TOKEN.findall(code):
        if part == ";":
            sections.append("")
        else:
            sections[-1] += part
    return sections


@dataclass(frozen=True, slots=True)
class ShownParts:
    """Which parts of a day a format shows, and whether it shows a time."""

    year: bool
    month: bool
    day: bool
    time: bool

    @property
    def any(self) -> bool:
        """Whether it shows anything of a day or a time: a format of numbers shows neither."""
        return self.year or self.month or self.day or self.time


def shown_parts(code: str) -> ShownParts:
    """Which parts of a day a format shows. Excel's codes are d, m and y in the files of all languages; French letters are read too."""
    bare = re.sub(
        r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|AM/PM|A/P|General|Standard', "", code.split(";")[0], flags=re.IGNORECASE
    ).lower()
    minutes = re.sub(r"h+(?::m+)?|m+(?=:?s)", "", bare)
    return ShownParts(
        year=bool(re.search(r"y|aa|e|bb", bare)),
        month="m" in minutes,
        day=bool(re.search(r"d|j", bare)),
        time=bool(re.search(r"h|s", bare)),
    )


def qualified_day(number: int, code: str) -> str:
    """What a format says beside a day that makes another statement of it, such as `vers` or `T2`; "" for none.

    Args:
        number: of the day, which tells the part of a format with conditions.
        code: the format.
    """
    section = _section(Decimal(number), code)[0]
    tokens = _TOKEN.findall(section)
    literals = [part for token in tokens for kind, part in (_literal(token),) if kind == "t" and len(token) > 1]
    said = " ".join(filter(None, (part.strip() for part in [*literals, *(one for one in tokens if one in "?~<>≈±")])))
    words = re.findall(r"[^\W\d_]+", said.lower())
    return said if re.search(r"[\d?~<>≈±]", said) or not _CALM.issuperset(words) else ""


def shown_day(value: date, code: str) -> str:
    """A day as a format shows it, the names of months and weekdays in the language that it asks for, else in English."""
    section = _sections(code)[0]
    said = format_language(section)
    months, days = ({width: names(width, "format", said) for width in ("wide", "abbreviated")} for names in (get_month_names, get_day_names))  # fmt: skip
    names = {
        "d": str(value.day), "dd": f"{value.day:02}", "ddd": days["abbreviated"][value.weekday()], "dddd": days["wide"][value.weekday()],
        "h": "0", "hh": "00", "ss": "00", "m": str(value.month), "mm": f"{value.month:02}", "mmm": months["abbreviated"][value.month],
        "mmmm": months["wide"][value.month], "mmmmm": months["wide"][value.month][0],
    }  # fmt: skip
    bare = re.sub(r"\[[^\]]*\]|\\|\"", "", section).strip()
    bare = re.sub(r"(?<=h:)m+", "00", bare, flags=re.IGNORECASE)
    return re.sub(r"d+|m+|h+|s+", lambda found: names.get(found[0].lower(), found[0]), bare, flags=re.IGNORECASE)


_LANGUAGE: Final = re.compile(r"\[\$[^\]-]*-([0-9A-Fa-f]{3,8}|[a-z]{2,3}(?:-[A-Za-z0-9]+)*)(?:,[^\]]*)?\]")


def format_language(code: str) -> str:
    """The language in which a format asks for names of months and weekdays, `[$-40C]` or `[$-fr-FR]`; "en" where it asks for none that is known."""
    found = _LANGUAGE.search(code)
    if found is None:
        return "en"
    said = found[1]
    if re.fullmatch("[0-9A-Fa-f]+", said):
        # The last four figures are the language, those before them how figures and years are written.
        said = windows_locale.get(int(said[-4:], 16), "en").replace("_", "-")
    try:
        return str(Locale.parse(said.partition("-")[0]))
    except (UnknownLocaleError, ValueError):
        return "en"
