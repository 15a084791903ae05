"""What the new bindings have nothing for."""

from clinic.v1 import Client, models
from clinic.v1.models import Address


def main(home: Address) -> None:
    with Client() as clinic:
        clinic.reminders.send()
        pet = clinic.pets.register(name="Rex", kind=models.Kind.SNAKE, colour="red")
        print(pet.nickname, pet.address, home.town)
        clinic.pets.list(limit=3, kind="snake")
        pets = clinic.pets
        pets.visit(pet.id, reason="cough")
