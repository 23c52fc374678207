"""Schools that a teacher added: the coordinator looks at them before anybody else finds them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.coordinator.overview import coordinator_overview
from frontend.forms import NoForm
from schools.models import School
from schools.operations import confirm_school
from youth4coop.users.models import UserRole


@only(UserRole.COORDINATOR)
@allow("POST")
def school_check(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that a school is right; from now on everybody finds it."""
    school = get_object_or_404(School.objects.visible_to(request.user), pk=pk)
    return act(
        request,
        NoForm(request.POST),
        lambda: confirm_school(school),
        done=_("Bewaard: de school klopt. Iedereen kan ze nu vinden."),
        back=reverse("me"),
        again=lambda: coordinator_overview(request),
    )
