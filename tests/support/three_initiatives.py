"""A case of three initiatives as files, to be written otherwise in each test."""

from pathlib import Path

_TABLES = {
    "initiatives": "initiative\nA\nB\nC\n",
    "resources": "resource,kind,unit,2027\nmoney,budget,EUR,9000000\n",
    "objectives": "objective,weight\nvalue,1\n",
    "key_results": "key_result,objective,kpi,target\nkr,value,v,12\n",
    "kpis": "kpi,unit\nv,points\n",
    "contributions": "initiative,kpi,expected\nA,v,5\nB,v,4\nC,v,3\n",
    "requirements": "initiative,resource,1\nA,money,100\nB,money,80\nC,money,60\n",
}


def write(folder: Path, **tables: str) -> Path:
    """A case of three initiatives with some tables as given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**_TABLES, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
