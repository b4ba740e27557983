"""The site in a browser, opened as files: what people ask is found first, what is not found is said, nothing is asked of
any server, and no page is wider than a phone.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from support import built_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(importlib.util.find_spec("sphinx") is None, reason="the group docs is not installed"),
]
ASKED = {
    "en": {
        "start": "install | how do I install it | pip install | download the package | quick start windows |"
        " get it running on my laptop | how to download | installation guide | instal on windows |"
        " requirements python version",
        "how_to/from_a_list": "allocation from a list | first allocation from a list | allocate from my backlog"
        " spreadsheet | import an excel file | prioritise our jira backlog | I have a csv with"
        " projects and costs | RICE scores in a sheet | rank a list of ideas with cost and value |"
        " upload spreadsheet | use google sheets export | what to fund from an existing list | turn"
        " backlog into a plan | choose projects under a budget",
        "how_to/why_not_funded": "why is my project not funded | why was my iniative rejected | why not | why was project Salesforce not funded | my"
        " initiative was rejected | reason a project was refused | what would it take to get funded"
        " | our initiative did not make it | why did you drop my project | explain rejection |"
        " unfunded project reasons | justify the selection",
        "how_to/less_money": "less money | less mony | budget | budget cut | what if we lose 10% of our budget | our funding was"
        " reduced | budget reduced by 20 percent | what happens with a smaller budget | cost cutting"
        " | if we get extra money",
        "how_to/next_quarter": "next quarter | preparing the next quarter | plan the following quarter | roll over to the"
        " new period | where does record.json come from | start of a new quarter | carry over"
        " unfinished work | Q3 planning | continue from last quarter",
        "how_to/share": "share | share with colleagues | send it to my boss | present the results to the board |"
        " make a pdf | show it to my team | slides for the committee | email to colleagues | give"
        " others access | export to powerpoint | report for executives | print",
        "how_to/what_is_a_point": "points | what is a point | what a point is | what does a score mean | impact points"
        " meaning | how are points calculated | definition of point | what are these points | value"
        " of a point in euros",
        "how_to/interactive": "interactive chart | zoom into the roadmap",
        "how_to/what_if": "what if | try another scenario | simulate a delay of one project",
        "how_to/nothing_fits": "no solution | infeasible | nothing fits",
        "how_to/two_parties": "finance and product disagree | a fair compromise",
        "how_to/own_round": "create my own round from scratch | template to fill in",
        "how_to/how_sure": "how risky is the plan | monte carlo",
        "how_to/does_it_pay": "does it pay | return on investment",
        "faq": "why is money left over | can a project be funded in part",
        "coming_from_excel_solver": "excel solver",
        "troubleshooting": "error message",
        "reference/why": "marginal_values",
        "reference/allocation": "pf.allocate",
        "gallery": "all the plots",
        "means": "hire people | contractors",
        "security": "is my data safe | is anything sent to the cloud",
        "how_to/few_changes": "keep the plan stable",
        "commands": "command line options",
        "performance": "how fast is it",
    },
    "fr": {
        "start": "installer | comment l'installer | télécharger le paquet | premiers pas | installation sous"
        " windows | comment installer l'outil | demarrer rapidement | instalation | prerequis python",
        "how_to/from_a_list": "liste | première allocation à partir d'une liste | arbitrer mon backlog excel | j'ai un"
        " tableur avec mes projets | importer depuis jira | prioriser une liste de projets | choisir"
        " des projets avec un budget donné | importer un fichier csv | j'ai une liste de projets"
        " dans Excel | classer des idees",
        "how_to/why_not_funded": "pourquoi mon projet n'est-il pas financé | pourquoi pas le projet Salesforce | mon projet"
        " a été refusé | raison du rejet d'une initiative | projet non retenu | pourquoi notre"
        " projet a été écarté | projet refuse | expliquer le refus | pourquoi pas nous",
        "how_to/less_money": "moins d'argent | budget | coupe budgétaire | le budget baisse de 10 % | avec un budget"
        " réduit | reduction de budget | que se passe-t-il si on coupe le budget | budget plus petit"
        " | avec plus d'argent",
        "how_to/next_quarter": "trimestre suivant | prochain trimestre | préparer le trimestre prochain | passer à la"
        " période suivante | d'où vient record.json | trimestre prochain | preparer le prochain"
        " trimestre | nouveau trimestre | reporter les travaux en cours",
        "how_to/share": "partager | partager avec mes collègues | envoyer à mon chef | présenter au conseil | faire"
        " un pdf | montrer les résultats à l'équipe | partager le plan avec l'equipe | envoyer le"
        " resultat par mail | diaporama pour le comité | imprimer",
        "how_to/what_is_a_point": "points | qu'est-ce qu'un point | que veut dire un point | comment sont calculés les scores"
        " | definition d'un point | à quoi correspondent les points | valeur d'un point",
        "how_to/interactive": "graphique interactif | zoomer sur la feuille de route",
        "how_to/what_if": "et si | essayer un autre scénario",
        "how_to/nothing_fits": "aucune solution | infaisable | le plan est impossible",
        "how_to/two_parties": "finance et produit ne sont pas d'accord | un compromis équitable",
        "how_to/own_round": "créer mon propre tour",
        "how_to/how_sure": "le plan est-il risqué | incertitude",
        "how_to/does_it_pay": "est-ce rentable | retour sur investissement | rentabilité",
        "faq": "pourquoi reste-t-il de l'argent",
        "glossary": "vocabulaire",
        "how_to/few_changes": "changer le moins possible",
    },
}
"""What strangers type, by the page that answers it."""
FIRST = 3
"""It stands among so many: what is read without scrolling."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    out, warned = built_site.once(tmp_path_factory, worker_id)
    assert warned == []
    return out


