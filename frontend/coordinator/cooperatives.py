"""All cooperatives, for the coordinator: who is their contact person, and who tells."""

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import render

from frontend.access import PersonRequest, allow, only
from frontend.coordinator.filters import PAGE_SIZE
from sessions.models import Cooperative, Speaker
from youth4coop.users.models import UserRole


@only(UserRole.COORDINATOR)
@allow("GET")
def cooperative_list(request: PersonRequest) -> HttpResponse:
    """Every cooperative by name, with its contact person and how many speakers can be asked."""
    contacts = Speaker.objects.contacts().filter(cooperative=OuterRef("pk"))
    found = Cooperative.objects.annotate(
        contact=Subquery(contacts.values("name")[:1]),
        number=Count("speakers", filter=Q(speakers__active=True)),
    )
    page = Paginator(found.order_by("name", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "frontend/team/list.html", {"page": page})
