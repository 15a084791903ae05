"""Views of classes → the modules that they stand in.

A package whose models fit on the pages of one file keeps them in `models.py`. Beyond that, a component has
a module with all that is written inside it, and so has an operation: a place that depends on nothing
else in the document. Modules name each other's classes for type checkers alone, and the package
loads a class once it is used; both is the runtime's business (`runtime/loading.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from mooring.bindings.python.annotations import RUNTIME_NAMES, names
from mooring.bindings.python.code import Code, identifier, json_member, literal
from mooring.bindings.python.docstrings import documentation
from mooring.bindings.python.imports import from_import, outside_imports
from mooring.bindings.python.layout import Group, lay_out, settled
from mooring.bindings.runtime_modules import runtime_imports
from mooring.bindings.models.schema_places import Place
from mooring.bindings.views import EnumView, FieldView, IndexView, ModelsView, ModelView

LONGEST = 1400
"""Lines of classes that one module may have, beside its imports, before it is taken apart."""

MODULES = frozenset(("_datetime", "_typing_extensions", "builtins"))

ClassView = EnumView | ModelView


@dataclass(frozen=True, slots=True)
class Modules:
    """All modules of models, and their index where there is more than one."""

    modules: tuple[ModelsView, ...]
    index: IndexView | None


def model_modules(
    classes: Mapping[str, ClassView],
    places: Mapping[str, Place],
    text: str,
    aliases: Mapping[str, tuple[str, ...]],
) -> Modules:
    """The modules of `classes`.

    Args:
        classes: By schema key, in the order in which a reader looks for them.
        places: Where each schema is written.
        text: What the models are about.
        aliases: Further names of a class, by its name.
    """
    grouped = _grouped(classes, places)
    modules_by_class = {
        view.name: place.module for place, views in grouped.items() for view in views
    }
    used = {view.name: frozenset(_used(view)) for view in classes.values()}
    lines = sum(_height(view) for view in classes.values())
    if lines <= LONGEST or not _can_be_split(grouped, used, modules_by_class):
        views = tuple(classes.values())
        return Modules(
            (_module("models.py", text, views, used, Code("."), {}, aliases),), None
        )
    modules = tuple(
        _module(
            f"models/{place.module}.py",
            place.text,
            tuple(views),
            used,
            Code(".."),
            modules_by_class,
            aliases,
        )
        for place, views in sorted(grouped.items(), key=lambda item: item[0].module)
    )
    modules_by_name = modules_by_class | {
        identifier(alias): modules_by_class[Code(name)]
        for name, further in aliases.items()
        for alias in further
    }
    return Modules(modules, _index(modules_by_name, text))


def _grouped(
    classes: Mapping[str, ClassView], places: Mapping[str, Place]
) -> Mapping[Place, list[ClassView]]:
    """Classes by place; one that would be too long a module is taken apart into what is written inside it."""
    keys = defaultdict[Place, list[str]](list)
    for key in classes:
        keys[places[key]].append(key)
    grouped = dict[Place, list[ClassView]]()
    for place, own in keys.items():
        views = [classes[key] for key in own]
        inner = {key: place.inside(key) for key in own}
        if sum(map(_height, views)) <= LONGEST or {*inner.values()} == {place}:
            grouped[place] = views
        else:
            grouped |= _grouped({key: classes[key] for key in own}, inner)
    return grouped


def _height(view: ClassView) -> int:
    """The lines of a class, were every plain type a short one: another type rarely moves a class to another file."""
    match view:
        case EnumView(members=members):
            texts = [view.documentation]
            lines = len(members)
        case ModelView(fields=fields):
            texts = [view.documentation, *(one.documentation for one in fields)]
            lines = sum(_lines(one.declaration) for one in fields)
    return 4 + lines + sum(text.count("\n") + 1 for text in texts if text is not None)


def _lines(declaration: Code) -> int:
    """What says more than a type and a default takes its lines whatever the type is."""
    return declaration.count("\n") + 1 if ": Annotated[" in declaration else 1


def _can_be_split(
    grouped: Mapping[Place, list[ClassView]],
    used: Mapping[Code, frozenset[str]],
    modules_by_class: Mapping[Code, str],
) -> bool:
    """Whether no module needs itself while it is imported: a default of an enumeration is needed at once."""
    needed = {
        place.module: {
            modules_by_class[name]
            for view in views
            for name in _needed_at_once(used[view.name])
        }
        - {place.module}
        for place, views in grouped.items()
    }
    try:
        TopologicalSorter(needed).prepare()
    except CycleError:
        return False
    return True


def _module(
    path: str,
    text: str,
    views: tuple[ClassView, ...],
    used_by_class: Mapping[Code, frozenset[str]],
    package: Code,
    modules_by_class: Mapping[Code, str],
    aliases: Mapping[str, tuple[str, ...]],
) -> ModelsView:
    """One module.

    Args:
        used_by_class: The names that each class mentions.
        package: The way from it to the package of the bindings.
        modules_by_class: Where the classes of other modules are.
    """
    used = {name for view in views for name in used_by_class[view.name]}
    needed = {*_needed_at_once(used)}
    own = {view.name for view in views}
    foreign = {name for name in used | needed if name in modules_by_class} - own
    runtime = used & RUNTIME_NAMES
    local = [*runtime_imports(package, runtime)]
    local += _from_siblings(foreign & needed, modules_by_class, 0)
    checked = _from_siblings(foreign - needed, modules_by_class, 4)
    outside = used - foreign | ({"TYPE_CHECKING"} if checked else set[str]())
    further = {
        identifier(alias): name for name in own for alias in aliases.get(name, ())
    }
    modules = MODULES & {name.split(".")[0] for name in used}
    return ModelsView(
        path=path,
        documentation=documentation(text, 0),
        imports=outside_imports(outside, modules),
        local_imports=tuple(local),
        checked_imports=tuple(checked),
        exports=_exports((*own, *further)) if modules_by_class else None,
        enums=tuple(view for view in views if isinstance(view, EnumView)),
        models=tuple(view for view in views if isinstance(view, ModelView)),
        aliases=tuple(
            settled(alias + Code(" = ") + name, 0)
            for alias, name in sorted(further.items())
        ),
    )


def _used(view: ClassView) -> Iterable[str]:
    """The names that a class mentions."""
    match view:
        case EnumView(base=base, renamed=renamed):
            return (base, *(renamed.imports if renamed else ()))
        case ModelView(base=base, fields=fields, renamed=renamed):
            return [
                *(
                    name
                    for text in (base, *(_behind_name(field) for field in fields))
                    for name in names(text)
                ),
                *(renamed.imports if renamed else ()),
            ]


def _needed_at_once(used: Iterable[str]) -> Iterable[Code]:
    """The enumerations one of whose members is a default."""
    owners = {name.partition(".")[0] for name in used if "." in name}
    return map(Code, owners - MODULES)


def _behind_name(field: FieldView) -> str:
    """What a field's declaration uses: all but its own name."""
    return field.declaration.partition(":")[2]


def _from_siblings(
    wanted: Iterable[str], modules_by_class: Mapping[Code, str], indent: int
) -> list[Code]:
    by_module = defaultdict[str, list[str]](list)
    for name in wanted:
        by_module[modules_by_class[Code(name)]].append(name)
    return [
        from_import(Code(".") + identifier(module), by_module[module], indent)
        for module in sorted(by_module)
    ]


def _exports(own: Iterable[Code]) -> Code:
    entries = tuple(literal(name) for name in sorted(own))
    return lay_out(Group(Code("__all__ = ["), entries, Code("]")), 0)


def _index(modules_by_class: Mapping[Code, str], text: str) -> IndexView:
    entries = [
        json_member(name, modules_by_class[name]) for name in sorted(modules_by_class)
    ]
    return IndexView(
        documentation=documentation(
            f"{text[:-1]}; a class is loaded once it is used.", 0
        ),
        modules=tuple(identifier(one) for one in sorted({*modules_by_class.values()})),
        entries=(*(entry + Code(",") for entry in entries[:-1]), *entries[-1:]),
    )
