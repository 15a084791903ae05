"""Texts in every place of a document where its author may write what he likes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mooring.document import Json, JsonObject

CODE = "open('CANARY','w')"
PAYLOADS = (
    f'"""\n{CODE}\n"""',
    f"'''\n{CODE}\n'''",
    f'"+{CODE}+"',
    f"'+{CODE}+'",
    f"\\'+{CODE}#",
    f'\\"\n{CODE}#',
    f"\r{CODE}\r",
    f"\x85{CODE}\x0c{CODE}",
    f"\u2028{CODE}\u2029",
    f"*/ --> </script> ]]> ) ] ; {CODE}",
    f"{{{{ {CODE} }}}}{{% raw %}}{{# #}}",
    f"{{{CODE}}} %s %(a)s $a ${{a}}",
    "\\N{BELL} \\x00 \\u202e \\",
    "\x1b]0;CANARY\x07\x1b[2J\x00",
    "\u202e\u2066CANARY\u2069\ufeff\u200b",
    "__import__('os').system('touch CANARY')",
    "$(touch CANARY)`touch CANARY`",
    "../../CANARY\\..\\..%2e%2e/CANARY",
    "\uff0e\uff0e\uff0fCANARY \uff07\uff02",
)
PLAIN = "a plain word"
"""What stands in the same places of the document that a planted one is compared with."""

_TEXTS = frozenset(
    (
        *("title", "description", "summary", "version", "operationId", "format"),
        *("pattern", "name", "url", "email", "termsOfService", "bearerFormat"),
        *("default", "example", "const", "$comment", "value", "externalValue"),
        *("contentEncoding", "contentMediaType", "scheme", "identifier"),
    )
)
_LISTS = frozenset(("enum", "tags", "examples"))
_NAMES = frozenset(
    (
        *("properties", "patternProperties", "schemas", "content", "headers"),
        *("securitySchemes", "callbacks", "examples", "x-made-up", "responses"),
        *("variables", "links", "encoding", "dependentSchemas", "parameters"),
    )
)
_STATUSES = frozenset(("responses",))


@dataclass(slots=True)
class Planting:
    """Plants a text at each place in turn.

    Args:
        text: The text for the n-th place.
    """

    text: Callable[[int], str]
    count: int = field(default=0)

    def planted(self, root: JsonObject) -> JsonObject:
        """The document with texts in all places."""
        found = self._object(root, is_named=False)
        found["x-made-up"] = {self._next(): self._next()}
        return found

    def _next(self) -> str:
        self.count += 1
        # A number keeps names apart that would be one after all else is taken out of them.
        return f"p{self.count} {self.text(self.count)} q{self.count}"

    def _object(self, value: JsonObject, *, is_named: bool) -> JsonObject:
        found: JsonObject = {}
        for key, member in value.items():
            found[key] = self._member(key, member, is_named=is_named)
        return found

    def _member(self, key: str, value: Json, *, is_named: bool) -> Json:
        match value:
            case str() if not is_named and (key in _TEXTS or key.startswith("x-")):
                return value + self._next()
            case list() if not is_named and key in _LISTS:
                more = (
                    [self._next()] if all(isinstance(one, str) for one in value) else []
                )
                return [*value, *more]
            case list():
                return [self._member("", item, is_named=False) for item in value]
            case dict():
                inner = self._object(value, is_named=not is_named and key in _NAMES)
                if not is_named and key in _NAMES and inner and key not in _STATUSES:
                    last = [*inner.values()][-1]
                    inner[self._media_type() if key == "content" else self._next()] = (
                        last
                    )
                return inner
            case _:
                return value

    def _media_type(self) -> str:
        return f"application/json; {self._next()}"
