"""``cppcc verify``: a report file against its text."""

from __future__ import annotations

import hashlib


class TestVerify:
    TEXT = "一\n二\n三\n提案120件\n重点提案8件\n启动会，3月，共5项\n七\n八\n九\n方案\n"

    def text(self, tmp_path, text=TEXT):
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def test_of_the_text_itself_succeeds(self, cppcc, made_up, tmp_path):
        """A numeral that no one took is told, and no failure."""
        path = self.text(tmp_path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()

        code, out, err = cppcc("verify", made_up("0" * 64, digest), path)

        assert (code, len(out), err) == (0, 3, [])

    def test_of_another_text_fails_and_says_so(self, cppcc, made_up, tmp_path):
        """A11: what was held against another text than the file was drawn from proves nothing of that one."""
        path = self.text(tmp_path)

        code, _, err = cppcc("verify", made_up(), path)

        assert (code, len(err)) == (1, 2)
        assert "--other-copy" in err[1]

    def test_of_another_copy_that_is_meant_succeeds(self, cppcc, made_up, tmp_path):
        """It is told all the same."""
        path = self.text(tmp_path)

        code, out, err = cppcc("verify", made_up(), path, "--other-copy")

        assert code == 0
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert [
            f"{path}：与数据文件 text_sha256 所记的不是同一份文字，结果以这份文字为准；"
            f"若这份才对，请写 text_sha256: {digest}"
        ] == err
        assert [
            f"{path.as_posix()}：2个指标、2项工作都在原文里",
            "原文里另有1处数字不属于任何指标、工作或日期，请人工过目：",
            f"{path}:6: 5项　…启动会，3月，共5项…",
        ] == out

    def test_of_a_text_that_does_not_tells_where(self, cppcc, made_up, tmp_path):
        path = self.text(tmp_path, self.TEXT.replace("提案120件", "提案 121 件"))

        code, _, err = cppcc("verify", made_up(), path, "--other-copy")

        assert code == 1
        assert [
            f"{path}:4: “提案120件”不在第 4 行；应是那一行里的原字；请核对行号和字词",
            f"{path}:4: “120件”没有在第 4 行原样出现；应照抄原文；请核对",
        ] == err[1:]

    def test_of_a_text_that_is_no_utf8_says_so(self, cppcc, made_up, tmp_path):
        path = tmp_path / "gbk.txt"
        path.write_bytes("提案".encode("gbk"))

        code, out, err = cppcc("verify", made_up(), path)

        assert (code, out, len(err)) == (2, [], 1)
