"""What we know about somebody: asked by mail."""

from django.http import HttpResponse
from django.shortcuts import render

from frontend.links.visit import DeadLink, Visit


def page(visit: Visit) -> HttpResponse:
    """Say how to ask what we know, and to have it put right or erased.

    The link is about an account, and is its owner's.
    """
    if visit.link.object_id != visit.who.pk:
        raise DeadLink
    return render(visit.request, "frontend/links/my_data.html", {"who": visit.who})
