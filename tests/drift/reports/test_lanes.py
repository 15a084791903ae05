"""The fields of an operation through revisions."""

from mooring.drift import Side, compare
from mooring.drift.reports.fields import MOST_FIELDS
from mooring.drift.reports.lanes import Flow, Join, flows

from ..revisions import written
from .cases import report, sides

WIDE = "\n".join(
    f"    S{at}: {{type: object, properties: {{{members}}}}}"
    for at in range(30)
    for members in [
        ", ".join(f"p{to}: {{$ref: '#/components/schemas/S{to}'}}" for to in range(30))
    ]
)


def posted(schema: str, components: str = "") -> Side:
    body = f"{{content: {{application/json: {{schema: {schema}}}}}}}"
    return written(
        f"paths: {{/pets: {{post: {{requestBody: {body}, responses: {{'204': {{description: Done}}}}}}}}}}\n{components}"
    )


def flow_of(old: Side, new: Side) -> Flow:
    (only,) = flows((old, new), (compare(old, new),))
    return only


def ways(flow: Flow) -> list[tuple[str | None, str | None, Join | None]]:
    """Each lane of two revisions: its name in both, and how one became the other."""
    return [
        (*(stop and stop.label for stop in lane.stops), *lane.joins)
        for lane in flow.lanes
    ]


def test_a_renamed_field_keeps_its_lane() -> None:
    (flow,) = [
        one
        for one in flows(sides("everyday"), (report("everyday"),))
        if one.operation == "POST /pets"
    ]
    assert ("ownerEmailAddress", "owner_email_address", Join.RENAMED) in ways(flow)
    assert ("colour", None, None) in ways(flow)
    assert ("name", "name", Join.SAME) in ways(flow)


def test_what_is_inside_of_a_renamed_field_follows_it() -> None:
    inner = "{type: object, description: Where the owner of the pet lives, properties: {street: {type: string}, town: {type: string}}}"
    old = posted(f"{{type: object, properties: {{ownerAddress: {inner}}}}}")
    new = posted(f"{{type: object, properties: {{owner_address: {inner}}}}}")
    assert ways(flow_of(old, new)) == [
        ("ownerAddress", "owner_address", Join.RENAMED),
        ("ownerAddress.street", "owner_address.street", Join.SAME),
        ("ownerAddress.town", "owner_address.town", Join.SAME),
    ]


def test_the_values_of_an_enumeration_come_along() -> None:
    old = posted("{type: object, properties: {kind: {enum: [cat, dog]}}}")
    new = posted("{type: object, properties: {kind: {enum: [cat, dog, 7]}}}")
    (lane,) = flow_of(old, new).lanes
    assert [stop and stop.values for stop in lane.stops] == [
        ("cat", "dog"),
        ("cat", "dog", "7"),
    ]


def test_members_of_a_union_that_share_a_field_are_one_lane() -> None:
    members = [
        f"{{type: object, properties: {{type: {{const: {kind}}}, {kind}: {{type: string}}}}}}"
        for kind in ("text", "image", "audio")
    ]
    old = posted(f"{{oneOf: [{', '.join(members[:2])}]}}")
    new = posted(f"{{oneOf: [{', '.join(members)}]}}")
    lane = flow_of(old, new).lanes[0]
    assert [stop and (stop.label, stop.values) for stop in lane.stops] == [
        ("type", ("text", "image")),
        ("type", ("text", "image", "audio")),
    ]


def test_schemas_that_unfold_without_end_are_read_as_far_as_they_are_drawn() -> None:
    components = f"components:\n  schemas:\n{WIDE}\n"
    old = posted("{$ref: '#/components/schemas/S0'}", components)
    added = components.replace("{p0:", "{added: {type: string}, p0:", 1)
    new = posted("{$ref: '#/components/schemas/S0'}", added)
    flow = flow_of(old, new)
    assert 30 <= len(flow.lanes) <= 2 * MOST_FIELDS
    assert (None, "added", None) in ways(flow)
