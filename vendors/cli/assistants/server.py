"""The server of the Model Context Protocol: tools and resources that give the answers, declared from the parameters of the Selection.

It is the only module that knows the SDK, which the site does not need.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, TypeAlias

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from vendors.cli.assistants.answers import CARRY, MOST_ROWS, PAGES, AskedWronglyError, SurveyAnswers, Window
from vendors.i18n.language import LANGUAGES, language
from vendors.query.selection import PARAMETERS
from vendors.tables import TABLES
from vendors.types.did_you_mean import nearest

ABOUT: Final = (
    "Panorama CX, the survey of customer-experience measurement platforms by En-Contact: vendors, their owners on any day, "
    f"functions, news, and controversies with the vendors’ answers. Read-only. {CARRY}"
)
READS: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False, idempotent_hint=True)

Chosen: TypeAlias = list[str] | str | None
Limit: TypeAlias = Annotated[int, Field(ge=1, le=MOST_ROWS, description="Rows at most.")]
Offset: TypeAlias = Annotated[
    int, Field(ge=0, description="Rows to pass over; `next_offset` of an answer gives the next.")
]
SELECTED: Final = {
    "search": "What a search of the whole site finds for the words `q`: vendors, persons, owners, controversies, articles, functions, places.",
    "vendors": "The vendors that a selection names, with origin, owner, control, verdicts and sources.",
    "compare": "Two to six vendors side by side, a row a criterion, with sources.",
    "news": "Articles about the vendors, with what is disputed about them.",
    "controversies": "The register of controversies: status, what is said, the vendors’ answers, sources.",
    "explore": "A cross table: `measure` counted by the facets `rows` and `across`, on a day or `over` the years. A row a cell; `<facet>_is` says which are values, groups or totals, so that nothing is added up twice.",
    "changes": "What came into the survey, was changed or corrected, with before and after.",
}
"""The pages that are a tool of their own, and what it answers."""


class ExactServer(MCPServer):
    """The SDK’s server, which would pass over arguments that a tool does not have: an answer to less than was asked would be believed."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Calls a tool, and refuses arguments that it does not have.

        Raises:
            ToolError: one is not there, or the tool refuses.
        """
        known: dict[str, Any] = next(
            (tool.input_schema["properties"] for tool in await self.list_tools() if tool.name == name), {}
        )
        for strange in arguments.keys() - known.keys() if known else ():
            meant = nearest(strange, known.keys())
            hint = f" Did you mean “{meant}”?" if meant else f" It has {', '.join(known)}."
            raise ToolError(f"{name} has no argument “{strange[:40]}”.{hint}")
        return await super().call_tool(name, arguments, context)


def server(answers: SurveyAnswers, code: str) -> MCPServer:
    """The server, ready to be run.

    Args:
        answers: what it answers with.
        code: the language of an answer where none is asked for.
    """
    made = ExactServer("panorama-cx", title="Panorama CX", instructions=ABOUT)

    def of_page(name: str) -> Callable[..., dict[str, Any]]:
        def answer(limit: int = 50, offset: int = 0, **chosen: Chosen) -> dict[str, Any]:
            return answers.page(name, _pairs(chosen, code), Window(limit, offset))

        return _declared(answer, name, PAGES[name].parameters)

    for name, said in SELECTED.items():
        made.tool(name=name, description=said, annotations=READS)(_told(of_page(name)))

    @made.tool(annotations=READS)
    @_told
    def vendor(id: str, date: str | None = None, lang: str | None = None) -> dict[str, Any]:
        """One vendor on a day: facts with verdicts and sources, what is not known, owners in time, controversies with the answers.

        `id` is the vendor’s, as `vendors` and `search` give it; `date` is YYYY-MM-DD, today where left out.
        """
        return answers.vendor(id, _pairs({"date": date, "lang": lang}, code))

    @made.tool(
        annotations=READS,
        description=f"Rows of a table as it is kept: {', '.join(sorted(TABLES))}. `selection` narrows it by the same parameters as the other tools, such as vendor, region or since.",
    )
    @_told
    def table(
        name: str,
        selection: dict[str, list[str] | str] | None = None,
        limit: Limit = 50,
        offset: Offset = 0,
        lang: str | None = None,
    ) -> dict[str, Any]:
        return answers.table(name, _pairs({**(selection or {}), "lang": lang}, code), Window(limit, offset))

    @made.tool(annotations=READS)
    @_told
    def release(version: str = "", limit: Limit = 50, offset: Offset = 0, lang: str | None = None) -> dict[str, Any]:
        """The published versions, each under an address that stays; or one, with its files, their checksums, and the cells that it changed."""
        return answers.release(version, _pairs({"lang": lang}, code), Window(limit, offset))

    for name, model in TABLES.items():
        made.resource(
            f"panorama://tables/{name}.csv",
            name=name,
            title=language(code).say(model.PLURAL) if model.PLURAL else name,
            description=(model.__doc__ or "").partition("\n")[0],
            mime_type="text/csv",
        )(_table_of(answers, name))
    return made


def _table_of(answers: SurveyAnswers, name: str) -> Callable[[], str]:
    return lambda: answers.csv(name)


def _told(function: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The function, whose refusals are told to the one who asked."""

    @wraps(function)
    def answer(**given: Any) -> dict[str, Any]:
        try:
            return function(**given)
        except AskedWronglyError as error:
            raise ToolError(str(error)) from error

    return answer


def _declared(
    function: Callable[..., dict[str, Any]], name: str, parameters: Sequence[str]
) -> Callable[..., dict[str, Any]]:
    """The function with a signature that names the parameters of the Selection, each with its values."""
    chosen = [
        Parameter(
            one,
            Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[Chosen, Field(description=_said(one))],
        )
        for one in dict.fromkeys((*parameters, "date", "lang"))
    ]
    window = [
        Parameter("limit", Parameter.KEYWORD_ONLY, default=50, annotation=Limit),
        Parameter("offset", Parameter.KEYWORD_ONLY, default=0, annotation=Offset),
    ]
    function.__signature__ = Signature([*chosen, *window], return_annotation=dict[str, Any])  # type: ignore[attr-defined]
    function.__name__ = name
    return function


def _said(name: str) -> str:
    """What a parameter means, and its values where they are a closed list."""
    parameter, words = PARAMETERS[name], language("en")
    told = words.say(parameter.label)
    if name == "lang":
        told += f": {', '.join(LANGUAGES)}"
    elif parameter.choices:
        told += f": {', '.join(map(str, parameter.choices))}"
    elif name in ("date", "since", "until"):
        told += ": YYYY-MM-DD" + ("" if name == "date" else ", YYYY-MM or YYYY")
    return told


def _pairs(chosen: dict[str, Any], code: str) -> list[tuple[str, str]]:
    """What is chosen, as an address would write it."""
    pairs = [
        (name, str(value))
        for name, values in chosen.items()
        if values is not None
        for value in (values if isinstance(values, list) else [values])
    ]
    return pairs if any(name == "lang" for name, _value in pairs) else [*pairs, ("lang", code)]
