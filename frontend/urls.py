"""Every page, by the name that other parts of the site use."""

from django.urls import URLPattern, path

from frontend.public import views as public

urlpatterns: list[URLPattern] = [
    path("", public.home, name="home"),
    path("cijfers/", public.home, name="figures_now"),
    path("cijfers/<str:kind>/<str:label>/", public.home, name="figures"),
    path("aanvraag/", public.home, name="request_new"),
    path("aanvraag/verstuurd/", public.home, name="request_sent"),
    path("mijn/", public.home, name="me"),
    path("aanvragen/", public.home, name="request_list"),
    path("aanvragen/<int:pk>/", public.home, name="request_detail"),
    path("uitnodigingen/<int:pk>/", public.home, name="invitation_detail"),
    path("sessies/", public.home, name="session_list"),
    path("sessies/nieuw/", public.home, name="session_new"),
    path("sessies/<int:pk>/", public.home, name="session_detail"),
    path("spreker/", public.home, name="speaker_profile"),
]
