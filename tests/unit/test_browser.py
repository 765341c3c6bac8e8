"""Finding a Chrome, Chromium or Edge, on whichever system."""

import queue
from pathlib import Path

import pytest

from cppcc.write import browser


def program(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    """A Linux machine with no browser at all: an empty home folder and an empty PATH."""
    for variable in (*browser.VARIABLES, *browser._WINDOWS_FOLDERS, "PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(browser, "_LINUX", ())
    monkeypatch.setattr(browser, "_MAC_FOLDERS", ("~/Applications",))
    system(monkeypatch, "Linux")


def system(monkeypatch, name):
    monkeypatch.setattr("cppcc.write.browser.platform.system", lambda: name)


class TestNamedByTheEnvironment:
    @pytest.mark.parametrize("variable", browser.VARIABLES)
    def test_is_taken_before_any_other(self, monkeypatch, tmp_path, variable):
        """Whoever names a browser gets that one."""
        program(tmp_path / "bin/chromium")
        mine = program(tmp_path / "mine/chrome")
        monkeypatch.setenv(variable, str(mine))

        assert mine == browser.find()

    def test_our_own_variable_comes_first(self, monkeypatch, tmp_path):
        """CPPCC_BROWSER is about this program, BROWSER_PATH about every one that draws Plotly's charts."""
        ours, theirs = program(tmp_path / "ours"), program(tmp_path / "theirs")
        monkeypatch.setenv("BROWSER_PATH", str(theirs))
        monkeypatch.setenv("CPPCC_BROWSER", str(ours))

        assert ours == browser.find()

    def test_may_be_a_name_on_the_path(self, monkeypatch, tmp_path):
        """CPPCC_BROWSER=brave is enough where brave can be typed."""
        brave = program(tmp_path / "bin/brave")
        monkeypatch.setenv("CPPCC_BROWSER", "brave")

        assert brave == browser.find()

    def test_naming_what_is_not_there_finds_none(self, monkeypatch, tmp_path):
        """A wrong name is not mended in silence by another browser."""
        program(tmp_path / "bin/chromium")
        monkeypatch.setenv("CPPCC_BROWSER", str(tmp_path / "gone"))

        assert browser.find() is None

    def test_left_empty_counts_as_not_set(self, monkeypatch, tmp_path):
        chromium = program(tmp_path / "bin/chromium")
        monkeypatch.setenv("CPPCC_BROWSER", "")

        assert chromium == browser.find()


class TestOnThisMachine:
    def test_none(self):
        """No browser is an answer, not an error."""
        assert browser.find() is None

    @pytest.mark.parametrize("name", ["google-chrome", "chromium", "microsoft-edge"])
    def test_by_name(self, tmp_path, name):
        found = program(tmp_path / "bin" / name)

        assert found == browser.find()

    def test_usual_place_on_linux(self, monkeypatch, tmp_path):
        chrome = program(tmp_path / "opt/google/chrome/chrome")
        monkeypatch.setattr(browser, "_LINUX", (str(chrome),))

        assert chrome == browser.find()

    @pytest.mark.parametrize("app", ["Google Chrome", "Chromium", "Microsoft Edge"])
    def test_usual_place_on_a_mac(self, monkeypatch, tmp_path, app):
        system(monkeypatch, "Darwin")
        found = program(tmp_path / f"home/Applications/{app}.app/Contents/MacOS/{app}")

        assert found == browser.find()

    @pytest.mark.parametrize("folder", browser._WINDOWS_FOLDERS)
    @pytest.mark.parametrize("place", ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"])
    def test_usual_place_on_windows(self, monkeypatch, tmp_path, folder, place):
        system(monkeypatch, "Windows")
        monkeypatch.setenv(folder, str(tmp_path / "Program Files"))
        found = program(tmp_path / "Program Files" / place)

        assert found == browser.find()

    def test_never_from_the_working_folder_on_windows(self, monkeypatch, tmp_path):
        """Windows looks there first for any name: a chrome.exe lying beside a report is not ours to start."""
        system(monkeypatch, "Windows")
        program(tmp_path / "bin/chrome")

        assert browser.find() is None

    def test_not_ubuntus_stub(self, tmp_path):
        """Ubuntu without snaps has a chromium-browser that only prints how to get one."""
        program(tmp_path / "bin/chromium-browser", "#!/bin/sh\necho 'Please run: snap install chromium'\n")

        assert browser.find() is None

    @pytest.mark.skipif("os.name == 'nt'", reason="Windows has no such permission")
    def test_not_what_may_not_be_run(self, monkeypatch, tmp_path):
        chrome = program(tmp_path / "chrome")
        chrome.chmod(0o644)
        monkeypatch.setattr(browser, "_LINUX", (str(chrome),))

        assert browser.find() is None


class TestDownloadedByPlaywright:
    @pytest.mark.parametrize(
        ("name", "cache", "place"),
        [
            ("Linux", ".cache", "chrome-linux64/chrome"),
            ("Linux", ".cache", "chrome-linux/chrome"),
            (
                "Darwin",
                "Library/Caches",
                "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            ),
            ("Windows", "AppData/Local", "chrome-win64/chrome.exe"),
        ],
    )
    def test_in_its_cache(self, monkeypatch, tmp_path, name, cache, place):
        system(monkeypatch, name)
        found = program(tmp_path / "home" / cache / "ms-playwright/chromium-1255" / place)

        assert found == browser.find()

    def test_in_the_folder_it_was_told(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "elsewhere"))
        found = program(tmp_path / "elsewhere/chromium-1255/chrome-linux64/chrome")

        assert found == browser.find()

    def test_newest_first(self, tmp_path):
        """By number, not by letter: 1255 is newer than 999."""
        cache = tmp_path / "home/.cache/ms-playwright"
        program(cache / "chromium-999/chrome-linux64/chrome")
        newest = program(cache / "chromium-1255/chrome-linux64/chrome")

        assert newest == browser.find()

    def test_last_of_all(self, tmp_path):
        """The machine's own browser is the one its owner keeps up to date."""
        program(tmp_path / "home/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome")
        own = program(tmp_path / "bin/chromium")

        assert own == browser.find()


class TestShow:
    @pytest.fixture
    def shown(self, monkeypatch):
        """The addresses that a browser is asked for."""
        addresses: queue.SimpleQueue[str] = queue.SimpleQueue()
        monkeypatch.setattr("webbrowser.open", addresses.put)
        for variable in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(variable, raising=False)
        return addresses

    @pytest.mark.parametrize(("name", "variable"), [("Windows", "OS"), ("Darwin", "SHELL"), ("Linux", "DISPLAY")])
    def test_opens_the_page(self, monkeypatch, shown, name, variable):
        system(monkeypatch, name)
        monkeypatch.setenv(variable, ":0")
        browser.show("http://localhost:8501")

        assert shown.get(timeout=10) == "http://localhost:8501"

    def test_leaves_the_terminal_to_the_server(self, monkeypatch, shown):
        """Without a screen, Python would open lynx or w3m in it."""
        monkeypatch.setattr(browser, "Thread", lambda **_: pytest.fail("opened a browser"))

        browser.show("http://localhost:8501")
