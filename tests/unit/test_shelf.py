"""A folder of report files that change: which of them are read, and which version of each is shown."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cppcc.files import shelf, watch
from cppcc.files.load import file_text
from cppcc.files.shelf import Folder, Version
from cppcc.files.yaml_text import part_of
from tests.files import Clock, put, save
from tests.unit.sample import COUNTED, SOUND

ID = "made-up-2023"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A sound report file, alone in its folder."""
    put(tmp_path, report=COUNTED)
    return tmp_path / "report.yaml"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def seen(folder: Folder, id: str = ID) -> Version:
    return folder.shelf().reports.version(id)


def seen_again(folder: Folder, clock: Clock, id: str = ID) -> Version:
    """At a second look, after which a file that has changed counts as left alone."""
    folder.shelf()
    clock.leave_alone()
    return seen(folder, id)


def figures(version: Version) -> list[str]:
    assert version.report is not None
    return [figure.quantity.as_written for figure in version.report.figures]


def noting(usual: Callable[..., Any], found: list[str]) -> Callable[..., Any]:
    """The same, with the file that it is asked for noted."""

    def noted(path: Path, *more: object) -> Any:
        found.append(path.name)
        return usual(path, *more)

    return noted


class TestHowMuchIsRead:
    @pytest.fixture
    def read(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What is read from here on: names of files."""
        found: list[str] = []
        for name in ("file_text", "read", "read_head"):
            usual = getattr(shelf, name)
            monkeypatch.setattr(shelf, name, noting(usual, found))
        return found

    @pytest.mark.parametrize("others", [0, 499])
    def test_is_the_same_however_many_files_there_are(self, tmp_path, read, others):
        """B1: with 500 files a page reads no more of them than with one. The one shown is read once; none is after."""
        put(tmp_path, report=SOUND)
        put(tmp_path, **{f"other{n}": SOUND.replace(ID, f"other-{n}") for n in range(others)})
        folder = Folder(tmp_path)
        assert len(folder.shelf().heads) == others + 1
        read.clear()

        assert figures(seen(folder)) == ["120件", "8件"]
        assert read == ["report.yaml", "report.yaml"]  # its text, and what that says
        read.clear()

        for _ in range(3):
            assert figures(seen(folder)) == ["120件", "8件"]
        assert read == []

    def test_is_the_one_that_has_changed(self, tmp_path, read, clock):
        put(tmp_path, report=SOUND, **{f"other{n}": SOUND.replace(ID, f"other-{n}") for n in range(9)})
        folder = Folder(tmp_path)
        assert seen(folder).report
        read.clear()
        save(tmp_path / "report.yaml", SOUND.replace("120件", "121件"))

        assert figures(seen_again(folder, clock)) == ["121件", "8件"]
        assert set(read) == {"report.yaml"}

    def test_is_only_what_a_file_says_of_its_report(self):
        """What stands behind it may be anything, and is not looked at."""
        head = part_of(SOUND.replace("figures:\n", "figures: [\n"), "report")

        assert head.startswith("  id: made-up-2023\n")
        assert head.rstrip().endswith('0000"')

    @pytest.mark.parametrize(
        "text", ["", "a", "- a", "[", "reports: 1", "a: {report: 1}", "? [a]\n: b", "\x00", "\ud800"]
    )
    def test_of_what_says_nothing_of_a_report_is_nothing(self, text):
        assert part_of(text, "report") == ""


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


#: Ways to spoil a file, each of which leaves less than the whole.
SPOILT: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda file: save(file, ""),
    "half": lambda file: save(file, COUNTED[: len(COUNTED) // 2]),
    "other-encoding": lambda file: save(file, COUNTED.encode("gb18030")),
    "wide": lambda file: save(file, COUNTED.encode("utf-16")),
    "no-report": lambda file: save(file, "report: 3\n"),
    "slip": lambda file: save(file, COUNTED.replace("as_written: 8件", "as_written: 数千件")),
    "folder": folder_instead,
}


class TestLastGoodVersion:
    @pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
    def test_stays_until_there_is_a_whole_one(self, report, spoil, caplog, clock):
        """G3: whatever becomes of the file, what was there before is shown, and then the next whole one."""
        folder = Folder(report.parent)
        before = seen(folder)
        spoil(report)

        for _ in range(3):
            now = seen(folder)
            assert (now.report, now.text, now.is_kept) == (before.report, before.text, True)
            clock.leave_alone()
        assert str(report) in caplog.text  # the operator is told where
        assert caplog.text.count("WARNING") == len(caplog.records) > 0

        if report.is_dir():
            report.rmdir()
        save(report, COUNTED.replace("120件", "121件"))
        assert figures(seen_again(folder, clock)) == ["121件", "8件"]
        assert not seen(folder).is_kept

    @pytest.mark.parametrize("end", [place.end() for place in re.finditer("\n", COUNTED)][10:-1])
    def test_stays_at_each_line_at_which_a_file_can_be_cut_off(self, report, end, clock):
        """G4: a file that tells how much it holds is whole, or it is not taken."""
        folder = Folder(report.parent)
        before = seen(folder).report
        save(report, COUNTED[:end])
        now = seen_again(folder, clock)

        assert (now.report, now.is_kept) == (before, True)

    def test_is_what_can_be_read_where_no_whole_one_was_there(self, report):
        """A file with a fault from the first: its sound part, with what is wrong."""
        SPOILT["slip"](report)
        now = seen(Folder(report.parent))

        assert figures(now) == ["120件"]
        assert [problem.kind for problem in now.problems] == ["not_quantity"]
        assert not now.is_kept

    def test_with_a_fault_gives_way_to_another_with_a_fault(self, report, clock):
        """Neither is whole; the newer one is what someone works on."""
        SPOILT["slip"](report)
        folder = Folder(report.parent)
        assert figures(seen(folder)) == ["120件"]
        save(report, COUNTED.replace("as_written: 120件", "as_written: 数千件"))

        assert figures(seen_again(folder, clock)) == ["8件"]

    def test_of_a_file_that_is_back_as_it_was(self, report):
        """Moved away and back, with the time that it had: nothing else would tell of it."""
        folder = Folder(report.parent)
        assert seen(folder).report
        aside = report.rename(report.with_suffix(".aside"))
        assert seen(folder).is_kept
        aside.rename(report)

        assert not seen(folder).is_kept

    def test_is_none_for_a_file_that_could_never_be_read(self, report):
        """Its name stands for it, and any id that nobody has: whoever asks for it is shown no other report (F9)."""
        put(report.parent, other=SOUND.replace(ID, "other-2023"))
        SPOILT["empty"](report)
        now = Folder(report.parent).shelf()

        assert (list(now.heads), list(now.reports)) == (["other-2023"], ["other-2023", "report"])
        assert [now.reports[id] for id in ("report", ID)] == [None, None]
        assert ID in now.reports
        assert "../../etc/passwd" not in now.reports  # which no report can be called
        assert [(version.name, len(version.problems)) for version in now.unreadable] == [("report.yaml", 1)]

    @pytest.mark.parametrize(
        "content",
        [
            COUNTED.encode("gb18030"),
            COUNTED.encode("utf-16"),
            COUNTED[: COUNTED.index("committee:") + 5].encode(),
            COUNTED.replace("title: 某", 'title: "某').encode(),
            COUNTED.replace("title: 某", "title: [某").encode(),
            b'{"report": {"id": "made-up-2023", "year": 23',
            COUNTED.replace("year: 2023", "year: 23").encode(),
        ],
    )
    def test_is_known_by_the_id_in_its_bytes(self, tmp_path, content):
        """In whatever encoding, and however much of it is there: at its address stands what is wrong with this file."""
        put(tmp_path, other=SOUND.replace(ID, "other-2023"))
        save(tmp_path / "second.yaml", b"")
        save(tmp_path / "of-any-name.yaml", content)
        version = seen(Folder(tmp_path))

        assert (version.name, version.report) == ("of-any-name.yaml", None)
        assert version.problems

    def test_of_half_an_id_is_known_by_none(self, tmp_path):
        """There may have been more of it."""
        save(tmp_path / "report.yaml", "report:\n  id: made-up-20")

        assert list(Folder(tmp_path).shelf().reports) == ["report"]


class TestFileThatIsBeingWritten:
    @pytest.mark.parametrize("apart", [-3600, -60, -3, 0, 5, 3600], ids="{:+}s".format)
    def test_is_not_taken(self, report, clock, apart):
        """G4: a file that was another a moment ago may be half of what it will be, count or no count; and its time is
        that of a file server's clock."""
        folder = Folder(report.parent)
        before = seen(folder)
        for text in (SOUND[:900], SOUND.replace("120件", "121件")):
            save(report, text, apart=apart)
            for _ in range(2):
                now = seen(folder)
                assert (now.report, now.is_kept, now.is_changing) == (before.report, True, True)
                clock.now += watch.LEFT_ALONE / 2

        clock.leave_alone()
        assert figures(seen(folder)) == ["121件", "8件"]
        assert not seen(folder).is_kept

    def test_is_not_taken_while_it_grows(self, report, clock):
        """However long that takes."""
        folder = Folder(report.parent)
        before = seen(folder).report
        for end in range(900, len(SOUND), 100):
            save(report, SOUND[:end])
            assert seen(folder).report is before
            clock.leave_alone()
            save(report, SOUND[: end + 50])
            assert seen(folder).report is before

    def test_is_taken_where_there_is_nothing_else(self, tmp_path):
        """At once, without any wait; and read again until it has been left alone, since its time may not tell of the
        next change."""
        folder = Folder(tmp_path)
        save(tmp_path / "report.yaml", SOUND, apart=0)
        first = seen(folder)
        assert (figures(first), first.is_kept) == (["120件", "8件"], False)

        stamp = (tmp_path / "report.yaml").stat()
        save(tmp_path / "report.yaml", SOUND.replace("120件", "121件"))
        os.utime(tmp_path / "report.yaml", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        assert figures(seen(folder)) == ["121件", "8件"]

    def test_changed_while_it_was_read_is_read_again(self, report, monkeypatch, clock):
        """What was read may be half the one and half the other."""
        usual = file_text

        def slow(path, problems):
            text = usual(path, problems)
            save(path, COUNTED.replace("120件", "121件"))
            monkeypatch.setattr(shelf, "file_text", usual)
            return text

        folder = Folder(report.parent)
        folder.shelf()
        monkeypatch.setattr(shelf, "file_text", slow)
        assert figures(seen(folder)) == ["120件", "8件"]
        assert figures(seen_again(folder, clock)) == ["121件", "8件"]

    def test_that_says_the_same_as_before_is_the_same_report(self, report, clock):
        """What is drawn of a report is kept by it."""
        folder = Folder(report.parent)
        before = seen(folder).report
        save(report, COUNTED)

        assert seen_again(folder, clock).report is before


#: What is worked on in another file beside one that is shown; and with a fault in it.
DRAFT = SOUND.replace("120件", "777件")
SPOILT_DRAFT = DRAFT.replace("as_written: 8件", "as_written: 数千件")


class TestTwoFilesOfOneId:
    def test_the_sound_one_has_it(self, tmp_path):
        put(tmp_path, a=SOUND.replace("as_written: 8件", "as_written: 数千件"), b=SOUND)
        now = Folder(tmp_path).shelf()

        assert now.clashes == (("a.yaml", ID, "b.yaml"),)
        assert figures(now.reports.version(ID)) == ["120件", "8件"]

    def test_one_that_is_gone_gives_way(self, report, clock):
        """A file that was given another name."""
        folder = Folder(report.parent)
        assert seen(folder).report
        report.rename(report.with_name("renamed.yaml"))
        assert seen(folder).is_kept
        clock.leave_alone()
        now = folder.shelf()

        assert now.clashes == ()
        assert now.reports.version(ID).name == "renamed.yaml"
        assert not now.reports.version(ID).is_kept

    @pytest.mark.parametrize("is_open", [True, False], ids=["open", "not-open"])
    @pytest.mark.parametrize("name", ["a-draft", "z-draft"])
    @pytest.mark.parametrize("content", [DRAFT, DRAFT[:-200], SPOILT_DRAFT], ids=["whole", "half", "with-a-fault"])
    def test_the_one_that_was_shown_keeps_it(self, report, clock, is_open, name, content):
        """A draft is saved beside it: what it is called, and how much of it is there, is no matter. The newcomer is
        the one that is told of."""
        folder = Folder(report.parent)
        folder.shelf()
        if is_open:
            seen(folder)
        put(report.parent, **{name: content})
        for _ in range(3):
            assert figures(seen(folder)) == ["120件", "8件"]
            clock.leave_alone()

        assert folder.shelf().clashes == ((f"{name}.yaml", ID, "report.yaml"),)
        assert not seen(folder).is_kept
        report.with_name(f"{name}.yaml").unlink()
        assert folder.shelf().clashes == ()

    @pytest.mark.parametrize("is_open", [True, False], ids=["open", "not-open"])
    def test_keeps_it_while_it_is_saved(self, report, clock, is_open):
        """In whatever way: taken away first, or written slowly."""
        folder = Folder(report.parent)
        folder.shelf()
        put(report.parent, draft=DRAFT)
        seen_again(folder, clock) if is_open else (folder.shelf(), clock.leave_alone(), folder.shelf())
        report.unlink()
        assert seen(folder).name == "report.yaml"
        for text in (COUNTED[:200], COUNTED[:900], COUNTED.replace("120件", "121件")):
            save(report, text)
            assert seen(folder).name == "report.yaml"
            clock.now += 1
        clock.leave_alone()

        assert figures(seen(folder)) == ["121件", "8件"]
        assert folder.shelf().clashes == (("draft.yaml", ID, "report.yaml"),)

    def test_an_id_that_is_written_into_another_file_stays_where_it_was(self, tmp_path, clock):
        """The file that was not touched is shown on; and so is what the other was, under the id that it had, until it
        has one of its own."""
        put(tmp_path, a=SOUND.replace(ID, "other-2023"), z=SOUND)
        folder = Folder(tmp_path)
        assert [seen(folder, id).report is not None for id in (ID, "other-2023")] == [True, True]
        save(tmp_path / "a.yaml", DRAFT)

        assert figures(seen_again(folder, clock)) == ["120件", "8件"]
        assert folder.shelf().clashes == (("a.yaml", ID, "z.yaml"),)
        assert figures(seen(folder, "other-2023")) == ["120件", "8件"]
        assert seen(folder, "other-2023").is_kept
        (tmp_path / "z.yaml").unlink()

        assert figures(seen_again(folder, clock)) == ["777件", "8件"]
        assert (folder.shelf().clashes, list(folder.shelf().reports)) == ((), [ID])

    def test_two_that_change_their_names_are_shown_as_before(self, tmp_path, clock):
        put(tmp_path, a=SOUND.replace(ID, "other-2023"), z=DRAFT)
        folder = Folder(tmp_path)
        assert [seen(folder, id).name for id in (ID, "other-2023")] == ["z.yaml", "a.yaml"]
        put(tmp_path, z=SOUND.replace(ID, "other-2023"), a=DRAFT)
        for _ in range(4):
            assert figures(seen(folder)) == ["777件", "8件"]
            assert figures(seen(folder, "other-2023")) == ["120件", "8件"]
            clock.leave_alone()

        assert [(seen(folder, id).name, seen(folder, id).is_kept) for id in (ID, "other-2023")] == [
            ("a.yaml", False),
            ("z.yaml", False),
        ]
        assert folder.shelf().clashes == ()

    def test_one_with_a_fault_from_the_first_gives_way_to_a_sound_one(self, tmp_path, clock):
        put(tmp_path, z=SPOILT_DRAFT)
        folder = Folder(tmp_path)
        assert figures(seen(folder)) == ["777件"]
        put(tmp_path, other=SPOILT_DRAFT.replace("777件", "778件"))
        assert figures(seen_again(folder, clock)) == ["777件"]
        put(tmp_path, sound=SOUND)

        assert figures(seen(folder)) == ["777件"]
        assert figures(seen_again(folder, clock)) == ["120件", "8件"]


class TestNewFile:
    """A file that comes while the server is running."""

    @pytest.mark.parametrize("apart", [-3600, -60, -3, 0, 5, 3600], ids="{:+}s".format)
    def test_is_not_taken_before_it_was_left_alone(self, report, clock, apart):
        """As one that is changed: it may be half of what it will be. Its address is meanwhile nobody else's."""
        folder = Folder(report.parent)
        folder.shelf()
        new = report.with_name("new.yaml")
        for end in (900, 950, None):
            save(new, SOUND.replace(ID, "new-2023")[:end], apart=apart)
            for _ in range(2):
                now = folder.shelf()
                assert (list(now.heads), now.unreadable, "new-2023" in now.reports) == ([ID], (), True)
                version = now.reports.version("new-2023")
                assert (version.report, version.is_changing) == (None, True)
                clock.now += watch.LEFT_ALONE / 4
        clock.leave_alone()

        now = folder.shelf()
        assert figures(now.reports.version("new-2023")) == ["120件", "8件"]
        assert "nobody-2023" not in now.reports

    def test_that_nobody_has_opened_is_not_opened_while_it_changes(self, report, clock):
        """There is no version of before to show; half of the next one is none."""
        folder = Folder(report.parent)
        folder.shelf()
        save(report, SOUND[:900])
        for _ in range(2):
            version = seen(folder)
            assert (version.report, version.problems, version.is_changing) == (None, (), True)
        save(report, SOUND)

        assert seen(folder).report is None
        clock.leave_alone()
        assert figures(seen(folder)) == ["120件", "8件"]

    def test_that_is_gone_again_was_none(self, report, clock):
        folder = Folder(report.parent)
        folder.shelf()
        new = report.with_name("new.yaml")
        save(new, SOUND.replace(ID, "new-2023"))
        folder.shelf()
        new.unlink()

        assert list(folder.shelf().reports) == [ID]
        assert "new-2023" not in folder.shelf().reports
