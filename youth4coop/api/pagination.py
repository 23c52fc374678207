"""Lists come in pages of 25, or of `page_size`, at most 100."""

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """`{"count", "next", "previous", "results"}`."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100
