"""Fields of an MDX page as schemas."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from mooring.document import Json, JsonObject, Standing, pointer
from mooring.sources.mdx import prose, type_words
from mooring.sources.mdx.fields import Field
from mooring.sources.notes import Notes

_NO_DEFAULT = frozenset(
    {"", "None", "none", "null", "undefined", '""', "''", "N/A", "-"}
)
"""What people write where there is no default."""


@dataclass(frozen=True, slots=True)
class FieldSchemas:
    """Makes schemas of fields, and notes where each keyword stands."""

    notes: Notes
    trust: frozenset[Standing]

    def object(self, fields: Iterable[Field], produced: str) -> JsonObject:
        """The schema of an object whose members are `fields`."""
        schema: JsonObject = {"type": "object"}
        self._add(schema, fields, produced)
        return schema

    def schema(self, field: Field, produced: str) -> JsonObject:
        """What a field's value may be, with everything that its tag and its text say."""
        self.notes.place(produced, field.start)
        schema = self._type(field, produced)
        if field.children:
            self._nest(schema, field, produced)
        if field.strangers:
            where = field.strangers[0].where
            message = (
                f"“{field.name}” is a {field.where} field with {where} fields inside; they are kept under “x-members”. "
                "Use the same tag for both."
            )
            self.notes.warn("misplaced-field", message, field.strangers[0].start)
            schema["x-members"] = self.object(field.strangers, f"{produced}/x-members")
        self._default(schema, field, produced)
        if field.description:
            schema["description"] = field.description
            self.notes.place(f"{produced}/description", self._description_start(field))
            self._prose(schema, field, produced)
        for attribute, keyword in (
            ("placeholder", "x-placeholder"),
            ("pre", "x-labels"),
            ("post", "x-labels"),
        ):
            if attribute in field.element.attributes:
                schema.setdefault(keyword, field.element.attributes[attribute].value)
        deprecated = field.element.attributes.get("deprecated")
        if deprecated is not None and str(deprecated.value).lower() != "false":
            schema["deprecated"] = True
            self.notes.place(f"{produced}/deprecated", deprecated.start)
        return schema

    def _type(self, field: Field, produced: str) -> JsonObject:
        text = field.element.text("type")
        if text is None:
            return {"type": "object"} if field.children else {}
        self.notes.place(
            f"{produced}/type", field.element.attributes["type"].value_start
        )
        known = type_words.schema(text)
        if known is not None:
            return known
        if field.children:
            return {
                "type": "array" if type_words.is_array(text) else "object",
                "x-declared-type": text,
            }
        message = f"The type “{text}” of “{field.name}” is explained nowhere on the page, so any value is accepted."
        self.notes.warn(
            "unknown-type", message, field.element.attributes["type"].value_start
        )
        return {
            **({"type": "array"} if type_words.is_array(text) else {}),
            "x-declared-type": text,
        }

    def _nest(self, schema: JsonObject, field: Field, produced: str) -> None:
        """Add a field's children to the innermost object of its schema."""
        while schema.get("type") == "array":
            items = schema.setdefault("items", {"type": "object"})
            assert isinstance(items, dict)
            schema, produced = items, f"{produced}/items"
        declared = schema.get("type")
        if (
            declared == "object"
            or (isinstance(declared, list) and "object" in declared)
            or not schema
        ):
            schema.setdefault("type", "object")
            self._add(schema, field.children, produced)
            return
        message = (
            f"“{field.name}” is no object, but the page documents members of it; they are kept under “x-members”. "
            "State its type as object or object[]."
        )
        self.notes.warn("members-without-object", message, field.start)
        schema["x-members"] = self.object(field.children, f"{produced}/x-members")

    def _add(self, schema: JsonObject, fields: Iterable[Field], produced: str) -> None:
        properties: JsonObject = {}
        required: list[Json] = []
        for field in fields:
            place = f"{produced}/properties{pointer(field.name)}"
            known = properties.get(field.name)
            stated = self.schema(field, place)
            properties[field.name] = (
                stated if known is None else self._either(known, stated, field)
            )
            if field.is_required() and field.name not in required:
                self.notes.place(
                    f"{produced}/required/{len(required)}",
                    field.element.attributes["required"].start,
                )
                required.append(field.name)
        schema["properties"] = properties
        if required:
            schema["required"] = required

    def _either(self, known: Json, stated: JsonObject, field: Field) -> Json:
        """One schema for a name that the page documents twice."""
        variants = known.get("anyOf") if isinstance(known, dict) else None
        others = variants if isinstance(variants, list) else [known]
        if stated in others:
            return known
        message = f"“{field.name}” is documented twice, and differently; either form is accepted."
        self.notes.warn("documented-twice", message, field.start)
        return {"anyOf": [*others, stated]}

    def _default(self, schema: JsonObject, field: Field, produced: str) -> None:
        for name in ("default", "defaultValue", "initialValue"):
            attribute = field.element.attributes.get(name)
            if attribute is None or attribute.is_bare:
                continue
            standing = Standing.STATED if name == "default" else Standing.PROSE
            keyword, value = typed_default(attribute.value, schema)
            if standing is Standing.PROSE and standing not in self.trust:
                keyword = f"x-{keyword.removeprefix('x-')}"
            schema[keyword] = value
            self.notes.place(f"{produced}/{keyword}", attribute.value_start, standing)
            return

    def _prose(self, schema: JsonObject, field: Field, produced: str) -> None:
        """Note what only the words say; as plain keywords where prose is trusted."""
        said = prose.default(field.description, schema)
        for fact in prose.facts(field.description, schema):
            keyword = (
                fact.keyword
                if Standing.PROSE in self.trust
                else f"x-prose-{_dashed(fact.keyword)}"
            )
            schema[keyword] = fact.value
            offset = self._offset(field, fact.start)
            self.notes.place(f"{produced}/{keyword}", offset, Standing.PROSE)
            for index, value in enumerate(
                fact.value if isinstance(fact.value, list) else ()
            ):
                offset = self.notes.page.text.find(str(value), offset)
                self.notes.place(
                    f"{produced}/{keyword}/{index}", offset, Standing.PROSE
                )
                offset += len(str(value))
        if said is None:
            return
        if "default" not in schema:
            schema["x-prose-default"] = said.value
            self.notes.place(
                f"{produced}/x-prose-default",
                self._offset(field, said.start),
                Standing.PROSE,
            )
        elif schema["default"] != said.value:
            message = (
                f"The default of “{field.name}” is {json.dumps(schema['default'])} by its tag and "
                f"{json.dumps(said.value)} by its text; the tag is believed."
            )
            self.notes.warn(
                "default-disagrees", message, self._offset(field, said.start)
            )

    def _offset(self, field: Field, start: int) -> int:
        """The place in the page of what starts at `start` in a field's description."""
        line = field.description[start:].partition("\n")[0]
        found = self.notes.page.text.find(line, field.element.content_start)
        return found if found >= 0 else self._description_start(field)

    def _description_start(self, field: Field) -> int:
        first = field.description.partition("\n")[0]
        found = self.notes.page.text.find(first, field.element.content_start)
        return found if found >= 0 else field.start


