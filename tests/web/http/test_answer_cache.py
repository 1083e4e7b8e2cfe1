"""Answers are kept for as long as what they are made of stays, in bounded memory."""

from starlette.datastructures import Headers
from starlette.responses import Response

from web.http.answer_cache import OF_AN_ANSWER, AnswerCache, CachedAnswer


def answer(size: int = 1_000, status: int = 200) -> CachedAnswer:
    headers = {"etag": 'W/"x"', "content-encoding": "gzip", "content-type": "text/html", "vary": "accept-encoding"}
    return CachedAnswer.of(Response(b"x" * size, status, headers))


def test_an_answer_is_found_until_what_it_is_made_of_is_another():
    kept, one = AnswerCache(10**6), answer()
    assert kept.find("/", "today") is None
    kept.keep("/", "today", one)
    assert kept.find("/", "today") is one
    assert kept.find("/", "tomorrow") is None
    assert kept.find("/", "today") is None


def test_an_answer_of_before_a_change_is_not_kept_after_it():
    kept = AnswerCache(10**6)
    kept.find("/", "before")
    kept.find("/news", "after")
    kept.keep("/", "before", answer())
    assert kept.find("/", "after") is None


def test_answers_never_take_more_than_the_room_and_those_not_asked_for_go_first():
    kept = AnswerCache(3 * (1_000 + OF_AN_ANSWER))
    kept.find(0, "now")
    for number in range(3):
        kept.keep(number, "now", answer())
    kept.find(0, "now")
    kept.keep(3, "now", answer())
    assert [number for number in range(4) if kept.find(number, "now")] == [0, 2, 3]
    kept.keep(4, "now", answer(20_000))
    assert kept.find(4, "now") is None


def test_who_has_the_content_is_told_so_with_the_same_headers_and_no_other():
    one = answer()
    told = one.to(Headers({"if-none-match": '"x"'}))
    assert (told.status_code, told.body, told.headers["etag"]) == (304, b"", 'W/"x"')
    assert "content-encoding" not in told.headers
    assert "content-length" not in told.headers
    for asked in ({}, {"if-none-match": '"y"'}):
        assert one.to(Headers(asked)) is one.whole
    missing = answer(status=404)
    assert missing.to(Headers({"if-none-match": "*"})) is missing.whole
