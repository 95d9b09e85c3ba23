from fastapi import FastAPI

from serve import serve

app = FastAPI()


@app.get("/items/{item_id}")
async def read_item(item_id: int, q: str | None = None):
    return {"itemId": item_id, "q": q}


serve(app)
