"""Until when and why we keep something, and why a column of it is not given."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from youth4coop.privacy.retention import RETENTION

# Until when
CONTACT = format_lazy(
    _("{months} maanden na je laatste sessie of aanvraag"), months=RETENTION.contact_months
)
REQUESTS = format_lazy(
    _("{short} maanden als er geen sessie van kwam, anders {long} maanden na je laatste sessie"),
    short=RETENTION.unfulfilled_months,
    long=RETENTION.contact_months,
)
WITHOUT_YOU = format_lazy(
    _("{months} maanden met je naam, daarna zonder"), months=RETENTION.contact_months
)
REGISTRATIONS = format_lazy(
    _("{short} dagen als je ze niet bevestigt, anders {long} dagen na de beslissing"),
    short=RETENTION.unconfirmed_days,
    long=RETENTION.registration_days,
)
MAILS = format_lazy(_("{days} dagen"), days=RETENTION.mail_days)
LINKS = format_lazy(_("{hours} uur nadat ze vervallen"), hours=RETENTION.link_hours)
UNTIL_LOGGED_OUT = _("tot je afgemeld bent")
UNTIL_ERASED = _("tot je gegevens gewist zijn")
AS_ACCOUNT = _("zolang je account bestaat")
UNTIL_REVOKED = _("tot je het wegdoet, of tot je account gewist is")
A_DAY = _("een dag")

# Why
TO_ARRANGE = _("om de sessie te regelen")
TO_LOG_IN = _("om je aan te melden")
TO_MATCH = _("om je te vragen voor een sessie die past")
TO_COUNT = _("voor de cijfers en het jaarverslag")
TO_KNOW_WHO = _("om te weten wie wat deed")
TO_LET_IN = _("om te beslissen of je meedoet")
TO_PROVE = _("om te bewijzen waarmee je akkoord ging")
TO_IMPROVE = _("om sessies beter te maken")
TO_SEE_STRANGERS = _("zodat je een vreemd toestel kunt afmelden")

# Why a column is not given
NOTHING_ABOUT_YOU = "says nothing about the person"
LETS_IN = "is a secret that lets somebody in"
OF_WHO_DECIDED = "says who decided, and is in the log of theirs"
REPEATS = "repeats what is given already"
ERASED = "is empty as long as there is a person"
