"""Faults put into the page on purpose: each must be caught by the check that is there for it."""
import re

import inspection


def cut(html, old, new, count=1):
    """`old` replaced by `new`; a fault that can't be planted would prove nothing."""
    if old not in html:
        raise SystemExit(f"can't plant: no {old!r} in the page")
    return html.replace(old, new, count)


def last_row(html):
    return re.findall(r'<tr id="check-.*\n', html)[-1]


NARROW = "390 px: cards, pictures that fit"

FAULTS = {
    "one verdict's word changed": (
        "rows, verdicts and counts equal the JSON's", lambda html: cut(html, "<b>undecided</b>", "<b>holds</b>")),
    "one digit of one number changed": (
        "rows, verdicts and counts equal the JSON's", lambda html: cut(html, "1.8807936081", "1.8807946081")),
    "a row lost": (
        "rows, verdicts and counts equal the JSON's", lambda html: cut(html, last_row(html), "")),
    "a count in the summary changed": (
        "rows, verdicts and counts equal the JSON's", lambda html: cut(html, "0 fail, ", "1 fail, ", -1)),
    "an error on the console": (
        "no console message, nothing fetched", lambda html: cut(html, "'use strict';", "'use strict'; console.error('planted');")),
    "a script that stops": (
        "no console message, nothing fetched", lambda html: cut(html, "'use strict';", "'use strict'; nowhere();")),
    "a picture from elsewhere": (
        "no console message, nothing fetched", lambda html: cut(html, "<main>", '<main><img alt="" src="https://example.org/a.png">')),
    "a box without a label": (
        "axe, light", lambda html: cut(html, "<label><input", "<span><input")),
    "a slider without a label": (
        "axe, light", lambda html: re.sub(r'<label for="film-[^>]*>[^<]*</label>', "", html)),
    "a page without a language": (
        "axe, light", lambda html: cut(html, '<html lang="en">', "<html>")),
    "text too pale, in the dark": (
        "contrast, dark", lambda html: cut(html, "#a9a59c", "#5a5a5a")),
    "text too pale, in the light": (
        "contrast, light", lambda html: cut(html, "#565451", "#9a9a9a")),
    "a heading's level left out": (
        "headings, landmarks, ids, formulas, skip link", lambda html: cut(html.replace("</h2>", "</h4>"), "<h2", "<h4", -1)),
    "an id twice": (
        "headings, landmarks, ids, formulas, skip link", lambda html: cut(html, 'id="check-2-2"', 'id="check-2-1"')),
    "a filter by evidence that does nothing": (
        "filters by Tab and Space", lambda html: cut(html, " && levels.has(row.dataset.evidence)", "")),
    "a count that isn't said": (
        "filters by Tab and Space", lambda html: cut(html, "shown.textContent =", "const unsaid =")),
    "a slider that is dead": (
        "sliders by arrow keys", lambda html: cut(html, "slider.addEventListener('input'", "slider.addEventListener('inputs'")),
    "a slider that keeps its old label": (
        "sliders by arrow keys", lambda html: cut(html, "output.textContent = frames", "frames.label = frames")),
    "a description that stays behind": (
        "sliders by arrow keys", lambda html: cut(html, "finding.textContent = frames", "frames.finding = frames")),
    "a description that isn't announced": (
        "sliders by arrow keys", lambda html: cut(html, ' role="status">Th', ">Th")),
    "a film lost": (
        "sliders by arrow keys", lambda html: re.sub(r'(?s)<figure class="film">.*?</figure>', "", html, count=1)),
    "a picture lost": (
        "pictures, with what they find", lambda html: re.sub(r"(?s)<figure>.*?</figure>", "", html, count=1)),
    "a picture without a description": (
        "pictures, with what they find", lambda html: re.sub(r'(<desc id="equation-3-desc">)[^<]*', r"\1", html)),
    "a worked point lost": (
        "one point worked, beside the picture", lambda html: cut(html, '<div class="worked">', "<div>")),
    "a worked point below the picture": (
        "one point worked, beside the picture", lambda html: cut(html, ".statement:has(figure) { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; }", "")),
    "a picture's text cut off": (
        "pictures, with what they find", lambda html: cut(html, "whole area 1<", f"{'whole area 1 ' * 12}<")),
    "an id twice, in pictures": (
        "headings, landmarks, ids, formulas, skip link", lambda html: cut(html, "equation-6-2-", "equation-6-1-", -1)),
    "a colour switch that does nothing": (
        "colour switch by keyboard", lambda html: cut(html, "isDark() ? 'light' : 'dark'", "isDark() ? 'dark' : 'light'")),
    "rows that aren't printed": (
        "print", lambda html: cut(html, "tr[hidden] { display: table-row !important; }", "")),
    "a colour switch that says the other thing": (
        "colour switch by keyboard", lambda html: cut(html, "? 'Switch to light colours' : 'Switch to dark colours'", "? 'Switch to dark colours' : 'Switch to light colours'")),
    "a map that doesn't open": (
        "one row a map, opened by keyboard", lambda html: cut(html, "map.isOpen = !map.isOpen; ", "")),
    "a map that is open from the start": (
        "one row a map, opened by keyboard", lambda html: cut(html, "map.body.parentElement.tBodies.length === 1", "true")),
    "a button for all maps that keeps its word": (
        "one row a map, opened by keyboard", lambda html: cut(html, "? 'Close every map' : 'Open every map'", "? 'Open every map' : 'Open every map'")),
    "a link to a check in a closed map": (
        "one row a map, opened by keyboard", lambda html: cut(html, "if (map) map.isOpen = true;", "")),
    "a map's row that says another verdict": (
        "rows, verdicts and counts equal the JSON's", lambda html: cut(html, "measured holds", "measured fails")),
    "a hypothesis that is not told": (
        "rows, verdicts and counts equal the JSON's", lambda html: re.sub(r'<tr class="needs">.*</tr>', "", html, count=1)),
    "checks that are no cards": (
        NARROW, lambda html: cut(html, "table, caption, tbody, tr, th { display: block; }", "")),
    "a card's verdict not on top": (
        NARROW, lambda html: cut(html, "</style>", "@media (max-width: 40rem) { tr[data-verdict] { display: flex; flex-direction: column-reverse; } }</style>")),
    "a card's cells without names": (
        NARROW, lambda html: cut(html, '.checks td:nth-child(3)::before { content: "compared"; }', "")),
    "a picture too wide for a narrow screen": (
        NARROW, lambda html: cut(html, "figure svg { display: block; max-width: 100%;", "figure svg { display: block;")),
    "a picture that can't be enlarged": (
        NARROW, lambda html: cut(html, ".large .frame svg { max-width: none; }", "")),
    "a page too wide for a narrow screen": (
        NARROW, lambda html: cut(html, "<main>", '<main><div style="width: 500px">wide</div>')),
    "rows that only a script shows": (
        "without JavaScript", lambda html: html.replace('<tr id="check-2-', '<tr hidden id="check-2-')),
}


def run(browser, whole, brief, folder):
    """Plants each fault in the whole page, or in the brief one where axe looks, which is slow on many rows, and prints whether
    it's caught; answers how many were missed."""
    missed = 0
    for name, (check, plant) in FAULTS.items():
        html, report = brief if check.startswith("axe") else whole
        faulty = plant(html)
        found = inspection.inspect(browser, faulty, report, folder, check) if faulty != html else []
        missed += not found
        print(f"{'caught' if found else 'MISSED'} {name}: {found[0][:110] if found else 'nothing was found'}")
    print(f"{len(FAULTS) - missed} of {len(FAULTS)} planted faults caught")
    return missed
