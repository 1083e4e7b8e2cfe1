"""What spreadsheets show where a formula failed, in the languages in which they are sold."""

import re
from typing import Final

WITHOUT_SIGN: Final = frozenset(
    {
        *("#N/A", "#NA", "#N/A N/A", "#GETTING_DATA", "#OBTENTION_DONNEES", "#CHARGEMENT_DONNEES"),
        *(
            "#REF",
            "#VALUE",
            "#VALEUR",
            "#NAME",
            "#NOM",
            "#DIV/0",
            "#NUM",
            "#NOMBRE",
            "#NULL",
            "#NUL",
            "#ERROR",
            "#ERREUR",
        ),
        *("#TYPE", "#DELETED", "#SUPPRIMÉ", "#FEHLER", "#ZAHL", "#BEZUG", "#WERT"),
        *("#N/D", "#NV", "#N/V", "#N/B", "#N/DISP", "#I/T", "#BRAK", "#Н/Д", "#YOK"),
    }
)
"""Those that end neither in ! nor in ?: English and French, those that lost their sign on the way; Access and report servers; then French of LibreOffice, Italian and Spanish, German, Dutch, Danish, Polish, Russian, Turkish."""
_SHOUTED: Final = re.compile(
    r"#[¡¿]?[A-ZÀ-ÖØ-Þ\u0400-\u042f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
    r"[A-ZÀ-ÖØ-Þ0-9/._\u0400-\u042f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*[ \u00a0\u202f]?[!?]"
)
"""#REF!, #VALEUR !, #¿NOMBRE?, #WERT!, #ЗНАЧ!, #値!: what every spreadsheet shows, in capitals between # and ! or ?."""
_NUMBERED: Final = re.compile(r"(?:Err|Erreur|Error|Fehler)[ \u00a0\u202f]?:[ \u00a0\u202f]?\d{3}|#{3,}")
"""LibreOffice's numbered errors, and a number that was wider than its column."""
_LOADING: Final = frozenset({"loading...", "loading…", "chargement...", "chargement…", "chargement en cours..."})
"""What Google Sheets shows while a formula is not done, and saves so."""


def is_failed_formula(text: str) -> bool:
    """Whether a whole cell is what a spreadsheet shows in place of a value that a formula could not give."""
    text = text.strip(" \u00a0\u202f")
    if text.startswith("#"):
        bare = text.upper().rstrip("!? \u00a0\u202f")
        return bare in WITHOUT_SIGN or bool(_SHOUTED.fullmatch(text) or _NUMBERED.fullmatch(text))
    return bool(_NUMBERED.fullmatch(text)) or text.lower() in _LOADING
