"""Made-up schools, cooperatives, people and sessions, to look around in."""
