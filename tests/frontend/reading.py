"""What a person reads on a page."""

import datetime as dt
import html
import re

from tests.factories import NOW

YESTERDAY = NOW - dt.timedelta(days=1)


def words(response) -> str:
    """Gives the text of the page, without the tags, with single spaces."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())


def title(response) -> str:
    """Gives the title that the browser's tab shows."""
    return html.unescape(re.search(r"<title>([^<]*)</title>", response.content.decode())[1])


def value(response, name: str) -> str:
    """Gives what stands in a text field."""
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', response.content.decode())[0]
    found = re.search(r'value="([^"]*)"', field)
    return html.unescape(found[1]) if found else ""


def problems(response) -> list[str]:
    """Gives what the box at the top asks to put right."""
    return [problem.text for problem in response.context["problems"]]


def classes_in(style_sheet: str) -> set[str]:
    """Gives the classes that the selectors of a style sheet name."""
    rules = re.sub(r"/\*.*?\*/", "", style_sheet, flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{", rules)
    return set(re.findall(r"\.([a-z][a-z0-9_-]*)", " ".join(selectors)))
