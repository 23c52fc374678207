"""The OpenAPI schema's own additions."""

from typing import Any

PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail", "code", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {
                    "field": {"type": "string", "examples": ["groups.0.expected_pupils"]},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
ANSWER = {
    "description": "What is wrong: 400 invalid, 401 not logged in, 403 not allowed, 404 not "
    "there for you, 409 too late or taken, 429 too often (with Retry-After).",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key and body gives the same answer once more.",
    "schema": {"type": "string", "maxLength": 200},
}


def add_problems(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Say at each operation how it says no, and at each write that it takes a key."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    for path in result["paths"].values():
        for method, operation in path.items():
            operation["responses"]["4XX"] = ANSWER
            if method in {"post", "patch"}:
                operation.setdefault("parameters", []).append(KEY)
    return result
