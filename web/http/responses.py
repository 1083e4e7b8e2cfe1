"""How content is answered: plain, compressed or not at all, as the request allows."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response

from web.http.gzip_cache import Shelf


def accepts_gzip(asked: Headers) -> bool:
    """Whether a request takes gzip (`accept-encoding`, where `q=0` means no)."""
    weights = {}
    for item in asked.get("accept-encoding", "").lower().split(","):
        coding, _, weight = item.partition(";")
        weights[coding.strip()] = weight.replace(" ", "").rstrip("0.") not in ("q=", "q")
    return weights.get("gzip", weights.get("*", False))


def is_known(asked: Headers, etag: str) -> bool:
    """Whether the browser has this content already (`if-none-match`, compared weakly as RFC 9110 wants it).

    Args:
        asked: the request's headers.
        etag: of the content, quoted, with or without `W/`.
    """
    tags = asked.get("if-none-match", "")
    return tags.strip() == "*" or etag.removeprefix("W/") in (tag.strip().removeprefix("W/") for tag in tags.split(","))


async def content_answer(
    asked: Headers,
    content: bytes,
    *,
    digest: str,
    shelf: Shelf,
    headers: Mapping[str, str],
    status: int = HTTPStatus.OK,
) -> Response:
    """The answer with content that can be compressed and compared.

    Args:
        asked: the request's headers.
        content: as a browser will have it after decoding.
        digest: a name that no other content has; it becomes the ETag.
        shelf: where the compressed form is kept.
        headers: content-type, cache-control and what else belongs to the content.
        status: of the content when it is sent; only a 200 can be "not modified".
    """
    # A weak ETag, because the compressed and the plain answer are different bytes that say the same.
    etag = f'W/"{digest}"'
    headers = {**headers, "etag": etag, "vary": "accept-encoding"}
    if status == HTTPStatus.OK and is_known(asked, etag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if accepts_gzip(asked):
        content = await shelf.compressed(digest, content)
        headers["content-encoding"] = "gzip"
    return Response(content, status, headers)


def kept_answer(
    asked: Headers, content: bytes, *, digest: str, headers: Mapping[str, str], sent: Mapping[str, str]
) -> Response:
    """The answer with a file that is the same byte for byte wherever it is kept: its ETag is strong.

    Args:
        asked: the request's headers.
        content: of the file.
        digest: a name that no other content has; it becomes the ETag.
        headers: what is said also to whoever has it already.
        sent: what goes with the content alone.
    """
    said = {**headers, "etag": f'"{digest}"'}
    if is_known(asked, said["etag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=said)
    return Response(content, headers={**said, **sent})


def bare_answer(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Response:
    """A status that only machines and misdirected requests see: its standard phrase as plain text."""
    return plain_answer(f"{status.value} {status.phrase}\n", status, headers)


def plain_answer(text: str, status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Response:
    """A sentence for whoever looks at a refusal, kept by nobody."""
    return PlainTextResponse(text, status, {"cache-control": "no-store", **(headers or {})})
