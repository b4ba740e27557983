"""The workbooks among the sample lists (``data/samples/lists``), as people keep them.

``backlog_fr.xlsx`` is a French product team's backlog, ``solver.xlsx`` a sheet that Excel's Solver chooses
in, ``project_online.xlsx`` the projects of a portfolio analysis. The lists beside them are plain text,
written by hand, and their own source: ``projects_2027.csv`` (an office that looks after projects),
``rice.csv`` (a RICE sheet), ``jira_en.csv`` and ``jira_fr.csv`` (the shape of Jira Cloud's export).
Everything is invented. ``make samples`` runs this.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import xlsxwriter

LISTS = Path(__file__).parent / "samples" / "lists"
TITLE = "Backlog produit, parcours de réservation : état au 12/11/2026"
HEADINGS = [
    "Nom",
    "Responsable",
    "Équipe",
    "Valeur métier",
    "Charge (j)",
    "Statut",
    "Échéance",
    "Obligatoire",
]
BACKLOG: list[tuple[str, str, str, int | None, float | None, str, str, str]] = [
    ("Recherche par carte", "Produit voyage", "Web", 55, 34, "À faire", "2027-03-26", ""),
    ("Billets pour les groupes", "Produit voyage", "Réservation", 70, 45, "À faire", "2027-06-30", ""),
    ("Paiement en trois fois", "Produit paiement", "Réservation", 65, 28, "À faire", "2027-03-31", ""),
    ("Accessibilité du parcours", "Qualité", "Web", 40, 30, "En cours", "2027-06-28", "x"),
    ("Choix de la place", "Produit voyage", "Réservation", 80, 38, "À faire", "2027-04-30", ""),
    ("Échange sans appeler le service client", "Relation client", "Réservation", 75, 33, "À faire", "", ""),
    ("Reçu pour note de frais", "Relation client", "Web", 20, 6, "À faire", "", ""),
    ("Ancien moteur de tarifs arrêté", "Technique", "Réservation", 30, 25, "Terminé", "2026-10-30", ""),
    ("Alertes de retard", "Relation client", "Mobile", 60, 22, "À faire", "2027-02-26", ""),
    ("Billet dans le portefeuille du téléphone", "Produit voyage", "Mobile", 50, 14, "À faire", "", ""),
    ("Carte de fidélité", "Marketing", "Mobile", 45, 36, "À faire", "", ""),
    ("Prix pour les moins de 26 ans", "Marketing", "Réservation", 35, 8, "À faire", "2027-01-29", ""),
    ("Traduction en espagnol", "Marketing", "Web", 25, 12, "Annulé", "", ""),
    ("Bagages en supplément", "Produit voyage", "Réservation", 48, None, "À faire", "", ""),
    ("Pages plus rapides", "Technique", "Web", 58, 24, "En cours", "2027-01-29", ""),
    ("Mode hors ligne", "Technique", "Mobile", None, 40, "À faire", "", ""),
    ("Avis des voyageurs", "Marketing", "Web", 28, 16, "À faire", "", ""),
    ("Connexion par empreinte", "Technique", "Mobile", 32, 10, "À faire", "", ""),
    ("Assurance au moment de payer", "Produit paiement", "Web", 42, 18, "À faire", "2027-05-28", ""),
]
CAPACITIES = [("Web", 60), ("Réservation", 85), ("Mobile", 45)]
# what each is worth, and needs in two years; what the sheet chose by hand before Solver was asked
PROPOSALS = [
    ("Second packing line", 410, 300, 120),
    ("Solar roof", 150, 140, 0),
    ("Cold store in the south", 520, 260, 340),
    ("Forklifts without drivers", 240, 180, 60),
    ("Returnable crates", 130, 70, 40),
    ("Web shop for restaurants", 300, 120, 130),
    ("Own delivery vans", 260, 190, 150),
    ("Traceability by code", 170, 80, 50),
    ("Recipe boxes", 210, 60, 180),
    ("Rain water for washing", 60, 45, 5),
]
AVAILABLE = (750, 550)
ANALYSIS = [
    ("Citizens' appointments online", "Reception", 240_000, 0.124, "Auto", "2027-01-04"),
    ("Records kept digitally", "Archives", 410_000, 0.151, "Auto", "2027-01-04"),
    ("Water meters read from afar", "Water", 530_000, 0.142, "Auto", "2027-04-01"),
    ("New act on accessibility", "Web office", 130_000, 0.048, "Forced in", "2027-01-04"),
    ("Street lights by demand", "Roads", 290_000, 0.117, "Auto", "2027-04-01"),
    ("School canteens' kitchen", "Schools", 620_000, 0.163, "Auto", "2027-07-01"),
    ("Building permits in one place", "Planning", 260_000, 0.129, "Auto", "2027-01-04"),
    ("Statue park", "Culture", 150_000, 0.021, "Forced out", "2027-07-01"),
    ("Sports halls booked online", "Sports", 90_000, 0.056, "Auto", "2027-04-01"),
    ("One register of suppliers", "Purchasing", 110_000, 0.049, "Auto", "2027-01-04"),
]


def main() -> None:
    """Write the workbooks."""
    for name, fill in (("backlog_fr", _backlog), ("solver", _solver), ("project_online", _project_online)):
        book = xlsxwriter.Workbook(LISTS / f"{name}.xlsx")
        book.set_properties({"created": datetime.datetime(2026, 11, 12)})
        fill(book, book.add_format({"bold": True}))
        book.close()


def _backlog(book: xlsxwriter.Workbook, bold: object) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Backlog")
    sheet.write(0, 0, TITLE, bold)
    sheet.write_row(2, 0, HEADINGS, bold)
    for row, (*cells, due, marked) in enumerate(BACKLOG, start=3):
        sheet.write_row(row, 0, ["" if cell is None else cell for cell in cells])
        if due:
            sheet.write_datetime(row, 6, datetime.datetime.fromisoformat(due), day)
        sheet.write(row, 7, marked)
    last = 3 + len(BACKLOG)
    sheet.write(last, 0, "TOTAL", bold)
    for column, letter in ((3, "D"), (4, "E")):
        total = sum(value for item in BACKLOG if isinstance(value := item[column], int | float))
        sheet.write_formula(last, column, f"=SUM({letter}4:{letter}{last})", bold, total)
    sheet.set_column(0, 0, 40)
    capacities = book.add_worksheet("Capacités")
    capacities.write_row(0, 0, ["Équipe", "Capacité"], bold)
    for row, line in enumerate(CAPACITIES, start=1):
        capacities.write_row(row, 0, line)


def _solver(book: xlsxwriter.Workbook, bold: object) -> None:
    sheet = book.add_worksheet("Projects")
    sheet.write_row(0, 0, ["Project", "NPV (k$)", "Year 1 cost (k$)", "Year 2 cost (k$)", "Chosen"], bold)
    for row, proposal in enumerate(PROPOSALS, start=1):
        sheet.write_row(row, 0, [*proposal, 0])
    last = 1 + len(PROPOSALS)
    sheet.write(last + 1, 0, "Used", bold)
    sheet.write(last + 2, 0, "Available", bold)
    for column, letter in enumerate("BCD", start=1):
        used = f"=SUMPRODUCT({letter}2:{letter}{last},$E$2:$E${last})"
        sheet.write_formula(last + 1, column, used, None, 0)
    sheet.write_row(last + 2, 2, AVAILABLE)
    sheet.set_column(0, 0, 30)


def _project_online(book: xlsxwriter.Workbook, bold: object) -> None:
    day, money = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "$#,##0"})
    sheet = book.add_worksheet("PortfolioAnalysisProjects")
    heads = ["ProjectName", "ProjectOwnerName", "HardConstraintValue", "AbsolutePriority", "ForceStatus"]
    sheet.write_row(0, 0, [*heads, "StartNoEarlierThan"], bold)
    for row, (name, owner, cost, worth, forced, start) in enumerate(ANALYSIS, start=1):
        sheet.write_row(row, 0, [name, owner])
        sheet.write(row, 2, cost, money)
        sheet.write_row(row, 3, [worth, forced])
        sheet.write_datetime(row, 5, datetime.datetime.fromisoformat(start), day)


if __name__ == "__main__":
    main()
