"""A generated package as its text says: classes with their fields, resources with their methods."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "client"


@dataclass(frozen=True, slots=True)
class Source:
    """What stands in the modules of a package.

    Args:
        classes: Of the models, by name.
        resources: The classes whose methods call operations, by name.
        imports: How a module of the package imports a name, as a module outside of it does.
    """

    classes: Mapping[str, ast.ClassDef]
    resources: Mapping[str, ast.ClassDef]
    imports: Mapping[str, str]

    def annotation(self, class_: str, field: str) -> str | None:
        """The annotation of a field, its own or inherited; names of models as a caller writes them."""
        seen = set[str]()
        waiting = [class_]
        while waiting:
            name = waiting.pop()
            stated = self.classes.get(name)
            if stated is None or name in seen:
                continue
            seen.add(name)
            for one in stated.body:
                match one:
                    case ast.AnnAssign(target=ast.Name(id=known)) if known == field:
                        return self.outside(one.annotation)
                    case _:
                        pass
            waiting += [base.id for base in stated.bases if isinstance(base, ast.Name)]
        return None

    def method(self, resource: str, name: str) -> ast.FunctionDef | None:
        stated = self.resources.get(resource)
        for one in () if stated is None else stated.body:
            if isinstance(one, ast.FunctionDef) and one.name == name:
                return one
        return None

    def outside(self, annotation: ast.expr) -> str:
        """An annotation as a module outside of the package writes it."""
        tree = ast.parse(ast.unparse(annotation), mode="eval")
        return ast.unparse(_Outside(self.classes).visit(tree))

    def imported(self, annotation: str) -> Iterator[str]:
        """The imports that an annotation needs."""
        for one in ast.walk(ast.parse(annotation, mode="eval")):
            if isinstance(one, ast.Name) and one.id in self.imports:
                yield self.imports[one.id]


@dataclass(slots=True)
class _Outside(ast.NodeTransformer):
    classes: Mapping[str, ast.ClassDef]

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.classes:
            return node
        return ast.Attribute(ast.Name("models", ast.Load()), node.id, ast.Load())


def source(folder: Path) -> Source:
    """Reads the package in a folder."""
    package = folder / PACKAGE
    imports = dict[str, str]()
    classes, resources = dict[str, ast.ClassDef](), dict[str, ast.ClassDef]()
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).parts
        if parts[0] in ("_runtime", "hooks.py"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        imports |= dict(_imports(tree, parts))
        holder = (
            classes
            if parts[0] in ("models", "models.py")
            else resources if parts[0] in ("resources", "client.py") else {}
        )
        for one in tree.body:
            if isinstance(one, ast.ClassDef):
                holder[one.name] = one
    known = {name: line for name, line in imports.items() if name not in classes}
    return Source(classes, resources, known)


def _imports(tree: ast.Module, parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for one in ast.walk(tree):
        match one:
            case ast.ImportFrom(module=module, names=names, level=level):
                within = [PACKAGE, *parts[:-1]]
                base = ".".join(within[: len(within) - level + 1]) if level else ""
                whole = ".".join(part for part in (base, module) if part)
                for name in names:
                    bound = name.asname or name.name
                    yield bound, f"from {whole} import {name.name} as {bound}"
            case ast.Import(names=names):
                for name in names:
                    bound = name.asname or name.name.partition(".")[0]
                    yield bound, f"import {name.name}" + (
                        f" as {name.asname}" if name.asname else ""
                    )
            case _:
                pass
