"""What the command line says of misuse, and its help."""

from __future__ import annotations

import pytest

from cppcc.cli.main import main


class TestMisuse:
    @pytest.mark.parametrize(
        ("arguments", "named"),
        [
            ([], "COMMAND"),
            (["chat"], "charts, chart"),
            (["figures"], "REPORT"),
            (["figures", "kunming-2023", "--theme"], "--theme"),
            (["figures", "kunming-2023", "--format", "xml"], "json"),
            (["figures", "kunming-2023", "--them", "party"], "--them"),
            (["figures", "kunming-2023", "--theme", "polcy"], "“policy”"),
            (["figures", "kunming-2023", "--field", "rurl"], "“rural”"),
            (["works", "kunming-2023", "--category", "nothing-like-it"], "proposal, social_condition"),
            (["works", "kunming-2023", "--actor", "citi"], "“city”"),
            (["chart", "outputs", "kunming-2023", "-o", "a.png"], "“output”"),
            (["chart", "output", "kunming-2023"], "--output"),
            (["chart", "output", "kunming-2023", "-o", "a.gif"], ".csv"),
            (["chart", "output", "rural", "kunming-2023", "-o", "a.png"], "文件夹/"),
            (["chart", "output", "kunming-2023", "--frame", "all", "-o", "a.png"], "文件夹/"),
            (["chart", "output", "kunming-2023", "--format", "svg", "-o", "a.png"], "--format"),
            (["chart", "output", "kunming-2023", "--format", "gif", "-o", "a/"], "svg"),
            (["chart", "headline", "rural", "kunming-2023", "--scale", "log", "-o", "a/"], "headline, rural"),
            (["chart", "output", "kunming-2023", "-o", "a"], ".svg"),
            (["chart", "output", "kunming-2023", "--frame", "wide", "-o", "a.png"], "slide43"),
            (["chart", "output", "kunming-2023", "--scale", "cubic", "-o", "a.png"], "linear"),
            (["chart", "headline", "kunming-2023", "--scale", "log", "-o", "a.png"], "--scale"),
            (["data", "kunming-2023", "-o", "a.xlsx"], ".json"),
            (["workbook", "kunming-2023", "-o", "a.xls"], "应为 .xlsx。"),
            (["deck", "kunming-2023", "-o", "a.ppt"], "应为 .pptx。"),
            (["bundle", "kunming-2023", "-o", "a.tar"], "应为 .zip。"),
            (["data", "kunming-2023"], "--output"),
            (["document", "kunming-2023", "-o", "a.doc"], ".docx, .pdf"),
            (["document", "kunming-2023", "--chart", "outputs", "-o", "a.docx"], "“output”"),
            (["html", "kunming-2023", "-o", "a.htm"], ".html"),
            (["html", "kunming-2023", "--theme", "polcy", "-o", "a.html"], "“policy”"),
            (["verify", "kunming-2023", "no-such-text.txt"], "no-such-text.txt"),
            (["figures", "kunming-2023", "--lang", "fr"], "zh"),
        ],
    )
    def test_is_told_in_one_line_that_names_the_way_out(self, cppcc, arguments, named):
        code, out, err = cppcc(*arguments)

        assert (code, out, len(err)) == (2, [], 1)
        assert named in err[0]

    @pytest.mark.parametrize(
        ("arguments", "zh", "en"),
        [
            (["figures"], "缺少 REPORT", "REPORT is missing"),
            (["chart", "output"], "缺少 REPORT, -o/--output", "REPORT, -o/--output is missing"),
            (
                ["figures", "kunming-2023", "--format", "it's"],
                "--format 不能是“it's”，应为 table, csv, json 之一",
                "--format cannot be 'it's', expected one of table, csv, json",
            ),
            (["figures", "kunming-2023", "--theme"], "--theme 后面缺一个值", "--theme lacks its value"),
            (
                ["serve", "--port", "八千"],
                "--port 后面应为整数，不是“八千”",
                "--port takes a whole number, not '八千'",
            ),
            (
                ["charts", "--help=me"],
                "-h/--help 后面不带值，多了“me”",
                "-h/--help takes no value, and has 'me'",
            ),
        ],
    )
    def test_is_told_without_a_word_of_argparse(self, cppcc, arguments, zh, en):
        command = f"cppcc {arguments[0]}"
        told = ([f"用法不对（{zh}）；写法见 {command} --help。"], [f"misuse: {en}; see {command} --help."])

        assert told == (cppcc(*arguments)[2], cppcc("--lang", "en", *arguments)[2])

    def test_of_something_unheard_of_is_told_so_too(self, cppcc):
        assert cppcc("charts", "-x", "y")[2] == ["用法不对（不认识“-x y”）；写法见 cppcc --help。"]
        assert cppcc("charts", "-x", "y", "--lang", "en")[2] == ["misuse: '-x y' is not known; see cppcc --help."]

    @pytest.mark.parametrize("before", [["--lang", "en"], []])
    def test_is_told_in_the_language_asked_for(self, cppcc, before):
        """Whether the language stands before the command or behind it."""
        behind = [] if before else ["--lang=en"]
        _, _, err = cppcc(*before, "figures", "kunming-2023", "--theme", "polcy", *behind)

        assert err == [
            "no theme is called 'polcy'; expected one of introduction, party, policy, unity, innovation, foundation. "
            "Did you mean 'policy'?"
        ]


class TestHelp:
    @pytest.mark.parametrize(
        "command",
        [
            *("", "validate", "figures", "works", "charts", "chart", "workbook", "deck", "bundle", "document", "html"),
            "data",
            "verify",
            "quantity",
            "schema",
        ],
    )
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_is_there_for_every_command(self, capsys, command, language):
        with pytest.raises(SystemExit) as caught:
            main([*command.split(), "--help", "--lang", language])

        assert caught.value.code == 0
        assert capsys.readouterr().out.startswith(f"usage: cppcc {command}".rstrip())
