from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from schools.api import views

router = SimpleRouter()
router.register("schools", views.SchoolViewSet, basename="api-school")

urlpatterns: list[URLPattern | URLResolver] = [
    *router.urls,
    path("levels/", views.LevelListView.as_view(), name="api-levels"),
    path("provinces/", views.ProvinceListView.as_view(), name="api-provinces"),
]
