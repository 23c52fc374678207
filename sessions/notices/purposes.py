"""Every mail that the site writes: to whom, when it may go, and what its text can name."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youth4coop.mail.quiet import Audience

_REQUEST = ("name", "school", "town", "reference", "groups", "pupils", "format", "goal", "moments")
_PROPOSAL = (*_REQUEST, "cooperative", "speaker_names", "proposed")
_SESSION = (
    *("name", "school", "town", "day", "day_short", "start", "hours", "place", "format", "groups"),
    *("pupils", "goal", "speaker_names", "session_link", "calendar_link"),
)
_FOR_TEACHER = (*_SESSION, "speakers", "needs")
_FOR_SPEAKER = (*_SESSION, "teacher", "practical")


_SIDES: tuple[tuple[Audience, tuple[str, ...]], ...] = (
    ("teacher", _FOR_TEACHER),
    ("speaker", _FOR_SPEAKER),
)


@dataclass(frozen=True)
class Purpose:
    """One kind of mail.

    Args:
        names: the variables that its text may name.
        button: the link without which the mail makes no sense; "" where there is none.
        at_once: it answers what this person just did, and waits for no morning (R7.10).
        fresh: it is written anew when it goes, unless the coordinator changed it.
    """

    code: str
    label: str | Promise
    to: Audience
    names: tuple[str, ...]
    button: str = ""
    at_once: bool = False
    fresh: bool = False


_ALL = [
    Purpose(
        "request_confirm",
        _("vraag om een aanvraag te bevestigen"),
        "teacher",
        (*_REQUEST, "confirm_link", "expires"),
        button="confirm_link",
        at_once=True,
    ),
    Purpose(
        "request_receipt",
        _("ontvangst van een aanvraag"),
        "teacher",
        (*_REQUEST, "request_link"),
        button="request_link",
        at_once=True,
    ),
    Purpose(
        "request_withdrawn",
        _("aanvraag ingetrokken"),
        "teacher",
        (*_REQUEST, "request_link"),
        at_once=True,
    ),
    Purpose(
        "request_unfulfilled",
        _("geen spreker gevonden"),
        "teacher",
        (*_REQUEST, "reason", "new_request_link"),
        button="new_request_link",
    ),
    Purpose(
        "invitation_sent",
        _("uitnodiging"),
        "speaker",
        (*_REQUEST, "cooperative", "distance", "answer_link"),
        button="answer_link",
        fresh=True,
    ),
    Purpose(
        "invitation_reminder",
        _("herinnering aan een uitnodiging"),
        "speaker",
        (*_REQUEST, "cooperative", "distance", "sent", "answer_link"),
        button="answer_link",
        fresh=True,
    ),
    Purpose(
        "invitation_contact",
        _("uitnodiging, aan de contactpersoon"),
        "speaker",
        (*_REQUEST, "cooperative", "speaker_names", "distance", "answer_link"),
        button="answer_link",
        fresh=True,
    ),
    Purpose(
        "invitation_passed_on",
        _("uitnodiging doorgegeven"),
        "speaker",
        (*_REQUEST, "cooperative", "passed_on_by", "distance", "answer_link"),
        button="answer_link",
        fresh=True,
    ),
    Purpose("invitation_withdrawn", _("uitnodiging ingetrokken"), "speaker", _REQUEST),
    Purpose(
        "proposal_sent",
        _("ander moment voorgesteld"),
        "teacher",
        (*_PROPOSAL, "choose_link", "expires"),
        button="choose_link",
        fresh=True,
    ),
    Purpose(
        "proposal_reminder",
        _("herinnering aan een ander moment"),
        "teacher",
        (*_PROPOSAL, "choose_link", "expires"),
        button="choose_link",
        fresh=True,
    ),
    Purpose(
        "proposal_refused",
        _("geen ander moment gekozen"),
        "speaker",
        (*_PROPOSAL, "answer_link"),
        button="answer_link",
        fresh=True,
    ),
    *(
        Purpose(f"session_planned_{to}", _("sessie gepland"), to, names, "session_link", fresh=True)
        for to, names in _SIDES
    ),
    *(
        Purpose(
            f"session_moved_{to}",
            _("sessie verplaatst"),
            to,
            (*names, "old_moment"),
            "session_link",
        )
        for to, names in _SIDES
    ),
    *(
        Purpose(
            f"move_proposed_{to}",
            _("vraag om de sessie te verplaatsen"),
            to,
            (*names, "moments", "reason"),
            "session_link",
        )
        for to, names in _SIDES
    ),
    *(
        Purpose(
            f"move_declined_{to}",
            _("geen ander moment: de sessie blijft"),
            to,
            (*names, "reason"),
            "session_link",
        )
        for to, names in _SIDES
    ),
    *(
        Purpose(f"session_cancelled_{to}", _("sessie geannuleerd"), to, (*names, "reason", "next"))
        for to, names in _SIDES
    ),
    Purpose(
        "session_cancelled_coordinator",
        _("sessie geannuleerd"),
        "coordinator",
        (*_SESSION, "reason", "cancelled_by", "coordinator_link"),
        "coordinator_link",
    ),
    *(
        Purpose(f"session_restored_{to}", _("sessie gaat toch door"), to, names, "session_link")
        for to, names in _SIDES
    ),
    *(
        Purpose(
            f"meet_{to}",
            _("drie weken vooraf: spreken jullie elkaar al?"),
            to,
            names,
            "session_link",
            fresh=True,
        )
        for to, names in _SIDES
    ),
    *(
        Purpose(
            f"tomorrow_{to}",
            _("een werkdag vooraf: herinnering"),
            to,
            names,
            "session_link",
            fresh=True,
        )
        for to, names in _SIDES
    ),
    Purpose(
        "practical_teacher",
        _("een week vooraf: praktische info"),
        "teacher",
        (*_FOR_TEACHER, "practical_link"),
        button="practical_link",
        fresh=True,
    ),
    Purpose(
        "practical_speaker",
        _("een week vooraf: praktische info"),
        "speaker",
        _FOR_SPEAKER,
        button="session_link",
        fresh=True,
    ),
    Purpose(
        "count_teacher",
        _("op de dag zelf: hoeveel leerlingen?"),
        "teacher",
        (*_FOR_TEACHER, "count_link"),
        "count_link",
        fresh=True,
    ),
    Purpose(
        "count_reminder_teacher",
        _("nog geen telling"),
        "teacher",
        (*_FOR_TEACHER, "count_link"),
        "count_link",
        fresh=True,
    ),
    Purpose(
        "count_speaker",
        _("hoeveel leerlingen?"),
        "speaker",
        (*_FOR_SPEAKER, "count_link"),
        "count_link",
        fresh=True,
    ),
    Purpose(
        "thanks_teacher",
        _("bedankt"),
        "teacher",
        (*_FOR_TEACHER, "pupils_counted", "evaluation_link", "again_link"),
        button="evaluation_link",
        fresh=True,
    ),
    Purpose(
        "thanks_speaker",
        _("bedankt"),
        "speaker",
        (*_FOR_SPEAKER, "pupils_counted", "reach", "evaluation_link"),
        button="evaluation_link",
        fresh=True,
    ),
    Purpose(
        "registration_confirm",
        _("vraag om een inschrijving te bevestigen"),
        "speaker",
        ("cooperative", "register_link", "expires"),
        button="register_link",
        at_once=True,
    ),
    Purpose(
        "registration_known",
        _("inschrijving van wie al spreker is"),
        "speaker",
        ("login_link",),
        button="login_link",
        at_once=True,
    ),
    Purpose(
        "registration_approved",
        _("welkom als spreker"),
        "speaker",
        ("name", "cooperative", "login_link"),
        button="login_link",
    ),
    Purpose(
        "registration_refused",
        _("inschrijving niet aanvaard"),
        "speaker",
        ("name", "cooperative", "reason"),
    ),
    Purpose(
        "access_asked",
        _("iemand wil spreker worden"),
        "speaker",
        ("name", "cooperative", "newcomer", "access_link"),
        button="access_link",
    ),
    Purpose(
        "colleague_invited",
        _("vraag om spreker te worden"),
        "speaker",
        ("name", "cooperative", "asked_by", "register_link", "expires"),
        button="register_link",
        at_once=True,
    ),
    Purpose(
        "my_data",
        _("link naar mijn gegevens"),
        "teacher",
        ("name", "my_data_link", "expires"),
        button="my_data_link",
        at_once=True,
    ),
    Purpose(
        "new_address",
        _("vraag om een nieuw adres te bevestigen"),
        "teacher",
        ("name", "new_address_link", "expires"),
        button="new_address_link",
        at_once=True,
    ),
    Purpose(
        "digest",
        _("overzicht voor de coördinator"),
        "coordinator",
        ("name", "headline", "todo", "coordinator_link"),
        button="coordinator_link",
    ),
]

PURPOSES: dict[str, Purpose] = {purpose.code: purpose for purpose in _ALL}
