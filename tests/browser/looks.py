"""What a page looks like to a person: what is cut, and what has no name for whoever hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

# a slider's handle reaches past the end of its track. Else: an element that holds more than it is wide, shows less than it is tall without a way to scroll, or lies outside
CUT = """(where) => {
    const box = document.querySelector(where), out = [];
    const edge = box.getBoundingClientRect();
    const scrolls = e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowY);
    for (const e of [box, ...box.querySelectorAll('*')]) {
        if (!e.checkVisibility() || !e.getClientRects().length || e.closest('.slider-container, option, .widget-output')) continue;
        const style = getComputedStyle(e), here = e.getBoundingClientRect();
        const what = `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 50)}`;
        const block = e.clientWidth && !['inline', 'table-row', 'contents'].includes(style.display);
        if (block && e.scrollWidth > e.clientWidth + 1) out.push(`${e.scrollWidth} wide in ${e.clientWidth}: ${what}`);
        if (block && style.overflowY != 'visible' && !scrolls(e) && e.scrollHeight > e.clientHeight + 2)
            out.push(`${e.scrollHeight} tall in ${e.clientHeight}: ${what}`);
        if (style.textOverflow == 'ellipsis' && style.overflowX != 'visible' && e.scrollWidth > e.clientWidth) out.push(`shortened: ${what}`);
        if (here.right > edge.right + 1 || here.left < edge.left - 1) out.push(`outside: ${what}`);
    }
    return out;
}"""
OPERATED = {
    "button",
    "slider",
    "textbox",
    "combobox",
    "tab",
    "spinbutton",
    "checkbox",
    "radio",
    "searchbox",
    "link",
}


def cut(page: Page, where: str = ".pf-explorer") -> list[str]:
    """What of a part of the page can't be seen whole, at the width that the page has."""
    found: list[str] = page.evaluate(CUT, where)
    return found


def operated(page: Page, where: str = ".pf-explorer") -> list[tuple[str, str, bool]]:
    """What can be operated in there, as the accessibility tree has it: role, name, whether a keyboard gets to it."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": where})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    tree: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    known = {n["nodeId"]: n for n in tree}
    (top,) = [n for n in tree if n.get("backendDOMNodeId") == backend]
    found, waiting = [], [top]
    while waiting:
        one = waiting.pop()
        waiting += [known[c] for c in one.get("childIds", ()) if c in known]
        role, name = (one.get(part, {}).get("value", "") for part in ("role", "name"))
        told = {p["name"]: p["value"].get("value") for p in one.get("properties", ())}
        if not one.get("ignored") and (role in OPERATED or told.get("focusable")):
            found.append(
                (
                    role,
                    name.replace("\N{NO-BREAK SPACE}", " "),
                    bool(told.get("focusable") or told.get("disabled")),
                )
            )
    session.detach()
    return found
