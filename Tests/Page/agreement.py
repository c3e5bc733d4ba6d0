"""Whether the page says what the JSON of the same run says."""
import re

# Twelve significant digits are shown: half a unit of the last is at most 5e-12 of the number.
SHOWN_DIGITS = 5e-12
# Of a gap two are shown: half a unit of the second is at most 0.05 of the number.
SHOWN_OF_A_GAP = 0.05
VERDICTS, LEVELS = ("holds", "fails", "undecided"), ("sampled", "measured", "exact", "certified")
MARKS = {"holds": "✓", "fails": "✗", "undecided": "?"}


def agrees(here):
    """The rows, in order, say what the JSON says; so do the maps that they stand under, and the counts."""
    here.open_every_map()
    rows = here.page.evaluate(
        """[...document.querySelectorAll('tr[data-verdict]')].map(row => ({
             equation: row.closest('section').dataset.equation, data: {...row.dataset}, id: row.id,
             map: ['.name', '.base', '.claim-of'].map(part => row.closest('tbody').querySelector(part)?.textContent ?? null),
             cells: [...row.cells].map(cell => cell.innerText.trim())}))""")
    faults = []
    if len(rows) != len(here.checks):
        faults.append(f"{len(rows)} rows for {len(here.checks)} checks")
    for row, check in zip(rows, here.checks):
        faults += [f"{row['id']}: {fault}" for fault in differences(row, check)]
    counts = {verdict: sum(check["verdict"] == verdict for check in here.checks) for verdict in VERDICTS}
    line = "{}: {holds} hold, {fails} fail, {undecided} undecided".format(here.report["verdict"], **counts)
    shown = here.page.locator("#summary strong").inner_text()
    if shown != line:
        faults.append(f"summary '{shown}', not '{line}'")
    faults += overview(here) + headings(here)
    return faults


def differences(row, check):
    verdict, evidence, compared, left, right, gap, allowed, note = row["cells"]
    map_, base, claim = row["map"]
    mark, word, number = re.split(r"(\w+)", verdict.replace("\n", ""), maxsplit=1)
    want = {
        "equation": (row["equation"], str(check["equation"])), "number": (number.strip().split(".")[0], str(check["equation"])),
        "map": (map_, check["map"]), "base": (base, f"Z is {check['base']}" if check["base"] else None),
        "claim": (claim, None if check["claim"] == "reference" else f"claim: {check['claim']}"),
        "evidence": (evidence, check["evidence"]), "its data": (row["data"]["evidence"], check["evidence"]),
        "compared": (compared.split("\n")[0], "–" if check["subject"] == "-" else check["subject"]),
        "what it covers": (compared.split("\n")[1].split(", ")[0].split("; ")[0], check["covers"].split(", ")[0].split("; ")[0]),
        "verdict": ((mark, word), (MARKS[check["verdict"]], check["verdict"])),
        "the verdict's data": (row["data"]["verdict"], check["verdict"]),
        "note": (note.split("; seed")[0] if check["note"] else "", check["note"] or ""),
    }
    faults = [f"{what} '{shown}', not '{told}'" for what, (shown, told) in want.items() if shown != told]
    for what, shown, told, digits in [
        ("left side", left, check["left"]["value"], SHOWN_DIGITS), ("right side", right, check["right"]["value"], SHOWN_DIGITS),
        ("gap", gap, check["gap"], SHOWN_OF_A_GAP), ("allowed", allowed, check["allowed"], SHOWN_OF_A_GAP),
    ]:
        text = shown.split("\n")[0]
        number = float("nan" if text == "–" else text)
        told = float(told)
        same = number == told or (number != number and told != told) or abs(number - told) <= digits * abs(told)
        # Below the smallest normal number a shortened decimal has fewer bits to be near in.
        if not same and abs(told) > 2.0**-1022:
            faults.append(f"{what} {text}, not {told}")
    return faults


def overview(here):
    """The table of counts, by equation and by level of evidence."""
    table = here.page.evaluate(
        """[...document.querySelectorAll('.overview tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))""")
    faults = []
    for cells in table:
        equation = int(re.match(r"\((\d)\)", cells[0])[1])
        for level, cell in zip(LEVELS, cells[2:]):
            for verdict, word in zip(VERDICTS, ("hold", "fail", "undecided")):
                told = sum((c["equation"], c["evidence"], c["verdict"]) == (equation, level, verdict) for c in here.checks)
                shown = sum(map(int, re.findall(rf"(\d+) {word}", cell)))
                if shown != told:
                    faults.append(f"overview of ({equation}), {level}: {shown} {word}, not {told}")
    if len(table) != len({check["equation"] for check in here.checks}):
        faults.append(f"overview has {len(table)} equations")
    return faults


def headings(here):
    """Each map's row says the worst verdict of each level among the checks below it; with it stands what it needs."""
    found = here.page.evaluate(
        """[...document.querySelectorAll('tbody.map')].map(body => ({id: body.querySelector('tr[data-verdict]')?.id ?? 'nothing', rows: body.querySelectorAll('tr[data-verdict]').length,
             needs: [...body.querySelectorAll('.needs p')].map(need => need.firstChild.nextSibling.textContent),
             seen: [...body.querySelectorAll('.level')].map(level => level.textContent)}))""")
    faults, at = [], 0
    for heading in found:
        checks = here.checks[at:at + heading["rows"]]
        at += heading["rows"]
        told = []
        for level in LEVELS:
            of_level = [check for check in checks if check["evidence"] == level]
            worst = next((v for v in ("fails", "undecided", "holds") if v in {c["verdict"] for c in of_level}), None)
            if worst:
                told.append(f"{MARKS[worst]}{level} {worst}")
        shown = [re.match(r".\w+ \w+?(?=[\d.]|inf|$)", text)[0] for text in heading["seen"]]
        setting = ("equation", "map", "base")
        needs = [("assumed: " if need["verdict"] == "undecided" else "") + need["subject"] for need in here.needs
                 if checks and [need[part] for part in setting] == [checks[0][part] for part in setting]]
        if heading["needs"] != needs:
            faults.append(f"above {heading['id']} it needs {heading['needs']}, not {needs}")
        if shown != told:
            faults.append(f"above {heading['id']}: {heading['seen']}, not {told}")
    return faults
