"""How every FastAPI program here listens: one worker, uvloop and httptools when installed, no access log."""

import os

import uvicorn
from fastapi import FastAPI


def serve(app: FastAPI) -> None:
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning", access_log=False)
