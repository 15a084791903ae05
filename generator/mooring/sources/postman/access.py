"""A collection's `auth`, as a security scheme."""

from mooring.document import Json, JsonObject
from mooring.sources.openapi_document import members


def scheme(auth: Json) -> tuple[str, JsonObject | None] | None:
    """The key and the scheme of an `auth`; no scheme where it says that none is needed, nothing where it says nothing.

    The values in it are somebody's credentials, so none of them is read.
    """
    stated = dict(members(auth))
    match stated.get("type"):
        case "noauth":
            return "none", None
        case "bearer" | "jwt":
            return "bearerAuth", {"type": "http", "scheme": "bearer"}
        case "basic" | "digest" as kind:
            return f"{kind}Auth", {"type": "http", "scheme": str(kind)}
        case "oauth2":
            return "oauth2", {"type": "oauth2", "flows": {}}
        case "apikey":
            settings = _settings(stated.get("apikey"))
            name = settings.get("key") or "Authorization"
            where = "query" if settings.get("in") == "query" else "header"
            key = "".join(one if one.isalnum() or one in "._-" else "_" for one in name)
            return key, {"type": "apiKey", "in": where, "name": name}
        case _:
            return None


def _settings(value: Json) -> dict[str, str]:
    """The settings of an auth: a list of keys and values in v2.1, an object in v2.0."""
    if isinstance(value, list):
        return {
            str(one.get("key")): str(one.get("value", ""))
            for one in value
            if isinstance(one, dict)
        }
    return {key: str(member) for key, member in members(value)}