@pytest.mark.parametrize(("language", "folder"), [("en", "."), ("fr", "fr")])
def test_what_people_ask_is_found_first(person: Any, root: Path, language: str, folder: str) -> None:
    asked = [(words, page) for page, line in ASKED[language].items() for words in line.split(" | ")]
    assert len(asked) >= 30
    page = person()
    page.goto((root / folder / "search.html").as_uri())
    found = page.evaluate(
        "all => all.map(words => Search.asked(words).hits.map(hit => hit.page.name))",
        [words for words, _ in asked],
    )
    missed = [
        (words, wanted, names[:FIRST])
        for (words, wanted), names in zip(asked, found, strict=True)
        if wanted not in names[:FIRST]
    ]
    assert missed == []


SHOWN = [
    ("", "budget", "pages found", "", ""),
    ("", "share with colleagues", "1 page has all these words.", "", "colleagues"),
    ("", "why was project Salesforce not funded", "No page has “Salesforce”.", "How do I …?", ""),
    ("", "bugdet cut", "“bugdet”; shown for “budget”", "", ""),
    ("", "xyzzy", "Nothing found.", "Questions people ask", ""),
    ("", "risk of the jupyterlab knapsack in winter", "No page has all these words;", "How do I …?", "risk"),
    ("fr", "partager avec mes collègues", "1 page a tous ces mots.", "", "collègues"),
    (
        "fr",
        "pourquoi pas le projet Salesforce",
        "Aucune page n’a «\N{NARROW NO-BREAK SPACE}Salesforce",
        "Comment",
        "",
    ),
    ("fr", "xyzzy", "Rien n’a été trouvé.", "Questions que l’on pose", ""),
]
"""What is asked, what is said above the hits, where else one is led, which word some hit is told to lack."""


def test_what_is_not_found_is_said(person: Any, root: Path) -> None:
    page = person()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for folder, words, above, led, without in SHOWN:
        page.goto(f"{(root / folder / 'search.html').as_uri()}?q={words}")
        page.wait_for_selector(".search-summary:not(:empty)", timeout=20_000)
        assert above in page.text_content(".search-summary"), words
        help_there = page.locator(".pf-help")
        assert led in (help_there.text_content() if help_there.count() else ""), words
        lacks = page.eval_on_selector_all(".pf-without", "all => all.map(one => one.textContent)")
        assert not without or any(without in one for one in lacks), words
        texts = page.eval_on_selector_all(
            "ul.search li", "all => all.map(one => one.querySelector('.context')?.textContent.length ?? 0)"
        )
        assert ("xyzzy" in words) == (not texts), words
        assert sum(length >= 60 for length in texts) >= 0.8 * len(texts), words
    assert said == []


def test_a_hit_leads_to_its_part_and_all_are_shown_when_asked(person: Any, root: Path) -> None:
    page = person()
    page.goto(f"{(root / 'search.html').as_uri()}?q=why is money left over")
    page.click("ul.search li a:has-text('Why is money left over?')")
    assert page.url.endswith("/faq.html#why-is-money-left-over")
    page.goto(f"{(root / 'search.html').as_uri()}?q=budget")
    count = int(page.text_content(".search-summary").split()[0])
    assert page.locator("ul.search li").count() < count
    page.click("#search-results button")
    assert page.locator("ul.search li").count() == count


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_is_wider_than_the_screen_lacks_a_picture_or_complains(
    person: Any, root: Path, width: int
) -> None:
    page = person()
    page.set_viewport_size({"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    wrong: dict[str, object] = {}
    for path in sorted(p for p in root.rglob("*.html") if "_static" not in p.parts):
        said.clear()
        page.goto(path.as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        lost = page.evaluate(
            "[...document.images].filter(one => one.complete && !one.naturalWidth).map(one => one.src)"
        )
        if wide or lost or said:
            wrong[path.relative_to(root).as_posix()] = (wide, lost, [*said])
    assert wrong == {}
