"""Whether the page says what the JSON of the same run says."""
import re

# Twelve significant digits are shown: half a unit of the last is at most 5e-12 of the number.
SHOWN_DIGITS = 5e-12
# Of a gap two are shown: half a unit of the second is at most 0.05 of the number.
SHOWN_OF_A_GAP = 0.05
VERDICTS, LEVELS = ("holds", "fails", "undecided"), ("sampled", "measured", "exact", "certified")
MARKS = {"holds": "✓", "fails": "✗", "undecided": "?"}


def agrees(here):
    """The rows, in order, say what the JSON says; so do the counts."""
    rows = here.page.evaluate(
        """[...document.querySelectorAll('table.checks tbody tr')].map(row => ({
             equation: row.closest('section').dataset.equation, data: {...row.dataset}, id: row.id,
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
    faults += overview(here)
    return faults


def differences(row, check):
    number, map_, base, evidence, compared, left, right, gap, allowed, verdict, note = row["cells"]
    want = {
        "equation": (row["equation"], str(check["equation"])), "number": (number.split(".")[0], str(check["equation"])),
        "map": (map_.split("\n")[0], check["map"]), "base": (base, check["base"] or "–"),
        "evidence": (evidence, check["evidence"]), "its data": (row["data"]["evidence"], check["evidence"]),
        "compared": (compared, "–" if check["subject"] == "-" else check["subject"]),
        "verdict": (verdict.replace("\n", ""), MARKS[check["verdict"]] + check["verdict"]),
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
