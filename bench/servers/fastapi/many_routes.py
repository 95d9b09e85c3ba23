import os

from fastapi import FastAPI

from serve import serve

app = FastAPI()


async def read_item(item_id: int, q: str | None = None):
    return {"itemId": item_id, "q": q}


for route in range(int(os.environ["ROUTES"])):
    app.get(f"/r{route}/items/{{item_id}}")(read_item)

serve(app)
