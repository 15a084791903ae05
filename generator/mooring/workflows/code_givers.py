"""The source of Mooring → every code that it gives: there is no list to keep beside it.

A code is given where something is called whose parameter is named `code`; what is said under it is the argument
for `message` or `why` of the same call.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_SOURCE = Path(__file__).parents[1]
_COPIED = _SOURCE / "bindings" / "runtime"
"""What generated packages hold; it speaks to their callers, not to whoever runs Mooring."""

_CODE = re.compile(r"[a-z]+(?:-(?:[a-z]+|…))*")
_FILLED = re.compile(r"\{\w+\}")

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Code:
    """A stable code, and everything that is said under it.

    Args:
        name: In kebab case; “…” stands for a part that follows from the document.
        messages: Its sentences; “{name}” stands for what is told of the place.
        subjects: What the parts of Mooring that give it are about.
    """

    name: str
    messages: tuple[str, ...]
    subjects: tuple[str, ...]


def codes() -> tuple[Code, ...]:
    """Every code that a refusal, a warning or an entry of a ledger may carry, by name."""
    modules = _modules()
    givers = list(_givers(modules))
    found = dict[str, tuple[dict[str, None], dict[str, None]]]()
    constants = {
        name: value
        for module in modules.values()
        for name, value in _constants(module.tree)
    }
    for path, module in modules.items():
        functions = {
            one.name: one for one in module.tree.body if isinstance(one, _Function)
        }
        subject = (ast.get_docstring(module.tree) or "").partition("\n")[0]
        for function, call in _calls(module.tree, None):
            giver = _giver(givers, module, path, call)
            if giver is None:
                continue
            for name, said in _given(
                giver, call, _Scope(function, constants, functions)
            ):
                name = _FILLED.sub("…", name)
                if _CODE.fullmatch(name):
                    messages, subjects = found.setdefault(name, ({}, {}))
                    messages.update(dict.fromkeys(said))
                    subjects[subject] = None
    return tuple(
        Code(name, tuple(messages), tuple(subjects))
        for name, (messages, subjects) in sorted(found.items())
    )


@dataclass(frozen=True, slots=True)
class _Module:
    """A source file, and where the names in it come from: a module, and the name there."""

    tree: ast.Module
    imports: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Giver:
    """Something that is called with a code, or is called like it: a function, or a class with that member."""

    name: str
    path: Path
    parameters: tuple[str, ...]
    defaults: Mapping[str, ast.expr]

    @property
    def words(self) -> str:
        """The parameter that takes the sentence."""
        return "message" if "message" in self.parameters else "why"

    def argument(self, call: ast.Call, name: str) -> ast.expr | None:
        for keyword in call.keywords:
            if keyword.arg == name:
                return keyword.value
        index = (
            self.parameters.index(name) if name in self.parameters else len(call.args)
        )
        return call.args[index] if index < len(call.args) else self.defaults.get(name)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where an expression stands: what its names may be."""

    function: _Function | None
    constants: Mapping[str, str]
    functions: Mapping[str, _Function] = field(default_factory=dict[str, _Function])
    """Those of its module, some of which return what is said."""


def _modules() -> Mapping[Path, _Module]:
    """The modules of the source that have to do with codes; parsing all of them would take seconds."""
    texts_by_path = {
        path: path.read_text("utf-8")
        for path in sorted(_SOURCE.rglob("*.py"))
        if not path.is_relative_to(_COPIED)
    }
    names = {
        one.name
        for path, text in texts_by_path.items()
        if "code: str" in text
        for one in _definitions(path, ast.parse(text))
        if "code" in one.parameters
    }
    is_named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b[(:]")
    trees = {
        path: ast.parse(text)
        for path, text in texts_by_path.items()
        if is_named.search(text)
    }
    return {path: _Module(tree, dict(_imports(tree))) for path, tree in trees.items()}


def _imports(tree: ast.Module) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                yield alias.asname or alias.name, (node.module, alias.name)


def _givers(modules: Mapping[Path, _Module]) -> Iterator[_Giver]:
    for path, module in modules.items():
        yield from _definitions(path, module.tree)


def _definitions(path: Path, tree: ast.Module) -> Iterator[_Giver]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, args=arguments) if name != "__init__":
                yield _function(name, path, arguments)
            case ast.ClassDef(name=name, body=body):
                yield _class(name, path, body)
            case _:
                pass


def _class(name: str, path: Path, body: list[ast.stmt]) -> _Giver:
    """A class is called with what its `__init__` takes, and a dataclass with its members."""
    for one in body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            return _function(name, path, one.args)
    members = (one.target for one in body if isinstance(one, ast.AnnAssign))
    names = tuple(one.id for one in members if isinstance(one, ast.Name))
    return _Giver(name, path, names, {})


