"""How long somebody who came too often has to wait."""

import math
import time

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.http import HttpRequest

APP = "allauth.account"


def seconds_to_wait(request: HttpRequest, action: str, key: str) -> int:
    """Give the seconds until one more `action` is allowed; 0 when it is now.

    Args:
        action: a name of ACCOUNT_RATE_LIMITS.
        key: whom or what is counted besides the visitor's address.
    """
    waits = [0.0]
    for rate in get_rates(app=APP, action=action):
        name = get_cache_key(request, app=APP, action=action, rate=rate, key=key)
        times: list[float] = cache.get(name, [])  # newest first
        if len(times) >= rate.amount:
            waits.append(times[-1] + rate.duration - time.time())
    return math.ceil(max(waits))
