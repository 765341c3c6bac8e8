"""Visitors without a browser, by Streamlit's own protocol: what a server does for many, with no browser in the way.

python bench/visitors.py crowd ADDRESS    ten at once, each pressing a filter's options: seconds a change, as JSON
python bench/visitors.py pass ADDRESS N   N after each other: open the page, press an option, leave
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

CROWD, CHANGES = 10, 6
PATIENCE = 60  # seconds for one answer


class Visitor:
    """One open page: knows the first filter of the sidebar and its options."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.filter, self.options = "", [""]
        self.query = ""

    async def open(self) -> None:
        """Asks for the page, and finds the filter in it."""
        await self._run(BackMsg())

    async def press(self, option: int) -> float:
        """Chooses one option of the filter, by its place; the seconds until the page has been told anew."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self.filter)
        state.string_array_value.data.append(self.options[option % len(self.options)])
        start = time.perf_counter()
        await self._run(message)
        return time.perf_counter() - start

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = self.query
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                told = ForwardMsg()
                told.ParseFromString(await self.socket.recv())
                group = told.delta.new_element.button_group
                if group.id and not self.filter:
                    self.filter, self.options = group.id, [option.content for option in group.options]
                kind = told.WhichOneof("type")
                if kind == "page_info_changed":
                    self.query = told.page_info_changed.query_string
                elif kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return


def connected(address: str) -> connect:
    """A connection as a browser makes it."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(url, origin=address, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item,arg-type]


async def crowd(address: str) -> list[float]:
    """Ten visitors who all press at the same time, again and again."""

    async def stay(number: int, together: asyncio.Barrier) -> list[float]:
        async with connected(address) as socket:
            visitor = Visitor(socket)
            await visitor.open()
            seconds = []
            for change in range(CHANGES):
                await together.wait()
                seconds.append(await visitor.press(number + change))
            return seconds

    together = asyncio.Barrier(CROWD)
    return [
        second for seconds in await asyncio.gather(*(stay(n, together) for n in range(CROWD))) for second in seconds
    ]


async def pass_by(address: str, count: int) -> None:
    """Visitors after each other, each of whom leaves at once."""
    for number in range(count):
        async with connected(address) as socket:
            visitor = Visitor(socket)
            await visitor.open()
            await visitor.press(number)


if __name__ == "__main__":
    what, address, *rest = sys.argv[1:]
    if what == "crowd":
        print(json.dumps(asyncio.run(crowd(address))))
    else:
        asyncio.run(pass_by(address, int(rest[0])))
