"""The factories are `async def` because FastAPI would run plain classes and functions in a thread pool, at a higher price."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI

from serve import serve


class Config:
    region = "eu"


class Session:
    closed = False

    def find(self, id: int) -> str:
        return f"item {id}"

    async def close(self) -> None:
        self.closed = True


class Repo:
    def __init__(self, session: Session) -> None:
        self.session = session

    def find(self, id: int) -> str:
        return self.session.find(id)


class ServiceA:
    def __init__(self, repo: Repo) -> None:
        self.repo = repo

    def describe(self, id: int) -> str:
        return self.repo.find(id)


class ServiceB:
    def __init__(self, session: Session, config: Config) -> None:
        self.session = session
        self.config = config

    def region(self) -> str:
        return self.config.region


class Audit:
    def __init__(self, service_a: ServiceA) -> None:
        self.service_a = service_a
        self.entries: list[str] = []

    def record(self, id: int) -> int:
        self.entries.append(self.service_a.describe(id))
        return len(self.entries)


config = Config()


async def open_session() -> AsyncIterator[Session]:
    session = Session()
    try:
        yield session
    finally:
        await session.close()


async def repo(session: Annotated[Session, Depends(open_session)]) -> Repo:
    return Repo(session)


async def service_a(repo: Annotated[Repo, Depends(repo)]) -> ServiceA:
    return ServiceA(repo)


async def service_b(session: Annotated[Session, Depends(open_session)]) -> ServiceB:
    return ServiceB(session, config)


async def audit(service_a: Annotated[ServiceA, Depends(service_a)]) -> Audit:
    return Audit(service_a)


app = FastAPI()


@app.get("/scoped/{id}")
async def read_scoped(
    id: int,
    service_a: Annotated[ServiceA, Depends(service_a)],
    service_b: Annotated[ServiceB, Depends(service_b)],
    audit: Annotated[Audit, Depends(audit)],
):
    return {"item": service_a.describe(id), "region": service_b.region(), "audited": audit.record(id)}


@app.get("/plain/{id}")
async def read_plain(id: int):
    return {"item": f"item {id}", "region": "eu", "audited": 1}


serve(app)
