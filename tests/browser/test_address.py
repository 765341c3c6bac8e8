"""The address is the state: a copied link opens the same view, and Back undoes one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import serving
from tests.browser.lingering import TOGETHER
from tests.browser.page import new_tab
from tests.cases import thorough


def test_link_opens_the_same_view_for_another(visit):
    """Filters pressed, detail open, all as it was; and the address stays as it was given."""
    path = "/output?report=kunming-2023&theme=policy&category=proposal&figure=proposals"
    one = visit(path, look="light")
    assert one.pressed() == ["市之要事", "提案"]
    expect(one.detail()).to_contain_text("442")

    two = visit(one.page.url.removeprefix(one.root), look="dark")
    assert two.view() == one.view()
    assert two.page.url == one.page.url == one.root + path


def test_short_link_is_left_as_it_is(visit):
    """An address without report, or with its parameters in another order, is read and not rewritten."""
    tab = visit("/output?figure=proposals&category=proposal&theme=policy")

    assert tab.pressed() == ["市之要事", "提案"]
    assert tab.page.url == tab.root + "/output?figure=proposals&category=proposal&theme=policy"


def test_back_and_forward_go_step_by_step(visit):
    """A filter, another, a detail, a page, a filter: each is one step back, none is empty, and forward repeats them."""
    tab = visit("/")
    views = [tab.view()]
    addresses = [tab.address()]

    def step(_):
        views.append(tab.view())
        addresses.append(tab.address())

    step(tab.press("创新探索"))
    step(tab.press("市政协"))
    step(tab.click(tab.opener("figure/media_reports").first))
    step(tab.go_to("output"))
    step(tab.press("协商"))
    assert len({str(view) for view in views}) == len(views)

    for view, address in list(zip(views, addresses, strict=True))[-2::-1]:
        tab.back()
        assert (tab.address(), tab.view()) == (address, view)
    for view, address in list(zip(views, addresses, strict=True))[1:]:
        tab.forward()
        assert (tab.address(), tab.view()) == (address, view)


def test_change_after_back_goes_on_from_there(visit):
    """Back, then another filter: the view is the one before with that filter."""
    tab = visit("/")
    tab.press("创新探索").press("市政协").back().press("媒体报道")

    assert tab.pressed() == ["创新探索", "媒体报道"]
    assert tab.address()[1] == {"report": ["kunming-2023"], "theme": ["innovation"], "category": ["media"]}
    assert tab.back().pressed() == ["创新探索"]
    assert tab.back().pressed() == []


def test_reload_keeps_the_view(visit):
    """Also what was changed since the page was opened."""
    tab = visit("/themes?theme=party")
    tab.press("市政协")
    tab.click(tab.page.locator('[class*="st-key-dated-"] button').first)
    view, address = tab.view(), tab.address()
    assert view[3]

    tab.reload()
    assert (tab.view(), tab.address()) == (view, address)


def test_unknown_values_are_named_and_ignored(visit):
    """The message names them all; the page shows the rest, and the next press cleans the address."""
    tab = visit("/output?theme=policy&theme=nowhere&figure=none&work=x&report=../../etc/passwd&field=%3Cb%3E&scale=up")

    assert tab.warnings() == [
        "网址中有无法识别的内容，已忽略：report=../../etc/passwd，theme=nowhere，field=<b>，figure=none，work=x，scale=up"
    ]
    assert tab.pressed() == ["市之要事"]
    expect(tab.detail()).to_have_count(0)

    tab.press("市政协")
    assert tab.warnings() == []
    assert tab.address()[1] == {"report": ["kunming-2023"], "theme": ["policy"], "actor": ["city"]}


def test_scale_and_panel_stand_in_the_link(visit):
    """What a chart is set to is part of the view: sent on, undone by Back, and absent where it is the usual."""
    tab = visit("/output")
    tab.choose("线性").choose("协商")
    assert tab.address()[1] == {"report": ["kunming-2023"], "scale": ["linear"], "panel": ["consultation"]}

    other = visit(tab.page.url.removeprefix(tab.root))
    expect(other.chart("output")).to_contain_text("无可比数值的只列数字")
    expect(other.chart("category")).to_contain_text("类别：协商")
    expect(tab.back().chart("category")).to_contain_text("类别：提案")
    assert "scale" not in tab.choose("对数").address()[1]


def test_several_values_of_one_filter(visit):
    """theme=policy&theme=unity: both are pressed, and a third press adds to them."""
    tab = visit("/output?theme=unity&theme=policy")
    assert tab.pressed() == ["市之要事", "团结联合"]

    tab.press("创新探索")
    assert tab.address()[1]["theme"] == ["policy", "unity", "innovation"]
    tab.press("市之要事")
    assert tab.address()[1]["theme"] == ["unity", "innovation"]


def test_quick_presses_all_count(visit):
    """Three presses without waiting for the page are three filters."""
    tab = visit("/output")
    for name in ("市之要事", "团结联合", "创新探索"):
        tab.pill(name).first.click()
    tab.settle_anew()

    assert tab.pressed() == ["市之要事", "团结联合", "创新探索"]
    assert tab.address()[1]["theme"] == ["policy", "unity", "innovation"]


def test_what_is_pressed_ends_the_run_under_way(context, tmp_path):
    """Streamlit can begin the next run beside it; both would then work on the visitor's one state, and either fail."""
    log = tmp_path / "log.txt"
    with serving(log, start=("tests.browser.lingering",)) as root:
        tab = new_tab(context(), root)
        tab.open("/output")
        for name in ("市之要事", "团结联合"):
            tab.pill(name).first.click()
        tab.settle_anew()

        assert tab.pressed() == ["市之要事", "团结联合"]
        assert TOGETHER not in log.read_text(encoding="utf-8")
        assert tab.troubles == []
        tab.page.close()


