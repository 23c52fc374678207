"""How far two places are from each other."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance in kilometres, not rounded (haversine formula).

    Args:
        lat1, lon1, lat2, lon2: WGS84 degrees.
    """
    phi1, phi2 = radians(lat1), radians(lat2)
    half_lat = sin((phi2 - phi1) / 2) ** 2
    half_lon = sin(radians(lon2 - lon1) / 2) ** 2
    # Rounding can lift the sum a hair above 1 for opposite points.
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_lat + cos(phi1) * cos(phi2) * half_lon)))
