"""What is asked of the page. Each check takes a Visit and returns the faults that it finds, as lines."""
import time

from agreement import agrees
from controls import filters, maps, pictures, sliders, switches, worked
from looks import DARK, LIGHT, accessible, contrast, fits, plain, prints, structure
from visiting import NARROW, visit


def quiet(here):
    """Nothing on the console, nothing fetched."""
    return [f"console: {text}" for text in here.errors] + [f"fetched: {url}" for url in here.fetched]


# What is looked at, by name: the check and the browser it asks for.
CHECKS = {
    "no console message, nothing fetched": (quiet, LIGHT),
    "rows, verdicts and counts equal the JSON's": (agrees, LIGHT),
    "headings, landmarks, ids, formulas, skip link": (structure, LIGHT),
    "filters by Tab and Space": (filters, LIGHT),
    "one row a map, opened by keyboard": (maps, LIGHT),
    "pictures, with what they find": (pictures, LIGHT),
    "one point worked, beside the picture": (worked, LIGHT),
    "sliders by arrow keys": (sliders, LIGHT),
    "colour switch by keyboard": (switches, LIGHT),
    "axe, light": (accessible, LIGHT),
    "axe, dark": (accessible, DARK),
    "contrast, light": (contrast, LIGHT),
    "contrast, dark": (contrast, DARK),
    "print": (prints, DARK),
    "390 px: cards, pictures that fit": (fits, {"viewport": NARROW}),
    "axe, 390 px": (accessible, {"viewport": NARROW}),
    "without JavaScript": (plain, {"java_script_enabled": False}),
}


def inspect(browser, html, report, folder, name):
    """The faults that one check finds; what the console says while it runs is a fault too."""
    check, context = CHECKS[name]
    with visit(browser, html, report, folder, **context) as here:
        found = check(here)
        return found if check is quiet else found + quiet(here)


def run(browser, html, report, folder, most_bytes):
    """All checks; prints a line each and answers how many found faults."""
    size = len(html.encode())
    faulty = size > most_bytes
    print(f"{'FAULT' if faulty else 'ok   '} {size:,} bytes, at most {most_bytes:,}")
    for name in CHECKS:
        start = time.monotonic()
        found = inspect(browser, html, report, folder, name)
        print(f"{'FAULT' if found else 'ok   '} {name} ({time.monotonic() - start:.1f} s)")
        for fault in found[:12]:
            print(f"        {fault}")
        faulty += bool(found)
    return faulty
