"""A link from a mail, opened by whoever it was mailed to."""

import datetime as dt
import hashlib
import re

from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.factories import MOMENT_END, NOW
from youth4coop.links.models import ActionLink
from youth4coop.links.operations import make_link

LONG_AFTER = MOMENT_END.astimezone(dt.UTC) + dt.timedelta(days=60)


def mailed(purpose, thing, person, *, until=LONG_AFTER):
    """Gives the address in a mail to this teacher or speaker, and the link's row."""
    token = make_link(purpose, thing.pk, person.email, now=NOW, expires_at=until)
    return reverse("open_link", args=[token]), ActionLink.objects.latest("pk")


class Opened:
    """The page of a link, in the browser of somebody who is not logged in."""

    def __init__(self, purpose, thing, person):
        self.client = Client()
        self.address, self.link = mailed(purpose, thing, person)
        self.client.get(self.address)

    def get(self):
        return self.client.get(reverse("link", args=[self.link.pk]))

    def look(self, part):
        """Looks at what belongs to the page."""
        return self.client.get(reverse("link_part", args=[self.link.pk, part]))

    def press(self, verb, **answers):
        """Presses a button; gives the page where it leads."""
        address = reverse("link_action", args=[self.link.pk, verb])
        return self.client.post(address, answers, follow=True)


def everything():
    """Gives a digest of all rows but those of login sessions."""
    digest = hashlib.sha256()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table != "django_session":
            rows = list(model._base_manager.order_by("pk").values_list())
            digest.update(f"{model._meta.label}{rows}".encode())
    return digest.hexdigest()


def first_form(response):
    """Gives method, address and start values of the first form in the page, or None."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    form = re.search(r"<form[^>]*>.*?</form>", main, re.DOTALL)
    return form and _read(form[0])


def _read(form):
    start = form[: form.index(">")]
    fields = re.findall(r"<(?:input|select|textarea)[^>]*>", form)
    sent = {_of("name", field): _of("value", field) or "on" for field in fields if _is_sent(field)}
    return _of("method", start), _of("action", start), sent


def _is_sent(field):
    """Tell whether a browser sends this along when nobody touched it."""
    is_choice = 'type="radio"' in field or 'type="checkbox"' in field
    return " checked" in field if is_choice else bool(_of("value", field))


def _of(name, tag):
    found = re.search(rf'{name}="([^"]*)"', tag)
    return found[1] if found else ""
