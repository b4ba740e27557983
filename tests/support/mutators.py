"""Ways to damage what people give: bytes, cells, trees of JSON or TOML, archives, databases. Seeded: the same
number damages the same way.
"""

import io
import json
import random
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

HOSTILE = [
    *("", " ", "-1", "0", "-0.0", "1e308", "-1e308", "1e-320", "1e999", "nan", "Infinity", "None", "null"),
    *("9" * 5000, "1" + "0" * 320, "0." + "0" * 400 + "1", "1,234", "1 234,5", "12 %", "3 M€", "²", "٣", "½"),
    *("=cmd|' /C calc'!A0", "=1+1", "@sum", "+1", '"', '""', "'", "a\nb", "a\rb", "\t", "\\", "\x00", "\x9b"),
    *("\u202e", "\u200b", "\u2028", "\ufeff", "\N{PILE OF POO}", "e\u0301" * 50, "é" * 20_000, "\ud800"),
    *("true", "oui", "2027Q1", "31/12/2027", "99/99/9999", "0000-00-00", "full", "requires", "two", "P1"),
    *("../../etc/passwd", "a | b", "|", "a;b", "$x^2$", "<script>", "{{7*7}}", "%s%n", "A", "*", "(", "["),
]
_ODD: list[Any] = [None, True, False, 0, -1, 2**63, 10**400, 1.5, 1e308, 1e-320, [], {}, "", [[]], {"a": {}}]


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Some bytes flipped, dropped, doubled, cut off or put in."""
    for _ in range(rng.choice([1, 1, 2, 8])):
        at = rng.randrange(len(data) + 1)
        size = rng.choice([1, 1, 4, 40, 400])
        match rng.randrange(6):
            case 0:
                data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + size :]
            case 2:
                data = data[:at] + data[at : at + size] * rng.randint(2, 50) + data[at + size :]
            case 3:
                data = data[:at]
            case 4:
                data = data[:at] + rng.choice(HOSTILE).encode("utf-8", "surrogatepass") + data[at:]
            case 5:
                data = data[:at] + rng.randbytes(size) + data[at:]
    return data


def words_changed(text: str, rng: random.Random, separators: str = ",;\t\n=[]\"'<>") -> str:
    """Some of what stands between separators becomes hostile, or what stands elsewhere; lines move."""
    parts = re.split(f"([{re.escape(separators)}])", text)
    for _ in range(rng.choice([1, 1, 2, 5])):
        at = rng.randrange(len(parts))
        match rng.randrange(4):
            case 0 | 1:
                parts[at] = rng.choice(HOSTILE)
            case 2:
                parts[at] = rng.choice(parts)
            case 3:
                parts[at] = parts[at] * rng.choice([0, 2, 30])
    text = "".join(parts)
    if rng.random() < 0.3:
        lines = text.splitlines(keepends=True)
        for _ in range(rng.choice([1, 3])):
            at = rng.randrange(len(lines))
            match rng.randrange(3):
                case 0:
                    del lines[at]
                case 1:
                    lines[at:at] = [rng.choice(lines)] * rng.choice([1, 40])
                case 2:
                    rng.shuffle(lines)
            if not lines:
                break
        text = "".join(lines)
    return text


def text_damaged(data: bytes, rng: random.Random) -> bytes:
    """A text file, its words changed, or its bytes, or its encoding."""
    draw = rng.random()
    if draw < 0.7:
        return words_changed(data.decode("utf-8", "replace"), rng).encode("utf-8", "surrogatepass")
    if draw < 0.8:
        strange = rng.choice(["utf-16", "utf-32", "cp1252", "cp500", "mac_roman", "utf-7", "shift-jis"])
        return data.decode("utf-8", "replace").encode(strange, "replace")
    return damaged(data, rng)


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        found += _places(value, (*path, key))
    return found


def tree_changed(tree: Any, rng: random.Random) -> Any:
    """A tree of plain data with some nodes of another kind, gone, doubled, renamed or exchanged."""
    tree = json.loads(json.dumps(tree))
    for _ in range(rng.choice([1, 1, 1, 2, 5])):
        places = [p for p in _places(tree) if p]
        if not places:
            return rng.choice(_ODD)
        depth = rng.choice(sorted({len(p) for p in places}))
        *above, last = rng.choice([p for p in places if len(p) == depth])
        node = tree
        for key in above:
            node = node[key]
        match rng.randrange(6):
            case 0 | 1:
                node[last] = rng.choice([*_ODD, rng.choice(HOSTILE)])
            case 2:
                del node[last]
            case 3 if isinstance(node, dict):
                node[rng.choice([*HOSTILE, f"{last}x"])] = node.pop(last)
            case 3 | 4:
                node[last] = [node[last]] if rng.random() < 0.5 else {"a": node[last]}
            case 5:
                node[last] = _at(tree, rng.choice(places))
                tree = json.loads(json.dumps(tree))
    return tree


def _at(tree: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        tree = tree[key]
    return json.loads(json.dumps(tree))


def workbook_changed(data: bytes, rng: random.Random) -> bytes:
    """A workbook with one or two parts of its archive changed, or the archive itself."""
    if rng.random() < 0.15:
        return damaged(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(rng.choice([1, 1, 2])):
        weighed = [n for n in parts for _ in range(4 if "sheet" in n or "shared" in n else 1)]
        name = rng.choice(weighed)
        match rng.randrange(8):
            case 0:
                parts[name] = damaged(parts[name], rng)
            case 1:
                del parts[name]
            case 2:
                parts[name] = parts[rng.choice(list(parts))]
            case _:
                parts[name] = _xml_changed(parts[name], rng)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


_FAR = [
    "A1048576",
    "XFD1",
    "XFD1048576",
    "ZZZZZ9999999999",
    "A0",
    "a1",
    "",
    "1",
    "AAAA1",
    "A-1",
    "A1:XFD1048576",
]


def _xml_changed(part: bytes, rng: random.Random) -> bytes:
    text = part.decode("utf-8", "replace")
    attributes = list(re.finditer(r"""\s([\w:]+)=("[^"]*"|'[^']*')""", text))
    match rng.randrange(5):
        case 0 | 1 if attributes:
            found = rng.choice(attributes)
            new = rng.choice([*_FAR, *HOSTILE, "s", "d", "e", "b", "str", "inlineStr", "n", "99999"])
            quote = rng.choice("\"'")
            said = rng.choice([f" {found[1]}={quote}{new}{quote}", "", f" {found[1]} = {found[2]}"])
            text = text[: found.start()] + said + text[found.end() :]
        case 2:
            text = re.sub(
                r">([^<]+)<", lambda m: f">{rng.choice(HOSTILE)}<", text, count=rng.choice([1, 3, 0])
            )
        case 3:
            values = list(re.finditer(r">([^<]+)<", text))
            at = rng.choice(values).span() if values else (0, 0)
            text = text[: at[0]] + f">{rng.choice(HOSTILE)}<" + text[at[1] :]
        case _:
            text = words_changed(text, rng, "<>")
    return text.encode("utf-8", "surrogatepass")


def database_changed(path: Path, rng: random.Random) -> None:
    """A database with cells of other kinds, rows gone or doubled, tables renamed, or bytes damaged."""
    if rng.random() < 0.3:
        path.write_bytes(damaged(path.read_bytes(), rng))
        return
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for _ in range(rng.choice([1, 2, 4])):
            table = rng.choice(names)
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            column = rng.choice(columns or ["rowid"])
            value = rng.choice(
                [*HOSTILE, None, 1.5, -1, 2**62, 1e308, 1e-320, b"\xff\x00", b"1", "x" * 10**6]
            )
            value = value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
            where = rng.choice(["", f' WHERE rowid = (SELECT min(rowid) FROM "{table}")'])
            try:
                match rng.randrange(6):
                    case 0 | 1 | 2:
                        connection.execute(f'UPDATE "{table}" SET "{column}" = ?{where}', [value])
                    case 3:
                        connection.execute(f'DELETE FROM "{table}"{where}')
                    case 4:
                        connection.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "{column}x"')
                    case 5:
                        connection.execute(f'DROP TABLE "{table}"')
            except sqlite3.Error:
                continue
        connection.commit()
