from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.model.addresses import address


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.example", "https://a.example"),
        ("HTTP://a.example/b?c=d&e=%20#f", "HTTP://a.example/b?c=d&e=%20#f"),
        (" https://a.example/ä(b) ", "https://a.example/%C3%A4(b)"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://a.example:8080/x", "https://a.example:8080/x"),
        ("mailto:b@a.example?subject=c", "mailto:b@a.example?subject=c"),
        ("tel:+44-20-555", "tel:+44-20-555"),
        ("#what-helps", "#what-helps"),
        ("#сон", "#сон"),
    ],
)
def test_a_handout_may_lead_there(written: str, url: str):
    assert address(written) == url


@pytest.mark.parametrize(
    "written",
    [
        "",
        "#",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:1",
        "\x01javascript:1",
        "vbscript:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "//a.example",
        "/a",
        "a.html",
        "www.a.example",
        "https:",
        "https:///a",
        "https://user:word@a.example",
        "https://a b.example",
        "https://a.example/\u202a" + "\ud800",
        "mailto:",
        "tel:",
        "ftp://a.example",
    ],
)
def test_a_handout_must_not_lead_there(written: str):
    assert address(written) is None


@settings(max_examples=200, deadline=None)
@given(st.text() | st.from_regex(r"(https?:|mailto:|tel:|#|javascript:).{0,30}"))
def test_what_is_allowed_has_one_form_and_a_known_beginning(written: str):
    url = address(written)
    if url is not None:
        assert address(url) == url
        assert url.lower().startswith(("http://", "https://", "mailto:", "tel:", "#"))
        assert url.startswith("#") or url.isascii()
