from datetime import datetime
from enum import Enum
from typing import Annotated
from uuid import UUID

from fastapi import FastAPI
from pydantic import BaseModel, Field

from serve import serve

# A pattern: EmailStr goes through a library in Python, at a higher price.
Email = Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$", max_length=254)]


class Status(str, Enum):
    draft = "draft"
    active = "active"
    closed = "closed"


class Address(BaseModel):
    street: str = Field(min_length=1, max_length=100)
    city: str = Field(min_length=1, max_length=60)
    zip: str = Field(pattern=r"^[0-9]{5}$")
    country: str | None = Field(None, max_length=2)


class Line(BaseModel):
    productId: UUID
    title: str = Field(min_length=1, max_length=120)
    quantity: int = Field(ge=1, le=1000)
    price: float = Field(ge=0)


class NewOrder(BaseModel):
    id: UUID
    email: Email
    name: str = Field(min_length=2, max_length=80)
    age: int = Field(ge=18, le=120)
    total: float
    paid: bool
    status: Status
    createdAt: datetime
    note: str | None = Field(None, max_length=500)
    tags: list[str] = Field(max_length=10)
    address: Address
    lines: list[Line] = Field(min_length=1)


class LineOut(BaseModel):
    productId: UUID
    title: str
    quantity: int


class OrderOut(BaseModel):
    id: UUID
    email: str
    name: str
    age: int
    total: float
    paid: bool
    status: Status
    createdAt: datetime
    tags: list[str]
    address: Address
    lines: list[LineOut]


app = FastAPI()


@app.post("/orders", status_code=201, response_model=OrderOut)
async def create_order(order: NewOrder):
    return order


serve(app)
