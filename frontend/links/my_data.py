"""What we keep about somebody, for whoever the link was mailed to."""

from collections.abc import Callable

from django.http import HttpResponse

from frontend.links.visit import DeadLink, Visit
from frontend.my_data import pages


def _of_its_owner(view: pages.MyDataView) -> Callable[[Visit], HttpResponse]:
    """Show a page to the person whom the link is about."""

    def guarded(visit: Visit) -> HttpResponse:
        if visit.link.object_id != visit.who.pk:
            raise DeadLink
        return view(visit)

    return guarded


PAGES = {verb: _of_its_owner(view) for verb, view in pages.VERBS.items()}
