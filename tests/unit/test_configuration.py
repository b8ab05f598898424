"""The settings of a project: where they are found, what they may say, and how they fail."""

import pytest

from argmap.configuration import Configuration, find_configuration, read_configuration
from argmap.diagnostic import Severity
from argmap.errors import BadConfiguration

WHOLE = """\
[check]
select = ["default", "dangling-term"]
ignore = "ARG305"
fail-on = "warning"
scenario = "coercive"
stale-after = 10
sources = ["article=texts/article.txt", "other.txt"]
rules = ["rules"]
plugins = ["house"]
baseline = "known.json"

[check.severity]
one-sided-conclusion = "warning"

[check.per-file-ignores]
"drafts/*" = ["ARG3"]
"""


def written(folder, text, name="argmap.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_is_read(tmp_path):
    found = read_configuration(written(tmp_path, WHOLE))
    assert found == Configuration(
        path=str(tmp_path / "argmap.toml"),
        select=("default", "dangling-term"),
        ignore=("ARG305",),
        fail_on="warning",
        scenario="coercive",
        stale_after=10.0,
        sources=(f"article={tmp_path}/texts/article.txt", f"{tmp_path}/other.txt"),
        rules=(f"{tmp_path}/rules",),
        plugins=("house",),
        baseline=f"{tmp_path}/known.json",
        severity={"one-sided-conclusion": Severity.WARNING},
        per_file_ignores={"drafts/*": ("ARG3",)},
    )


def test_the_nearest_folder_above_counts(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, "[tool.argmap.check]\nignore = ['ARG1']\n", "pyproject.toml")
    assert find_configuration(inner).ignore == ("ARG1",)
    written(tmp_path / "a", "[check]\nignore = ['ARG2']\n")
    assert find_configuration(inner).ignore == ("ARG2",)


def test_a_pyproject_without_settings_is_passed_over(tmp_path):
    (tmp_path / "a").mkdir()
    written(tmp_path, "[check]\nfail-on = 'never'\n")
    written(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    assert find_configuration(tmp_path / "a").fail_on == "never"


def test_patterns_are_of_the_folder_of_the_settings(tmp_path):
    (tmp_path / "drafts").mkdir()
    found = read_configuration(written(tmp_path, WHOLE))
    assert found.ignored_in(tmp_path / "drafts" / "x.ttl") == ("ARG3",)
    assert found.ignored_in(tmp_path / "x.ttl") == ()


@pytest.mark.parametrize(
    ("text", "place", "said", "hint"),
    [
        ("[check]\nselct = []\n", ":2:1", "no setting 'selct'", "did you mean select?"),
        ("[check]\n\nfail-on = 'fatal'\n", ":3:1", "cannot be 'fatal'", "error, warning, info"),
        ("[check]\nselect = [1]\n", ":2:1", "list of texts", "select ="),
        ("[check]\nstale-after = -1\n", ":2:1", "number of years", "10"),
        ("[check]\nstale-after = true\n", ":2:1", "number of years", "10"),
        ("[check]\nscenario = 3\n", ":2:1", "is to be a text", "scenario ="),
        ("[check.severity]\nx = 'bad'\n", ":2:1", "cannot be 'bad'", "error, warning, info"),
        ("[check]\nseverity = 1\n", ":2:1", "is to be a table", "[check.severity]"),
        ("[lint]\nx = 1\n", ":1:2", "no settings for 'lint'", "only check"),
        ("check = 3\n", ":1:1", "check is to be a table", "[check]"),
        ("[check\n", ":1:7", "not TOML: ", "docs/checking.md"),
        ("[check]\nselect = ARG5\n", ":2:10", "not TOML: ", "quotation marks"),
        ('[check]\nselect = ["ARG5"\n', ":2:17", "unclosed array", "brackets"),
        ("[check]\nselect = [", ":2:11", "not TOML: ", "brackets"),
        ("select = []\n", ":1:1", "no settings for 'select'", "put it under [check]:"),
        ("x = " + "[" * 3000, "", "", "docs/checking.md"),
    ],
)
def test_what_is_wrong_has_its_place_and_a_hint(tmp_path, text, place, said, hint):
    path = written(tmp_path, text)
    with pytest.raises(BadConfiguration) as caught:
        read_configuration(path)
    assert str(caught.value).startswith(f"{path}{place}: ")
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_a_table_of_a_pyproject_is_named_as_it_is_written_there(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.argmap]\nselect = []\n", encoding="utf-8")
    with pytest.raises(BadConfiguration) as caught:
        read_configuration(path)
    assert str(caught.value).startswith(f"{path}:2:1: ")
    assert "put it under [tool.argmap.check]:" in caught.value.hint
