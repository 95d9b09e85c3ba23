from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Query
from pydantic import BaseModel, Field

from serve import serve

# A pattern: EmailStr goes through a library in Python, at a higher price.
Email = Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$", max_length=254)]


class NewRecord(BaseModel):
    name: str = Field(min_length=2, max_length=80)
    email: Email
    amount: float = Field(ge=0)


class Row(NewRecord):
    id: int


class Service:
    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}

    def list(self, limit: int) -> list[Row]:
        return [*self.rows.values()][:limit]

    def find(self, id: int) -> Row | None:
        return self.rows.get(id)

    def create(self, data: NewRecord) -> Row:
        row = Row(id=len(self.rows) + 1, **data.model_dump())
        self.rows[row.id] = row
        return row

    def remove(self, id: int) -> None:
        self.rows.pop(id, None)


def feature(name: str) -> APIRouter:
    """A feature with a repository and a service of its own, as a router."""
    router = APIRouter(prefix=f"/{name}")
    shared = Service()

    async def service() -> Service:
        return shared

    Given = Annotated[Service, Depends(service)]

    @router.get("")
    async def list_rows(service: Given, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[Row]:
        return service.list(limit)

    @router.get("/{id}")
    async def find(id: int, service: Given) -> Row | None:
        return service.find(id)

    @router.post("", status_code=201)
    async def create(data: NewRecord, service: Given) -> Row:
        return service.create(data)

    @router.delete("/{id}", status_code=204)
    async def remove(id: int, service: Given) -> None:
        service.remove(id)

    return router


app = FastAPI()
for name in ["accounts", "books", "orders", "invoices", "shipments"]:
    app.include_router(feature(name))

serve(app)
