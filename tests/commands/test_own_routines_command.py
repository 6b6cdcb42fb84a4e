"""`unknot routines new`, `copy`, `edit`, `check`, `import`, `export`, `delete`, `undo`, `schema`."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.commands.conftest import Unknot
from tests.files.routines.test_routine_files import a_routine, a_step


def routines(home: Path) -> dict[str, object]:
    return {path.name: json.loads(path.read_text()) for path in (home / "routines").glob("*.json")}


def an_editor(tmp_path: Path, code: str) -> str:
    """The command of an editor that does this with the text of the file."""
    script = tmp_path / "editor.py"
    script.write_text(
        f"import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text()\n{code}\n"
    )
    return f"'{sys.executable}' '{script}'"


def test_a_new_routine_is_a_whole_example_without_a_warning(unknot: Unknot, home: Path) -> None:
    answer = unknot("routines", "new", "For my shoulders")
    path = home / "routines" / "for-my-shoulders.json"
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == str(path)
    assert "unknot routines edit for-my-shoulders" in answer.out
    assert path.stat().st_mode & 0o777 == 0o600
    assert unknot("routines", "check").out == ""
    assert unknot("routines", "check", str(path)).out == ""
    assert "For my shoulders" in unknot("routines").out
    unknot("routines", "new", "For my shoulders")
    assert set(routines(home)) == {"for-my-shoulders.json", "for-my-shoulders-2.json"}


def test_a_title_in_any_script_gets_an_id(unknot: Unknot, home: Path) -> None:
    unknot("routines", "new", "Für den Nacken")
    unknot("routines", "new", "肩こり")
    unknot("routines", "new", "!!!", "--id", "neck-tension")
    assert set(routines(home)) == {"fur-den-nacken.json", "routine.json", "neck-tension.json"}
    assert "own/neck-tension" in unknot("routines").out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["new", ""], "title"),
        (["new", "x" * 41], "40"),
        (["new", "Mine", "--id", "Mine"], "a-z"),
        (["new", "Mine", "--id", "taken"], "a routine of yours has it; such as taken-2 is free"),
        (["copy", "neck-tensoin"], 'did you mean "neck-tension"?'),
        (["copy", "neck-tension", "--id", "taken"], "a routine of yours has it"),
        (["delete", "neck-tension"], "built in"),
        (["delete", "takn"], 'did you mean "taken"?'),
        (["edit", "takn"], 'did you mean "taken"?'),
        (["export", "takn", "-"], 'did you mean "taken"?'),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    unknot: Unknot, home: Path, arguments: list[str], complaint: str
) -> None:
    unknot("routines", "new", "Taken")
    before = routines(home)
    answer = unknot("routines", *arguments)
    assert answer.status == 1
    assert complaint in answer.complaint
    assert routines(home) == before


def test_a_copy_is_ones_own_and_the_next_gets_a_number(unknot: Unknot, home: Path) -> None:
    answer = unknot("routines", "copy", "neck-tension")
    assert '"My neck tension" is yours now' in answer.out
    unknot("routines", "copy", "neck-tension")
    unknot("routines", "copy", "neck-tension", "--title", "Nape", "--id", "nape")
    titles = {str(each["title"]) for each in json.loads(unknot("routines", "--json").out)["routines"]}
    assert {"My neck tension", "My neck tension 2", "Nape"} <= titles
    assert unknot("routines", "check").out == ""


def test_delete_and_undo(unknot: Unknot, home: Path) -> None:
    unknot("routines", "new", "Mine")
    before = routines(home)
    assert 'Deleted: "Mine"' in unknot("routines", "delete", "mine").out
    assert routines(home) == {}
    assert unknot("routines", "undo").out == '"Mine" is there again.\n'
    assert routines(home) == before
    assert unknot("routines", "undo").out == '"Mine" is taken away again.\n'
    assert unknot("routines", "undo").complaint == "there is nothing to take back"


def test_other_commands_tell_of_a_broken_file_in_one_line(unknot: Unknot, home: Path) -> None:
    unknot("routines", "new", "Mine")
    path = home / "routines" / "mine.json"
    path.write_text(path.read_text().replace('"chair",\n', '"chiar",\n').replace('"mine"', '"Mi ne"'))
    mistakes = len(unknot("routines", "check").out.splitlines())
    assert mistakes > 1
    for arguments in (["routines"], ["week"], ["routines", "copy", "neck-tension"]):
        complaint = unknot(*arguments).complaint
        assert complaint.startswith(f"a file of yours is left out: mine.json ({mistakes} mistakes). ")


def test_a_file_may_come_on_standard_input(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    typed(json.dumps(a_routine(a_step())).encode())
    answer = unknot("routines", "import", "-", "--yes")
    assert (answer.status, answer.err) == (0, "")
    assert set(routines(home)) == {f"{a_routine()['id']}.json"}
    for wrong in (b"{,", b"\xff\xfe", b" " * 1_000_001):
        typed(wrong)
        assert unknot("routines", "import", "-", "--yes").status == 1
    assert len(routines(home)) == 1


def test_check_without_a_file_checks_all_of_them(unknot: Unknot, home: Path) -> None:
    assert unknot("routines", "check").status == 0
    folder = home / "routines"
    folder.mkdir(parents=True)
    (folder / "bad.json").write_text(json.dumps(a_routine(a_step(secnds=3), tittle="x")))
    (folder / "fine.json").write_text(json.dumps(a_routine(id="fine")))
    answer = unknot("routines", "check")
    assert answer.status == 1
    assert len(answer.out.splitlines()) == 2
    assert all(line.startswith(f"{folder / 'bad.json'}:1:") for line in answer.out.splitlines())
    assert "did you mean" in answer.out
    assert "fine" in unknot("routines").out


# $EDITOR


def test_an_edit_takes_the_place_of_the_routine(
    unknot: Unknot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknot("routines", "new", "Mine")
    monkeypatch.setenv("VISUAL", an_editor(tmp_path, "file.write_text(text.replace('Mine', 'Changed'))"))
    assert unknot("routines", "edit", "mine").out == 'Saved: "Changed", reached as mine.\n'
    assert list((home / "drafts").iterdir()) == []
    unknot("routines", "undo")
    assert "Changed" not in unknot("routines").out


def test_an_edit_with_mistakes_tells_them_and_keeps_the_text(
    unknot: Unknot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknot("routines", "new", "Mine")
    before = routines(home)
    monkeypatch.setenv("EDITOR", an_editor(tmp_path, "file.write_text(text.replace('roll', 'r o l l'))"))
    monkeypatch.delenv("VISUAL", raising=False)
    answer = unknot("routines", "edit", "mine")
    assert answer.status == 1
    assert answer.err.count("expected an id") == 1
    (draft,) = (home / "drafts").iterdir()
    assert answer.err.splitlines()[-1] == f"unknot: nothing was saved; your text is kept in {draft}"
    assert routines(home) == before


@pytest.mark.parametrize(
    ("editor", "status", "said"),
    [
        ("true", 0, "Nothing was changed."),
        ("false", 1, "false ended with status 1; your text is kept in"),
        ("no-such-editor -w", 1, "EDITOR: there is no command no-such-editor"),
        ("'", 1, "a quote is not closed"),
    ],
)
def test_an_editor_that_does_nothing_fails_or_is_not_there(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch, editor: str, status: int, said: str
) -> None:
    unknot("routines", "new", "Mine")
    before = routines(home)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    answer = unknot("routines", "edit", "mine")
    assert answer.status == status
    assert said in answer.out + answer.err
    assert routines(home) == before
    monkeypatch.setenv("EDITOR", "true")
    assert "built in" in unknot("routines", "edit", "neck-tension").complaint


def test_a_routine_whose_file_is_broken_is_told_by_its_file(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknot("routines", "new", "Mine")
    path = home / "routines" / "mine.json"
    path.write_text(path.read_text().replace('"chair",\n', '"chiar",\n', 1))
    monkeypatch.setenv("EDITOR", "true")
    answer = unknot("routines", "export", "mine", "-")
    assert answer.status == 1
    assert answer.err.splitlines()[-1].endswith(
        f"mine is left out until {path} is mended: unknot routines edit mine"
    )


@pytest.mark.parametrize("name", ["my notes", "my notes.json"])
def test_a_file_that_was_broken_by_hand_is_opened_whole(
    unknot: Unknot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    unknot("routines", "new", "Mine")
    path = (home / "routines" / "mine.json").rename(home / "routines" / "my notes.json")
    whole = path.read_text().replace("  ", "    ")
    path.write_text(whole.replace('"chair",\n', '"chiar",\n', 1))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", an_editor(tmp_path, "file.write_text(text.replace('chiar', 'chair'))"))
    answer = unknot("routines", "edit", name)
    assert (answer.status, answer.out) == (0, 'Saved: "Mine", reached as mine.\n')
    assert 'did you mean "chair"?' in answer.err
    assert path.read_text() == whole


def test_an_editor_that_takes_the_draft_away_is_told_so(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknot("routines", "new", "Mine")
    before = routines(home)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "rm")
    answer = unknot("routines", "edit", "mine")
    assert "your text is gone" in answer.err
    assert "is kept" not in answer.err
    assert routines(home) == before


def test_without_a_terminal_no_editor_is_started_that_was_not_named(
    unknot: Unknot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknot("routines", "new", "Mine")
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    assert "there is no terminal to edit in" in unknot("routines", "edit", "mine").complaint
    assert not (home / "drafts").exists()


# Files of others


def test_what_is_exported_is_shown_and_taken_in(unknot: Unknot, home: Path, tmp_path: Path) -> None:
    unknot("routines", "copy", "tight-shoulders", "--title", "Theirs")
    file = tmp_path / "theirs.json"
    assert unknot("routines", "export", "theirs", str(file)).status == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert unknot("routines", "export", "theirs", "-").out == file.read_text()
    unknot("routines", "undo")
    shown = unknot("routines", "import", str(file), "--dry-run")
    assert "theirs  Theirs" in shown.out
    assert "Nothing was taken in." in shown.out
    assert routines(home) == {}
    nobody = unknot("routines", "import", str(file))
    assert (nobody.status, "add --yes" in nobody.complaint) == (1, True)
    assert routines(home) == {}
    assert unknot("routines", "import", str(file), "--yes").out.endswith("Taken in: theirs.\n")
    again = unknot("routines", "import", str(file), "--yes")
    assert "theirs would be reached as theirs-2" in again.out
    assert "is here already, as theirs" in again.err
    assert set(routines(home)) == {"theirs.json", "theirs-2.json"}


def test_a_bad_file_is_told_line_by_line_and_not_taken_in(unknot: Unknot, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(a_routine(a_step(secnds=3), tittle="x")))
    answer = unknot("routines", "import", str(file), "--yes")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.splitlines()[-1] == "unknot: nothing was taken in"
    assert len(answer.err.splitlines()) == 3
    assert not home.exists()


def test_an_export_does_not_go_over_another_file(unknot: Unknot, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Anna")
    answer = unknot("routines", "export", "neck-tension", str(file))
    assert "choose another name" in answer.complaint
    assert file.read_text() == "Dear Anna"
    inside = unknot("routines", "export", "neck-tension", str(home / "routines" / "neck.json"))
    assert "choose another place" in inside.complaint


def test_text_of_others_reaches_the_terminal_harmless(unknot: Unknot, tmp_path: Path) -> None:
    file = tmp_path / "evil\x1b[2J.json"
    file.write_text(json.dumps(a_routine(title="[bold]Mine[/bold]")))
    answer = unknot("routines", "import", str(file), "--dry-run")
    assert "\x1b" not in answer.out + answer.err
    assert "[bold]Mine[/bold]" in answer.out


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read and write everything")
def test_a_folder_that_is_shut_is_one_line(unknot: Unknot, home: Path) -> None:
    (home / "routines").mkdir(parents=True)
    (home / "routines").chmod(0)
    answer = unknot("routines", "new", "Mine")
    (home / "routines").chmod(0o700)
    assert answer.status == 1
    assert "chmod u+rwx" in answer.err


def test_the_schema_is_one(unknot: Unknot) -> None:
    Draft202012Validator.check_schema(json.loads(unknot("routines", "schema").out))
