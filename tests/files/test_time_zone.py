"""The person's zone: configuration, then TZ, then the system."""

from pathlib import Path

import pytest

from tui.files.time_zone import FoundZone, find_time_zone, is_time_zone


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    return tmp_path


def test_the_configuration_comes_first(etc: Path) -> None:
    assert find_time_zone("Europe/Paris", {"TZ": "America/Lima"}, etc).name == "Europe/Paris"


@pytest.mark.parametrize("value", ["America/Lima", ":America/Lima"])
def test_then_tz(etc: Path, value: str) -> None:
    assert find_time_zone(None, {"TZ": value}, etc).name == "America/Lima"


@pytest.mark.parametrize("name", ["utc", "Utc", "UTC"])
def test_utc_may_be_written_small(etc: Path, name: str) -> None:
    assert find_time_zone(name, {}, etc) == FoundZone(name="UTC")
    assert find_time_zone(None, {"TZ": name}, etc) == FoundZone(name="UTC")
    assert is_time_zone(name)


def test_then_the_system(etc: Path) -> None:
    assert find_time_zone(None, {"TZ": ""}, etc).name == "Asia/Tokyo"


def test_then_the_name_the_system_wrote_down(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2")
    (tmp_path / "timezone").write_text("Asia/Kolkata\n")
    assert find_time_zone(None, {}, tmp_path).name == "Asia/Kolkata"


@pytest.mark.parametrize(
    "wrong", ["Europe/Pariss", "CET-1CEST", "/etc/passwd", "../../etc/passwd", "Europe", "a\0b"]
)
def test_a_wrong_name_is_reported_and_passed_over(etc: Path, wrong: str) -> None:
    found = find_time_zone(wrong, {"TZ": wrong}, etc)
    assert found.name == "Asia/Tokyo"
    assert [problem.partition(":")[0] for problem in found.problems] == ["timezone", "TZ"]


def test_what_is_wrong_says_where_it_stands_and_what_is_used_instead(etc: Path) -> None:
    file = Path("/home/a/config.toml")
    (problem,) = find_time_zone("Mars/Olympus", {"TZ": "America/Lima"}, etc, file).problems
    assert problem == (
        '/home/a/config.toml: timezone: found "Mars/Olympus", '
        'expected the name of a time zone, such as "Europe/Paris"; using America/Lima'
    )
    (problem,) = find_time_zone(None, {"TZ": "CET-1CEST"}, etc, file).problems
    assert problem.startswith('TZ: found "CET-1CEST", expected the name')
    assert problem.endswith("; using Asia/Tokyo")


def test_a_system_without_a_zone_is_in_utc(tmp_path: Path) -> None:
    assert find_time_zone(None, {}, tmp_path).problems == ()
    assert find_time_zone(None, {}, tmp_path).name == "UTC"


def test_a_system_zone_without_a_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2")
    found = find_time_zone(None, {}, tmp_path)
    assert found.name == "UTC"
    assert "has no name" in found.problems[0]
