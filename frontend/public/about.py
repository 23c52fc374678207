"""What search engines and shared links say about a public page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import Promise

type Words = str | Promise


@dataclass(frozen=True)
class About:
    """The head of a page that may be found; a page without one asks not to be."""

    title: Words
    description: Words
    address: str
    picture: str


def about(request: HttpRequest, title: Words, description: Words) -> About:
    """Describe the page at the address of this request, without what stands after its `?`."""
    return About(
        title=title,
        description=description,
        address=f"{settings.BASE_URL}{request.path}",
        picture=f"{settings.BASE_URL}{static('frontend/share.png')}",
    )
