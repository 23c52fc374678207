"""The two parts of a mail, plain text and HTML, from one text with a little Markdown.

A text has paragraphs, "- " lists, **bold**, *emphasis* and [links](address); a link that is a
paragraph of its own becomes a button. HTML is shown as it is typed, and images are not made:
a mail holds nothing from elsewhere (R7.01).
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

YET_TO_COME = "link:"
BUTTON = (
    "display: inline-block; padding: 12px 22px; border-radius: 8px; background: #155e50; "
    "color: #ffffff; font-weight: bold; text-decoration: none"
)
PAGE = (
    "margin: 0 auto; max-width: 36em; padding: 16px; font: 16px/1.5 sans-serif; "
    "color: #1d2a27; background: #ffffff"
)


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "typographer": False, "breaks": True})
    return reader.enable(["list", "emphasis", "link", "newline", "escape"])


def as_html(source: str, *, title: str, language: str) -> str:
    """Give a whole HTML page for the second part of a mail."""
    body = _rendered(source, {"style": BUTTON})
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f'</head>\n<body style="{PAGE}">\n{body}</body>\n</html>\n'
    )


def as_fragment(source: str) -> SafeString:
    """Give the HTML of a mail to be shown on a page of ours, whose style sheets know `button`.

    A link that has no secret yet (`link:<name>`) leads nowhere, and is no link here. What stands in
    the text is escaped by the renderer, which makes no tags but its own.
    """
    return mark_safe(_rendered(source, {"class": "button"}, followed=False))  # noqa: S308


def _rendered(source: str, of_buttons: dict[str, str], *, followed: bool = True) -> str:
    tokens = _markdown().parse(source)
    for paragraph, inline in pairwise(tokens):
        if paragraph.type == "paragraph_open" and (button := _only_link(inline)):
            for name, value in of_buttons.items():
                button.attrSet(name, value)
    if not followed:
        _hold_back([token for block in tokens for token in block.children or []])
    return str(_markdown().renderer.render(tokens, _markdown().options, {}))


def _hold_back(tokens: list[Token]) -> None:
    """Make marks of the links that have no secret yet; links do not stand in each other."""
    held = False
    for token in tokens:
        if token.type == "link_open":
            held = str(token.attrGet("href")).startswith(YET_TO_COME)
        if held and token.type in {"link_open", "link_close"}:
            token.tag = "span"
        if held and token.type == "link_open":
            del token.attrs["href"]
            token.attrJoin("class", "no-link")


def as_text(source: str) -> str:
    """Give the plain text, with each address whole on a line of its own (R7.02)."""
    blocks = list(_blocks(_markdown().parse(source)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def links_in(source: str) -> list[str]:
    """Give the addresses that a text links to."""
    inner = [child for token in _markdown().parse(source) for child in token.children or []]
    return [str(token.attrGet("href")) for token in inner if token.type == "link_open"]


def _only_link(inline: Token) -> Token | None:
    """Give the link that is all there is in a paragraph."""
    children = [child for child in inline.children or [] if child.content or child.nesting]
    whole = bool(children) and children[0].type == "link_open" and children[-1].type == "link_close"
    alone = sum(child.type == "link_open" for child in children) == 1
    return children[0] if whole and alone else None


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """Give each paragraph, and each list with its items on lines of their own."""
    items: list[str] = []
    depth = 0
    for token in tokens:
        depth += token.nesting if "_list" in token.type else 0
        if token.type == "inline" and depth:
            items.append(f"- {_inline(token)}")
        elif token.type == "inline":
            yield _inline(token)
        elif not depth and items:
            yield "\n".join(items)
            items = []


def _inline(inline: Token) -> str:
    text, address = "", ""
    for token in inline.children or []:
        if token.type == "link_open":
            address = str(token.attrGet("href"))
        elif token.type == "link_close":
            text, address = f"{text.rstrip()}:\n{address}", ""
        elif token.type in {"softbreak", "hardbreak"}:
            text += "\n"
        else:
            text += token.content
    return text