def _dashed(keyword: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", keyword)


def typed_default(stated: Json, schema: JsonObject) -> tuple[str, Json]:
    """The keyword and the value for a default: `default` in the schema's type, else `x-default-text`."""
    if not isinstance(stated, str):
        return "default", stated
    stated_type = schema.get("type")
    others = (
        [one for one in stated_type if one != "null"]
        if isinstance(stated_type, list)
        else []
    )
    match others[0] if len(others) == 1 else stated_type:
        case _ if stated in _NO_DEFAULT:
            return "x-default-text", stated
        case "string":
            return "default", (
                stated.strip("'\"")
                if len(stated) > 1 and stated[0] == stated[-1]
                else stated
            )
        case "boolean" if stated.lower() in ("true", "false"):
            return "default", stated.lower() == "true"
        case "integer" if re.fullmatch(r"[+-]?\d{1,300}", stated):
            return "default", int(stated)
        case "number" if re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)", stated):
            return "default", float(stated) if "." in stated else int(stated)
        case ("array" | "object") as kind:
            try:
                value: Json = json.loads(stated)
            except ValueError:
                return "x-default-text", stated
            return (
                ("default", value)
                if isinstance(value, list if kind == "array" else dict)
                else ("x-default-text", stated)
            )
        case _ if (
            "enum" in schema
            and isinstance(schema["enum"], list)
            and stated in schema["enum"]
        ):
            return "default", stated
        case _:
            return "x-default-text", stated
