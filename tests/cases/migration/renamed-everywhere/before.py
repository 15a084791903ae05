"""Methods, resources, keywords, classes, attributes and members of enumerations under other names."""

from clinic.v1 import Client, models
from clinic.v1.models import Condition, Pet


def label(pet: Pet) -> str:
    match pet.condition:
        case Condition.ILL:
            mark = "!"
        case _:
            mark = ""
    return f"{pet.name}{mark} ({pet.address.town}, {pet.chip_code})"


def towns(pets: list[Pet]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pet in pets:
        found.setdefault(pet.address.town, []).append(label(pet))
    return found


def main() -> None:
    with Client(max_retries=0) as clinic:
        rex = clinic.pets.create(
            name="Rex",
            kind=models.Kind.CAT_PREVIEW,
            owner=models.Owner(name="Ann", mail="ann@example.com"),
            # Read at the vet's.
            chip_code="X1",
            weight_kg=4.5,
        )
        clinic.pets.create(name="Kit", kind="cat-preview")
        clinic.pets.visit(rex.id, reason="cough")
        print(clinic.pets.get(pet_id=rex.id).chip_code, clinic.pets.get(rex.id).chip_code)
        print(towns(clinic.pets.list(kind=models.Kind.CAT_PREVIEW)))
        if rex.kind == "cat-preview" or rex.condition is Condition.HEALTHY:
            print(sorted(pet.chip_code for pet in clinic.pets.list()))


if __name__ == "__main__":
    main()
