"""Asks whether a locked package has a published vulnerability, and fails when one has.

Where the service that knows does not answer, or does not know the packages, it says so in one
sentence and does not fail: no news is not a fault of ours, and no clean bill either.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [
    *(sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"),
    *("--timeout", "10", "--disable-pip", "--require-hashes"),
    *("--requirement", str(ROOT / "requirements" / "dev.lock")),
]


def ask() -> list[dict[str, Any]]:
    """Gives what the service says about each package; nothing when it did not answer."""
    result = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    try:
        packages: list[dict[str, Any]] = json.loads(result.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []
    return packages


def main() -> None:
    """Prints one line for each hole, or one line that says how many packages were looked at."""
    packages = ask()
    known = [package for package in packages if "skip_reason" not in package]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}"
        for package in known
        for hole in package["vulns"]
    ]
    if holes:
        sys.exit("\n".join(holes))
    if not known:
        print("The dependencies were NOT audited: the vulnerability service did not answer.")
    else:
        print(f"{len(known)} of {len(packages)} packages looked at, none with a known hole.")


if __name__ == "__main__":
    main()
