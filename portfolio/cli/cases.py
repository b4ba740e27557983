"""Commands about a case and its files: check it, make one, write it in another form; and the notebooks."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.cli import lists
from portfolio.cli.arguments import asked_language, count, folder, loaded, on_case
from portfolio.cli.command_line import helped
from portfolio.cli.exit_codes import DIFFERENT
from portfolio.errors import PortfolioError
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    from portfolio.cli.arguments import Commands


def register(commands: Commands) -> None:
    """Add these commands."""
    check = on_case(commands, "check", helped("check"))
    check.set_defaults(run=_check)

    new = commands.add_parser("new", help=helped("new"))
    new.add_argument("target", nargs="?", help=helped("target"))
    new.add_argument(
        "--repository",
        type=folder,
        metavar="DIR",
        help=helped("new_repository"),
    )
    new.add_argument("--language", choices=codes(), help=helped("new_language"))
    begun = new.add_mutually_exclusive_group()
    begun.add_argument("--periods", help=helped("new_periods"))
    begun.add_argument("--from", dest="sample", metavar="NAME", help=helped("new_from"))
    new.add_argument("--from-list", metavar="FILE", help=helped("new_from_list"))
    lists.add_options(new, periods=False)
    new.set_defaults(run=_made)

    save = on_case(commands, "save", helped("save"), shows=None)
    save.add_argument("target", help=helped("target"))
    save.add_argument(
        "--french",
        action="store_true",
        help=helped("save_french"),
    )
    save.add_argument(
        "--over",
        type=count,
        metavar="VERSION",
        help=helped("save_over"),
    )
    save.set_defaults(run=_save)

    dictionary = commands.add_parser("dictionary", help=helped("dictionary"))
    dictionary.set_defaults(run=_dictionary)

    verify = commands.add_parser("verify", help=helped("verify"))
    verify.add_argument("notebooks", nargs="*", type=Path, help=helped("verify_notebooks"))
    verify.add_argument("--record", action="store_true", help=helped("verify_record"))
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
    made = new_team_repository(given.repository, name, record)
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
