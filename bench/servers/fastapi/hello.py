from fastapi import FastAPI

from serve import serve

app = FastAPI()


@app.get("/")
async def say_hello():
    return {"message": "Hello World"}


serve(app)
