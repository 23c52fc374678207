from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from sessions.api import people, statistics
from sessions.api.invitations import InvitationViewSet
from sessions.api.proposals import ProposalViewSet
from sessions.api.reports import ReportView
from sessions.api.requests import RequestViewSet
from sessions.api.sessions import SessionViewSet

router = SimpleRouter()
router.register("cooperatives", people.CooperativeViewSet, basename="api-cooperative")
router.register("speakers", people.SpeakerViewSet, basename="api-speaker")
router.register("requests", RequestViewSet, basename="api-request")
router.register("invitations", InvitationViewSet, basename="api-invitation")
router.register("proposals", ProposalViewSet, basename="api-proposal")
router.register("sessions", SessionViewSet, basename="api-session")

calendar_years = statistics.CalendarYearListView.as_view()
calendar_year = statistics.CalendarYearView.as_view()
school_years = statistics.SchoolYearListView.as_view()
school_year = statistics.SchoolYearView.as_view()

urlpatterns: list[URLPattern | URLResolver] = [
    *router.urls,
    path("themes/", people.ThemeListView.as_view(), name="api-themes"),
    path("sectors/", people.SectorListView.as_view(), name="api-sectors"),
    path("statistics/calendar-years/", calendar_years, name="api-calendar-years"),
    path("statistics/calendar-years/<str:label>/", calendar_year, name="api-calendar-year"),
    path("statistics/school-years/", school_years, name="api-school-years"),
    path("statistics/school-years/<str:label>/", school_year, name="api-school-year"),
    path("reports/<str:label>/", ReportView.as_view(), name="api-report"),
]
