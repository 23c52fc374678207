"""How often somebody may ask."""

from rest_framework.throttling import AnonRateThrottle


class AskThrottle(AnonRateThrottle):
    """Requests without a login, from one address: a whole school may be behind it."""

    scope = "ask"
