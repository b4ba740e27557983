"""The parts of a workbook's archive: some are changed, all others stay byte by byte as they are."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from portfolio.loaders.archives import DAMAGED, unpacked
from portfolio.loaders.sheet_xml import holds_formulas, uncalculated
from portfolio.loaders.source import UnreadableError
from portfolio.words.sentences import sentence

_BOOK, _RELATIONS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
# after which a workbook says how it is calculated
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


class Package:
    """A workbook's archive.

    Attributes
    ----------
    sheets : dict of str to str
        The part of each worksheet by the sheet's name.

    Raises
    ------
    UnreadableError
        Where a part is damaged, also one that holds no sheet, or they are more than can be held.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except DAMAGED:
            found = sentence("fault_is_damaged")
            raise UnreadableError(sentence("fault_no_workbook", found=found)) from None

    def _open(self, data: bytes) -> None:
        self._parts = unpacked(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._entries = archive.infolist()
        targets = {r.get("Id"): r.get("Target", "") for r in ElementTree.fromstring(self._parts[_RELATIONS])}
        sheets = ElementTree.fromstring(self._parts[_BOOK]).findall(".//{*}sheet")
        self.sheets = {
            s.get("name", ""): posixpath.normpath(
                posixpath.join("/xl", next(targets[v] for a, v in s.items() if a.endswith("}id")))
            ).lstrip("/")
            for s in sheets
        }

    def sheet(self, name: str) -> bytes:
        """A worksheet's XML."""
        return self._parts[self.sheets[name]]

    @property
    def styles(self) -> bytes:
        """The cell formats' XML."""
        return self._parts.get("xl/styles.xml", b"")

    def put(self, name: str, data: bytes) -> None:
        """Give a worksheet other XML."""
        self._parts[self.sheets[name]] = data

    def add(self, name: str) -> None:
        """An empty worksheet after the others."""
        number = 1 + max(int(n) for n in re.findall(rb'sheetId="(\d+)"', self._parts[_BOOK]))
        part = next(p for n in range(1, 10_000) if (p := f"xl/worksheets/sheet{n}.xml") not in self._parts)
        relation = f"rIdSheet{number}"
        self.sheets[name] = part
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        self._parts[part] = f'{head}\n<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode()
        self._entries.append(zipfile.ZipInfo(part))
        self._insert(
            _BOOK,
            "sheets",
            f'<{{p}}sheet name={quoteattr(name)} sheetId="{number}" r:id="{relation}" xmlns:r="{_OFFICE}"/>',
        )
        target = posixpath.relpath(part, "xl")
        self._insert(
            _RELATIONS,
            "Relationships",
            f'<{{p}}Relationship Id="{relation}" Type="{_OFFICE}/worksheet" Target="{target}"/>',
        )
        self._insert(_TYPES, "Types", f'<{{p}}Override PartName="/{part}" ContentType="{_SHEET_TYPE}"/>')

    def _insert(self, part: str, element: str, child: str) -> None:
        """One more child at the end of an element."""
        end = re.compile(rb"</(\w+:)?%s>" % element.encode())
        prefix = (end.search(self._parts[part]) or [b"", b""])[1] or b""
        new = child.replace("{p}", prefix.decode()).encode()
        self._parts[part] = end.sub(lambda found: new + found[0], self._parts[part], count=1)

    def show(self, name: str) -> None:
        """Let a hidden sheet be seen."""
        said = quoteattr(name).encode()[1:-1]
        tag = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\bname="%s"[^>]*>' % re.escape(said))
        shown = lambda found: re.sub(rb'\sstate="\w+"', b"", found[0])  # noqa: E731
        self._parts[_BOOK] = tag.sub(shown, self._parts[_BOOK])

    def tables(self, name: str) -> Iterator[tuple[str, str]]:
        """What Excel calls tables on a sheet: their part, and the cells that they are made of."""
        folder, file = posixpath.split(self.sheets[name])
        relations = self._parts.get(f"{folder}/_rels/{file}.rels")
        for relation in ElementTree.fromstring(relations) if relations else ():
            if relation.get("Type", "").endswith("/table"):
                part = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                if found := re.search(rb'<(?:\w+:)?table\s[^>]*?\bref="([A-Z0-9:]+)"', self._parts[part]):
                    yield part, found[1].decode()

    def stretch(self, part: str, before: str, after: str) -> None:
        """Let a table, and its filter, reach over other cells."""
        self._parts[part] = self._parts[part].replace(f'ref="{before}"'.encode(), f'ref="{after}"'.encode())

    def to_be_calculated(self, tables: Collection[str]) -> None:
        """Let the spreadsheet calculate every formula again when it opens the workbook, in an order that it
        finds itself. On the sheets of tables what formulas gave stays: it is what the case holds.
        """
        for name, part in self.sheets.items():
            if name not in tables:
                self._parts[part] = uncalculated(self._parts[part])
        chain = "xl/calcChain.xml"
        if self._parts.pop(chain, None) is not None:
            self._entries = [entry for entry in self._entries if entry.filename != chain]
            for part, what in ((_RELATIONS, b"Relationship"), (_TYPES, b"Override")):
                tag = re.compile(rb"<(?:\w+:)?%s\s[^>]*calcChain\.xml[^>]*/>" % what)
                self._parts[part] = tag.sub(b"", self._parts[part])
        if not any(holds_formulas(self._parts[part]) for part in self.sheets.values()):
            return
        book = re.sub(rb'\sfullCalcOnLoad="\w+"', b"", self._parts[_BOOK])
        book, there = re.subn(rb"<((?:\w+:)?calcPr)\b", rb'<\1 fullCalcOnLoad="1"', book)
        if not there:
            for element in _BEFORE_CALCULATION:
                end = re.compile(rb"</(\w+:)?%s>|<(\w+:)?%s/>" % (element.encode(), element.encode()))
                if found := end.search(book):
                    prefix = found[1] or found[2] or b""
                    new = b'<%scalcPr fullCalcOnLoad="1"/>' % prefix
                    book = book[: found.end()] + new + book[found.end() :]
                    break
        self._parts[_BOOK] = book

    def data(self) -> bytes:
        """The archive."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._entries:
                info = zipfile.ZipInfo(entry.filename, entry.date_time)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, entry.external_attr
                archive.writestr(info, self._parts[entry.filename])
        return buffer.getvalue()
