"""Both parts of a mail, from one text."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.mail.body import as_fragment, as_html, as_text, links_in

TEXT = """Dag An,

Er komt een spreker, op **dinsdag**:

- Waar: *Aalst*
- Hoe: in de klas

[Bekijk de sessie](https://y4c.example/a/x_y*z/)

Vragen? Kijk op [onze site](https://y4c.example/)."""


class Tags(HTMLParser):
    """Gathers the tags and attributes of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(page):
    parser = Tags()
    parser.feed(page)
    return parser.found


def test_text_part_has_each_address_whole_on_its_own_line():
    assert as_text(TEXT) == (
        "Dag An,\n\n"
        "Er komt een spreker, op dinsdag:\n\n"
        "- Waar: Aalst\n- Hoe: in de klas\n\n"
        "Bekijk de sessie:\nhttps://y4c.example/a/x_y*z/\n\n"
        "Vragen? Kijk op onze site:\nhttps://y4c.example/.\n"
    )


def test_html_part_is_a_page_in_its_language_with_a_title():
    page = as_html(TEXT, title="Gepland <b>", language="nl")

    assert page.startswith('<!doctype html>\n<html lang="nl">')
    assert "<title>Gepland &lt;b&gt;</title>" in page
    assert "<strong>dinsdag</strong>" in page
    assert "<li>Waar: <em>Aalst</em></li>" in page


def test_link_that_is_a_paragraph_of_its_own_is_a_button():
    links = [
        attributes
        for tag, attributes in tags(as_html(TEXT, title="x", language="nl"))
        if tag == "a"
    ]

    assert [link["href"] for link in links] == [
        "https://y4c.example/a/x_y*z/",
        "https://y4c.example/",
    ]
    assert ["style" in link for link in links] == [True, False]
    assert links_in(TEXT) == [link["href"] for link in links]


def test_page_of_ours_gets_a_class_and_no_style():
    assert '<a href="https://y4c.example/" class="button">Kijk</a>' in as_fragment(
        "[Kijk](https://y4c.example/)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://elsewhere.example/pixel.png)",
        "<img src=x onerror=alert(1)>",
        "[x](data:text/html,<script>)",
    ],
)
def test_what_is_typed_never_becomes_code_or_an_image(text):
    found = tags(as_html(text, title="x", language="nl"))

    assert {tag for tag, _ in found} <= {"html", "head", "meta", "title", "body", "p", "a"}
    assert not any("script" in str(attributes.get("href")) for _, attributes in found)


@given(st.text(max_size=80))
def test_any_text_makes_only_the_tags_that_we_know(text):
    known = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}

    assert {tag for tag, _ in tags(as_fragment(text))} <= known
    assert as_text(text).endswith("\n")
