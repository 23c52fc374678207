"""Which pages and buttons each kind of link has; "" is the page itself.

Buttons act; parts are only looked at, or downloaded.
"""

from collections.abc import Callable, Mapping

from django.http import HttpResponse

from frontend.links import (
    asking_again,
    coming,
    confirming,
    counting,
    evaluating,
    invitations,
    joining,
    my_data,
    new_address,
    practical,
    proposals,
    requests,
    sessions,
)
from frontend.links.visit import Visit
from youth4coop.links.models import LinkPurpose

type LinkView = Callable[[Visit], HttpResponse]

# Those that are missing are calendar items: they are read, and have no page.
PAGES: Mapping[LinkPurpose, Mapping[str, LinkView]] = {
    LinkPurpose.CONFIRM_REQUEST: {"": confirming.page, "bevestigen": confirming.confirm},
    LinkPurpose.FOLLOW_REQUEST: {
        "": requests.page,
        "intrekken": requests.withdraw,
        "heropenen": requests.reopen,
    },
    LinkPurpose.ANSWER_INVITATION: {
        "": invitations.page,
        "ja": invitations.accept,
        "nee": invitations.decline,
        "doorgeven": invitations.pass_on,
        "ander-moment": invitations.propose,
        "voorstel-intrekken": invitations.take_back,
        "annuleren": invitations.cancel,
        "toch-wel": invitations.restore,
    },
    LinkPurpose.ANSWER_PROPOSAL: {
        "": proposals.page,
        "kies": proposals.choose,
        "geen": proposals.refuse,
        "annuleren": proposals.cancel,
        "toch-wel": proposals.restore,
    },
    LinkPurpose.FOLLOW_SESSION: {
        "": sessions.page,
        "annuleren": sessions.cancel,
        "toch-wel": sessions.restore,
        "verplaatsen": coming.move,
        "ander-moment": coming.accept,
        "geen-ander-moment": coming.decline,
        "voorstel-intrekken": coming.withdraw,
        "praktisch": coming.practical,
        "nodig": coming.prepare,
    },
    LinkPurpose.COUNT: {
        "": counting.page,
        "bewaren": counting.count,
        "evalueren": counting.evaluate,
        "niet-doorgegaan": counting.not_held,
        "toch-doorgegaan": counting.undo,
    },
    LinkPurpose.PRACTICAL: {"": practical.page, "bewaren": practical.give},
    LinkPurpose.EVALUATE: {"": evaluating.page, "bewaren": evaluating.give},
    LinkPurpose.ASK_AGAIN: {"": asking_again.page, "kiezen": asking_again.begin},
    LinkPurpose.MY_DATA: my_data.PAGES,
    LinkPurpose.NEW_ADDRESS: {"": new_address.page, "bevestigen": new_address.confirm},
    LinkPurpose.CONFIRM_REGISTRATION: {"": joining.page, "bevestigen": joining.confirm},
    LinkPurpose.DECIDE_ACCESS: {
        "": joining.access_page,
        "ja": joining.give_access,
        "nee": joining.refuse_access,
    },
}

PARTS: Mapping[LinkPurpose, Mapping[str, LinkView]] = {
    LinkPurpose.FOLLOW_SESSION: {
        "bewijs": sessions.paper,
        "verplaatsen": coming.move,
        "voorbereiding": coming.prepare,
        "praktisch": coming.practical,
    },
    LinkPurpose.COUNT: {"bewijs": counting.paper},
    LinkPurpose.EVALUATE: {"bewijs": evaluating.paper},
}
