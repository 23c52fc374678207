"""What a stranger gets to see who follows every link of the site."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.conf import settings

# Attributes by which a page fetches or sends something; a link for people to follow is none.
FETCHES = {"action", "data", "poster", "src", "srcset"}
ELSEWHERE = ("/api/", settings.STATIC_URL)


class Page(HTMLParser):
    """One page, and the elements in it."""

    def __init__(self, response):
        super().__init__()
        self.response = response
        self.html = response.content.decode()
        self.elements = []
        self.feed(self.html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, {name: value or "" for name, value in attributes}))

    def all(self, tag):
        """Gives the attributes of each element of this kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def fetched(self):
        """Gives the addresses that the browser goes to by itself or with a form."""
        links = [link["href"] for link in self.all("link")]
        pairs = [pair for _tag, attributes in self.elements for pair in attributes.items()]
        return links + [value for name, value in pairs if name in FETCHES and value]


def crawl(client):
    """Gives every page that links lead to from the front page, by its address."""
    pages, waiting = {}, {"/"}
    while waiting:
        address = waiting.pop()
        pages[address] = page = Page(client.get(address, follow=True))
        waiting |= {link for link in _links(page, address) if link not in pages}
    return pages


def _links(page, address):
    for link in page.all("a"):
        found = urlsplit(urljoin(address, link.get("href", "")))
        # Those that choose a language lead back here.
        if link.get("rel") == "nofollow":
            continue
        if not found.scheme and not found.path.startswith(ELSEWHERE):
            yield found._replace(fragment="").geturl()
