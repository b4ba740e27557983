"""Which files are read by names in the singular."""

import pytest

from portfolio.tables import table_named


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
