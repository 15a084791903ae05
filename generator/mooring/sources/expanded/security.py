"""Security of Mintlify's expanded endpoints, as schemes and requirements."""

import re
from dataclasses import dataclass, field

from mooring.document import Json, JsonObject
from mooring.sources.openapi_document import members


@dataclass(slots=True)
class Security:
    """The schemes by their key, and the requirements, any one of which suffices."""

    schemes: JsonObject = field(default_factory=dict[str, Json])
    requirements: list[Json] = field(default_factory=list[Json])
    doubts: list[str] = field(default_factory=list[str])
    """Sentences about what this form does not tell."""


def security(entries: Json) -> Security:
    """What the `security` list of a request says; each entry is one way in, whose title joins its schemes by “&”."""
    found = Security()
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict):
            continue
        titles = [
            title.strip() for title in str(entry.get("title", "auth")).split(" & ")
        ]
        credentials = [
            (place, name, carried)
            for place, carriers in members(entry.get("parameters"))
            for name, carried in members(carriers)
        ]
        requirement: JsonObject = {}
        for index, title in enumerate(titles):
            key = re.sub(r"[^A-Za-z0-9._-]+", "_", title)
            if index < len(credentials):
                found.schemes[key] = _scheme(*credentials[index], found)
            else:
                found.schemes.setdefault(
                    key, {"type": "openIdConnect", "openIdConnectUrl": "about:blank"}
                )
                found.doubts.append(
                    f"How “{title}” is presented is not stated; it is read as OpenID Connect."
                )
            requirement[key] = []
        found.requirements.append(requirement)
    return found


def _scheme(place: str, name: str, carried: Json, found: Security) -> JsonObject:
    stated = dict(members(carried))
    description: JsonObject = (
        {"description": stated["description"]} if "description" in stated else {}
    )
    match stated.get("type"):
        case "http":
            return {
                "type": "http",
                "scheme": stated.get("scheme", "bearer"),
                **description,
            }
        case "oauth2":
            found.doubts.append(
                "The flows of OAuth 2 are not stated on this page; none is read."
            )
            return {"type": "oauth2", "flows": {}, **description}
        case _:
            return {"type": "apiKey", "in": place, "name": name, **description}
