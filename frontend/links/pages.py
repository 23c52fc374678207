"""Which pages and buttons each kind of link has; "" is the page itself."""

from collections.abc import Callable

from django.http import HttpResponse

from frontend.links import confirming
from frontend.links.visit import Visit
from youth4coop.links.models import LinkPurpose

type LinkView = Callable[[Visit], HttpResponse]

# Where people who log in do the same.
WITH_LOGIN = {
    LinkPurpose.FOLLOW_REQUEST: "request_detail",
    LinkPurpose.ANSWER_INVITATION: "invitation_detail",
    LinkPurpose.FOLLOW_SESSION: "session_detail",
    LinkPurpose.COUNT: "session_detail",
}

PAGES: dict[LinkPurpose, dict[str, LinkView]] = {
    LinkPurpose.CONFIRM_REQUEST: {
        "": confirming.confirm_page,
        "bevestigen": confirming.confirm,
    },
}
