"""What comes over the line to a page, looked at before Streamlit reads it: whoever sends something else is let go."""

from __future__ import annotations

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

#: What a line is closed with: the other end does not keep to what was agreed on.
_PROTOCOL_ERROR = 1002


class Frames:
    """Ends the line of whoever sends what no page sends. Streamlit does so too, but with a traceback in the start
    window for each: anyone who reaches the port could fill it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def heard() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and not _is_of_a_page(message):
                await send({"type": "websocket.close", "code": _PROTOCOL_ERROR})
                return {"type": "websocket.disconnect", "code": _PROTOCOL_ERROR}
            return message

        await self.app(scope, heard, send)


def _is_of_a_page(message: Message) -> bool:
    """Whether it is one of the messages that Streamlit's page and its server have agreed on."""
    content = BackMsg()
    try:
        content.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return False
    return content.WhichOneof("type") is not None