def _function(name: str, path: Path, arguments: ast.arguments) -> _Giver:
    taken = [*arguments.posonlyargs, *arguments.args]
    defaults = {
        one.arg: value
        for one, value in zip(reversed(taken), reversed(arguments.defaults))
    }
    names = [one.arg for one in taken]
    if names[:1] in (["self"], ["cls"]):
        names = names[1:]
    return _Giver(name, path, tuple(names), defaults)


def _calls(
    node: ast.AST, function: _Function | None
) -> Iterator[tuple[_Function | None, ast.Call]]:
    """Every call, with the function that it is in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield function, child
        inner = child if isinstance(child, _Function) else function
        yield from _calls(child, inner)


def _giver(
    givers: list[_Giver], module: _Module, path: Path, call: ast.Call
) -> _Giver | None:
    """What is called, where that takes a code: the one that is imported, else the nearest of that name."""
    match call.func:
        case ast.Name(id=name):
            source, name = module.imports.get(name, ("", name))
        case ast.Attribute(value=ast.Name(id=holder), attr=name):
            parent, last = module.imports.get(holder, ("", ""))
            source = f"{parent}.{last}" if parent else ""
        case ast.Attribute(attr=name):
            source = ""
        case _:
            return None
    named = [one for one in givers if one.name == name]
    exact = [one for one in named if source and _dotted(one.path) == source]
    nearest = max(
        exact or named,
        key=lambda one: (_common(one.path, path), "code" in one.parameters),
        default=None,
    )
    if nearest is None or "code" not in nearest.parameters:
        return None
    return nearest


def _dotted(path: Path) -> str:
    parts = ("mooring", *path.relative_to(_SOURCE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def _common(one: Path, other: Path) -> int:
    count = 0
    for left, right in zip(one.parts, other.parts):
        if left != right:
            break
        count += 1
    return count


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Constant(value=str() as value)
            ):
                yield name, value
            case _:
                pass


def _given(
    giver: _Giver, call: ast.Call, scope: _Scope
) -> Iterator[tuple[str, list[str]]]:
    """Each code that a call may give, with what is said under it."""
    code, words = giver.argument(call, "code"), giver.argument(call, giver.words)
    if isinstance(code, ast.Name) and isinstance(words, ast.Name):
        # Where both are chosen, they are chosen together.
        assigned = _assigned(scope.function, code.id)
        for line, value in assigned:
            said = [one for one in _assigned(scope.function, words.id) if one[0] > line]
            texts = _texts(said[0][1], scope) if said else []
            yield from ((name, texts) for name in _texts(value, scope))
        if assigned:
            return
    if isinstance(words, ast.Name):
        said = [
            one for one in _assigned(scope.function, words.id) if one[0] <= call.lineno
        ]
        words = said[-1][1] if said else words
    for name in _texts(code, scope):
        yield name, _texts(words, scope)


def _texts(node: ast.expr | None, scope: _Scope) -> list[str]:
    """The texts that an expression may be, as far as they are written there; none where they are not."""
    match node:
        case ast.Constant(value=str() as text):
            return [text]
        case ast.JoinedStr(values=values):
            return ["".join(_piece(value, scope.constants) for value in values)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [
                one + other
                for one in _texts(left, scope) or ["…"]
                for other in _texts(right, scope) or ["…"]
            ]
        case ast.IfExp(body=body, orelse=orelse):
            return [*_texts(body, scope), *_texts(orelse, scope)]
        case ast.Name(id=name) if name in scope.constants:
            return [scope.constants[name]]
        case ast.Call(func=ast.Name(id=name)) if name in scope.functions:
            # What it returns may stand in a variable of its own.
            inner = scope.functions[name]
            own = _Scope(inner, scope.constants)
            returned = (one for one in ast.walk(inner) if isinstance(one, ast.Return))
            return [
                text
                for one in returned
                for value in _said(one.value, inner)
                for text in _texts(value, own)
            ]
        case _:
            return []


def _said(node: ast.expr | None, function: _Function) -> list[ast.expr]:
    """An expression, or all that a variable is set to."""
    match node:
        case None:
            return []
        case ast.Name(id=name) if assigned := _assigned(function, name):
            return [value for _, value in assigned]
        case _:
            return [node]


def _piece(value: ast.expr, constants: Mapping[str, str]) -> str:
    match value:
        case ast.Constant(value=str() as text):
            return text
        case ast.FormattedValue(value=ast.Name(id=name)):
            plain = "…" if name.isupper() else f"{{{name}}}"
            return constants.get(name, plain)
        case ast.FormattedValue(value=ast.Attribute(attr=name)):
            return f"{{{name}}}"
        case _:
            return "…"


def _assigned(function: _Function | None, name: str) -> list[tuple[int, ast.expr]]:
    """What a name is set to in a function, with the lines, from the first to the last."""
    found = list[tuple[int, ast.expr]]()
    for node in ast.walk(function) if function is not None else ():
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value):
                if target == name:
                    found.append((node.lineno, value))
            case _:
                pass
    return sorted(found, key=lambda one: one[0])