class Line:
    """A tab's line to the server, on which answers can be held up.

    Args:
        passes: whether the browser hears of an answer at once.
    """

    def __init__(self, page: Page, passes: Callable[[ForwardMsg], bool]) -> None:
        self.page, self.passes = page, passes
        self.held: list[bytes] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, browser: WebSocketRoute) -> None:
        self.browser = browser
        browser.connect_to_server().on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        if self.passes(ForwardMsg.FromString(message)):
            self.browser.send(message)
        else:
            self.held.append(message)

    def wait_for(self, kind: str, count: int) -> None:
        """Until so many answers of this kind are held up."""
        while [ForwardMsg.FromString(message).WhichOneof("type") for message in self.held].count(kind) < count:
            self.page.wait_for_timeout(20)

    def release(self) -> None:
        for message in self.held:
            self.browser.send(message)


def test_link_opens_the_same_view_where_the_first_answer_is_cut_short(context, server):
    """By the page itself, which tells its width as soon as it knows: what the browser hears is a later answer."""
    tab = new_tab(context(1200), server)
    answers: list[bool] = []  # each: whether what tells the width has come

    def passes(told: ForwardMsg) -> bool:
        if told.WhichOneof("type") == "new_session":
            answers.append(False)
        cut = answers == [True]
        answers[-1] |= told.delta.new_element.bidi_component.component_name.endswith("viewport")
        return not cut

    line = Line(tab.page, passes)
    tab.open("/output?theme=unity&category=proposal")

    assert line.held
    assert len(answers) > 1
    assert tab.pressed() == ["团结联合", "提案"]
    assert tab.address()[1] == {"theme": ["unity"], "category": ["proposal"]}
    assert tab.troubles == []
    tab.page.close()


@pytest.mark.parametrize(
    "answered", [pytest.param(True, id="answered", marks=thorough), pytest.param(False, id="under_way")]
)
def test_what_is_pressed_before_the_answer_is_there_takes_nothing_back(context, server, answered):
    """It comes with the address of before, which asks for nothing; also where it ends the run that was to answer."""
    tab = new_tab(context(), server)
    line = Line(tab.page, lambda _: True)
    tab.open("/output")
    line.passes = lambda _: False
    tab.page.get_by_role("radio", name="线性", exact=True).click()
    if answered:
        line.wait_for("script_finished", 1)
    tab.chart("output").get_by_role("radio", name="文字", exact=True).click()
    line.wait_for("script_finished", 1 + answered)
    line.passes = lambda _: True
    line.release()
    tab.settle_anew()

    assert tab.address()[1]["scale"] == ["linear"]
    expect(tab.page.get_by_role("radio", name="线性", exact=True)).to_be_checked()
    assert tab.back().address()[1] == {}
    assert tab.troubles == []
    tab.page.close()


def test_reset_stays_where_more_is_pressed_before_its_answer_is_there(context, server):
    """The browser then tells the filters of before along with what is pressed: in the same filter, there and back, and
    in another."""
    tab = new_tab(context(), server)
    line = Line(tab.page, lambda _: True)
    tab.open("/output?theme=policy&category=proposal")
    line.passes = lambda _: False
    reset = tab.page.get_by_role("button", name="清除筛选")
    pills = [tab.pill(name).first for name in ("团结联合", "创新探索", "创新探索", "市政协")]
    for answers, button in enumerate([reset, *pills], start=1):
        button.click()
        line.wait_for("script_finished", answers)
    line.passes = lambda _: True
    line.release()
    tab.settle_anew()

    assert tab.pressed() == ["团结联合", "市政协"]
    assert tab.address()[1] == {"report": ["kunming-2023"], "theme": ["unity"], "actor": ["city"]}
    assert tab.back().pressed() == ["团结联合"]
    assert tab.troubles == []
    tab.page.close()


@thorough
@pytest.mark.parametrize("between", [60, 120])
def test_quick_presses_on_a_slow_machine_bring_no_error(visit, between):
    """The server may answer with "as you have it" only what the browser still has: the first chart comes back with the
    third filter, when the browser has by now finished two runs without it."""
    tab = visit("/output")
    tab.page.context.new_cdp_session(tab.page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    names = ["市之要事", "团结联合", "创新探索"]
    for _ in range(2):
        tab.page.evaluate(
            """async ([names, between]) => {
              for (const name of names) {
                const pills = [...document.querySelectorAll('[data-testid="stSidebar"] button')]
                pills.find(pill => pill.innerText.trim().startsWith(name)).click()
                await new Promise(go => setTimeout(go, between))
              }
            }""",
            [names, between],
        )
        tab.settle()

    assert tab.pressed() == []
