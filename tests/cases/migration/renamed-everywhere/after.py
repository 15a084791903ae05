"""Methods, resources, keywords, classes, attributes and members of enumerations under other names."""

from clinic.v1 import Client, models
from clinic.v1.models import State, Patient


def label(pet: Patient) -> str:
    match pet.condition:
        case State.ILL:
            mark = "!"
        case _:
            mark = ""
    return f"{pet.name}{mark} ({pet.town}, {pet.microchip})"


def towns(pets: list[Patient]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pet in pets:
        found.setdefault(pet.town, []).append(label(pet))
    return found


def main() -> None:
    with Client(max_retries=0) as clinic:
        rex = clinic.pets.register(
            name="Rex",
            kind=models.Kind.CAT,
            owner_name="Ann",
            owner_mail="ann@example.com",
            # Read at the vet's.
            health=models.Health(chip_code="X1", weight_kg=4.5),
        )
        clinic.pets.register(name="Kit", kind="cat")
        clinic.visits.create(rex.id, reason="cough")
        print(clinic.pets.get(id=rex.id).microchip, clinic.pets.get(rex.id).microchip)
        print(towns(clinic.pets.list(kind=models.Kind.CAT)))
        if rex.kind == "cat" or rex.condition is State.HEALTHY:
            print(sorted(pet.microchip for pet in clinic.pets.list()))


if __name__ == "__main__":
    main()
