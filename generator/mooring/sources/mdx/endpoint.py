"""The endpoint that an MDX page names in its front matter: `api: POST https://host/path/{id}`."""

import re
from dataclasses import dataclass

from mooring.document import Json, JsonObject

_ENDPOINT = re.compile(
    r"(?P<method>get|put|post|delete|options|head|patch|trace)\s+(?P<target>\S+)",
    re.IGNORECASE,
)
_TARGET = re.compile(r"(?:(?P<server>https?://[^/?#\s]+))?(?P<path>[^?#\s]*)")
_TEMPLATE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class MdxEndpoint:
    """A method, a path template with `{names}`, and the server where the page gives a whole address."""

    method: str
    path: str
    server: JsonObject | None

    @property
    def path_parameters(self) -> list[str]:
        return _TEMPLATE.findall(self.path)

    def server_of(self, url: str) -> str | None:
        """The server behind an example's address, where the address ends in this path."""
        path = "".join(
            "[^/?#]+" if _TEMPLATE.fullmatch(part) else re.escape(part)
            for part in re.split(r"(\{[^{}]+\})", self.path)
        )
        found = re.fullmatch(
            rf"(?P<server>https?://[A-Za-z0-9.:-]+(?:/[^?#\s]*?)?){path}/?(?:[?#]\S*)?",
            url,
        )
        return found["server"] if found else None


def endpoint(text: str) -> MdxEndpoint | None:
    """The endpoint that an `api` entry names; None where it is something else."""
    found = _ENDPOINT.fullmatch(text.strip())
    target = _TARGET.match(found["target"]) if found else None
    if found is None or target is None:
        return None
    path = re.sub(r"(?<=/):([A-Za-z_]\w*)", r"{\1}", target["path"])
    return MdxEndpoint(
        found["method"].lower(), f"/{path.removeprefix('/')}", _server(target["server"])
    )


def _server(url: str | None) -> JsonObject | None:
    if url is None:
        return None
    variables: JsonObject = {name: {"default": name} for name in _TEMPLATE.findall(url)}
    described: dict[str, Json] = {"url": url}
    return {**described, "variables": variables} if variables else described
