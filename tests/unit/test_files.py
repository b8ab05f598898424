import io
import os
import sys
from pathlib import Path

import pytest

from argmap.errors import FileMissing, NotAFile, TooLarge, Unreadable, Unwritable
from argmap.files import read_bytes, write_whole


def test_a_missing_file_names_the_nearest(tmp_path):
    (tmp_path / "bridge.ttl").write_text("x")
    with pytest.raises(FileMissing, match=r"brige\.ttl: no such file") as caught:
        read_bytes(tmp_path / "brige.ttl")
    assert caught.value.hint == f"did you mean {tmp_path / 'bridge.ttl'}?"


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(FileMissing) as caught:
        read_bytes(tmp_path / "no" / "map.ttl")
    assert "spelling" in caught.value.hint


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(NotAFile):
        read_bytes(tmp_path)
    with pytest.raises(NotAFile):
        write_whole(tmp_path, "x")


def test_a_file_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "long.ttl"
    path.write_bytes(b"12345")
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "5")
    assert read_bytes(path) == b"12345"
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "4")
    with pytest.raises(TooLarge, match="5 bytes; the limit is 4"):
        read_bytes(path)


def test_standard_input_has_the_same_limit(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "4")
    with pytest.raises(TooLarge, match="standard input"):
        read_bytes("-")


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"tea")))
    assert read_bytes("-") == b"tea"


def test_what_the_system_refuses_is_told(tmp_path, monkeypatch):
    (tmp_path / "a").write_text("x")

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unreadable, match="Permission denied"):
        read_bytes(tmp_path / "a")


def test_a_name_with_a_null_character_is_told():
    with pytest.raises(Unreadable):
        read_bytes("a\x00b")


def test_text_is_written_as_utf8_with_line_feeds(tmp_path):
    write_whole(tmp_path / "a", "é\n")
    assert (tmp_path / "a").read_bytes() == b"\xc3\xa9\n"


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "a"
    path.write_text("old")

    def fail(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(Unwritable, match="No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_text("old")

    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_kept(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path):
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", "new")
    finally:
        os.umask(old)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(Unwritable):
        write_whole(tmp_path / "no" / "a", "new")


def test_standard_output_is_written(capsysbinary):
    write_whole("-", "é\n")
    assert capsysbinary.readouterr().out == b"\xc3\xa9\n"
