#!/usr/bin/env python3
"""The page of `verify-eq ... --html`, loaded by a real browser with the network off.

usage: check_page.py [--binary PATH] [--chromium PATH] [--shots FOLDER] [--self-test]

Compares the page with the JSON of the same run, and works its controls by keyboard alone. Prints one line a check;
exits 0 if all hold, 1 if one fails, 77 if it could not look (no Chromium, no Playwright), and says so.
--self-test plants faults in the page and shows that each is caught. --shots writes pictures of the page.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOT_CHECKED = 77
MOST_BYTES = 1_000_000
# What holds, and what fails, with the name of the mistake.
REPORTS = [["all"], ["5", "--mistake", "no-jacobian"]]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", help="the built verify-eq; default: the newest under .build")
    parser.add_argument("--chromium", help="default: chromium or google-chrome on the path")
    parser.add_argument("--shots", help="a folder for pictures of the page")
    parser.add_argument("--self-test", action="store_true", help="plant faults and show that each is caught")
    return parser.parse_args()


def not_checked(what, how):
    print(f"NOT CHECKED: the page in a browser, as {what}; to check it: {how}")
    sys.exit(NOT_CHECKED)


def find_binary(given):
    if given:
        return given
    built = [ROOT / ".build" / kind / "verify-eq" for kind in ("release", "debug")]
    built = sorted((path for path in built if path.exists()), key=lambda path: path.stat().st_mtime)
    return str(built[-1]) if built else not_checked("verify-eq is not built", "swift build")


def find_chromium(given):
    names = [given] if given else ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    found = next(filter(None, map(shutil.which, names)), None)
    return found or not_checked("there is no Chromium", "apt-get install chromium")


def make_report(binary, words, folder):
    """The page's text and the JSON, both of one run."""
    html, data = folder / "report.html", folder / "report.json"
    exit_code = subprocess.run([binary, *words, "--quiet", "--html", html, "--json", data]).returncode
    if exit_code == 2:
        sys.exit(f"FAULT verify-eq {' '.join(words)} wrote no report")
    return html.read_text(encoding="utf-8"), json.loads(data.read_text(encoding="utf-8"))


def main():
    options = arguments()
    try:
        from playwright.sync_api import sync_playwright
        import axe_playwright_python  # noqa: F401
    except ImportError as missing:
        venv = ".build/page/bin/pip"
        not_checked(f"Python has no {missing.name}", f"python3 -m venv .build/page && {venv} install -r Tests/Page/requirements.txt")
    chromium, binary = find_chromium(options.chromium), find_binary(options.binary)
    import inspection
    import looks
    import planted

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        browser = playwright.chromium.launch(executable_path=chromium)
        reports = [make_report(binary, words, folder) for words in REPORTS]
        if options.self_test:
            faults = planted.run(browser, reports[0], make_report(binary, ["9"], folder), folder)
        else:
            faults = 0
            for words, report in zip(REPORTS, reports):
                print(f"verify-eq {' '.join(words)}")
                faults += inspection.run(browser, *report, folder, MOST_BYTES)
        if options.shots:
            looks.take_pictures(browser, reports[0][0], folder, pathlib.Path(options.shots))
        browser.close()
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
