"""Commands about a case and its files: check it, make one, write it in another form; and the notebooks."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.cli import lists
from portfolio.cli.arguments import TARGET, asked_language, count, folder, loaded, on_case
from portfolio.cli.exit_codes import DIFFERENT
from portfolio.errors import PortfolioError
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    from portfolio.cli.arguments import Commands


def register(commands: Commands) -> None:
    """Add these commands."""
    check = on_case(commands, "check", "list every fault of a case, and what is doubtful")
    check.set_defaults(run=_check)

    new = commands.add_parser("new", help="make a case to fill in, empty or from a sample")
    new.add_argument("target", nargs="?", help=TARGET)
    new.add_argument(
        "--repository",
        type=folder,
        metavar="DIR",
        help="make the folder that a finance and product pair keeps in git instead: a first round from a"
        " sample, its record, a notebook that replays it, a check that fails when a decision would change",
    )
    new.add_argument(
        "--language", choices=codes(), help="of the workbook or the repository: en or fr (default: en)"
    )
    begun = new.add_mutually_exclusive_group()
    begun.add_argument(
        "--periods", help="labels separated by commas (default: the four quarters of next year)"
    )
    begun.add_argument("--from", dest="sample", metavar="NAME", help="a sample to begin with, such as dozen")
    new.add_argument("--from-list", metavar="FILE", help="a list to make it of, as portfolio import does")
    lists.add_options(new, periods=False)
    new.set_defaults(run=_made)

    save = on_case(
        commands, "save", "write a case in another form: a workbook, a folder, a French folder", shows=""
    )
    save.add_argument("target", help=TARGET)
    save.add_argument(
        "--french",
        action="store_true",
        help="semicolons, decimal commas and a BOM, as a French Excel writes and opens them",
    )
    save.add_argument(
        "--over",
        type=count,
        metavar="VERSION",
        help="for a database: replace this version of a round that the case was not read from",
    )
    save.set_defaults(run=_save)

    dictionary = commands.add_parser("dictionary", help="print the case format: every table and column")
    dictionary.set_defaults(run=_dictionary)

    verify = commands.add_parser(
        "verify", help="rerun notebooks and show what changed (default: those in notebooks/)"
    )
    verify.add_argument("notebooks", nargs="*", type=Path, help="notebooks or folders of them")
    verify.add_argument("--record", action="store_true", help="record new outputs instead of comparing")
    verify.set_defaults(run=_verify)


def _check(given: argparse.Namespace) -> int:
    from portfolio.loaders.address import masked
    from portfolio.steering.check_text import check_text

    print(check_text(loaded(given), masked(given.case), asked_language(given) or FALLBACK))
    return 0


def _made(given: argparse.Namespace) -> int:
    if (given.repository is None) == (given.target is None):
        raise PortfolioError(say(given.language or FALLBACK, "new_where"))
    if given.repository is not None:
        return _repository(given)
    if given.from_list is not None and given.sample is not None:
        raise PortfolioError(sentence("new_both"))
    if given.from_list is not None:
        return lists.new_from_list(given)
    lists.without_list(given)
    if given.sample is not None and given.language is not None:
        raise PortfolioError(sentence("new_sample_language"))
    return _from_sample(given) if given.sample is not None else _new(given)


def _new(given: argparse.Namespace) -> int:
    from portfolio.loaders.address import masked
    from portfolio.loaders.save import new

    language = given.language or FALLBACK

    year = datetime.date.today().year + 1
    periods = (
        [p.strip() for p in given.periods.split(",")]
        if given.periods
        else [say(language, "template_quarter", year=year, quarter=q) for q in (1, 2, 3, 4)]
    )
    new(given.target, periods, language)
    print(say(language, "template_made", path=masked(given.target), periods=", ".join(periods)))
    return 0


def _from_sample(given: argparse.Namespace) -> int:
    from portfolio.loaders.samples import new_from_sample

    new_from_sample(given.sample, given.target)
    language = loaded(given, given.target).settings.language
    print(say(language, "sample_made", path=given.target, sample=given.sample))
    return 0


def _repository(given: argparse.Namespace) -> int:
    from portfolio.cli.notebooks import record
    from portfolio.continuity.team_repository import new_team_repository

    lists.without_list(given)
    if given.periods is not None or given.from_list is not None:
        raise PortfolioError(say(given.language or FALLBACK, "repository_from_sample"))
    if given.sample is not None and given.language is not None:
        raise PortfolioError(sentence("new_sample_language"))
    name = given.sample or say(given.language or FALLBACK, "repository_sample")
    made = new_team_repository(given.repository, name)
    record(made.notebook)
    language = made.case.settings.language
    print(say(language, "repository_made", path=made.folder, label=made.label, sample=name))
    return 0


def _save(given: argparse.Namespace) -> int:
    from portfolio.loaders.address import masked
    from portfolio.loaders.readers import is_same_place
    from portfolio.loaders.save import save

    if is_same_place(given.case, given.target):
        raise PortfolioError(sentence("save_onto_itself", target=masked(given.target)))
    case = loaded(given)
    save(case, given.target, over=given.over, french=given.french)
    language = case.settings.language
    print(say(language, "saved_as", path=masked(given.case), target=masked(given.target)))
    return 0


def _dictionary(given: argparse.Namespace) -> int:
    from portfolio.tables.dictionary import dictionary

    print(dictionary(), end="")
    return 0


def _verify(given: argparse.Namespace) -> int:
    from portfolio.cli.notebooks import find_notebooks, record, verify
    from portfolio.loaders.address import masked

    found = find_notebooks(given.notebooks or [Path("notebooks")])
    if not found:
        raise PortfolioError(sentence("verify_none"))
    if given.record:
        from tqdm import tqdm

        for notebook in tqdm(found, desc="record", unit="notebook", disable=None):
            record(notebook)
        return 0
    verdicts = verify(found)
    for verdict in verdicts:
        outcome = f"{len(verdict.differences)} not as recorded" if verdict.differences else "as recorded"
        print(f"{masked(str(verdict.notebook))}: {verdict.cells} cells run, {outcome}")
        for difference in verdict.differences:
            print("  " + difference.replace("\n", "\n  "))
    return DIFFERENT if any(v.differences for v in verdicts) else 0
