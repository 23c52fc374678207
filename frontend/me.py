"""The first page after logging in: what this person has to do and to look forward to."""

from django.http import HttpResponse

from frontend.access import PersonRequest, allow
from frontend.cooperative.overview import speaker_overview
from frontend.coordinator.overview import coordinator_overview
from frontend.teacher.overview import teacher_overview
from youth4coop.users.models import UserRole

PAGES = {
    UserRole.TEACHER: teacher_overview,
    UserRole.SPEAKER: speaker_overview,
    UserRole.COORDINATOR: coordinator_overview,
}


@allow("GET")
def me(request: PersonRequest) -> HttpResponse:
    """Show the overview of the person's role."""
    return PAGES[UserRole(request.user.role)](request)
