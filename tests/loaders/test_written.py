"""What becomes of a file that is written anew, and which files are read by names in the singular."""

from pathlib import Path

import pytest

from portfolio.loaders.source import write_atomically
from portfolio.tables import table_named


def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "round.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_atomically({path: b"new"})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


def test_a_link_stays_and_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "round.csv").write_bytes(b"old")
    link = tmp_path / "round.csv"
    link.symlink_to(tmp_path / "kept" / "round.csv")
    write_atomically({link: b"new"})
    assert link.is_symlink()
    assert (tmp_path / "kept" / "round.csv").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Lien", "relations"),
        ("Dépendance", "relations"),
        ("variante", "options"),
        ("Enveloppe", "buckets"),
        ("Paramètre", "settings"),
        ("Réglage", "settings"),
        ("Indicateur", "kpis"),
        ("Résultat clé", "key_results"),
    ],
)
def test_a_table_in_the_singular_is_the_table(name: str, table: str) -> None:
    assert table_named(name) == table
