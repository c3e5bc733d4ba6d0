"""The page in a browser tab, with the network off."""
import contextlib

WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


class Visit:
    """The page in one browser tab, offline; keeps the console's errors and what the page tried to fetch."""

    def __init__(self, page, report):
        self.page, self.report = page, report
        # The page's rows: comparisons, and hypotheses that are broken. The others stand with their maps.
        self.checks = [check for check in report["checks"] if check.get("kind") != "hypothesis" or check["verdict"] == "fails"]
        self.needs = [check for check in report["checks"] if check.get("kind") == "hypothesis" and check["verdict"] != "fails"]
        self.errors, self.fetched = [], []

    def visible_rows(self):
        return self.page.evaluate(
            "[...document.querySelectorAll('tr[data-verdict]')].filter(r => r.getClientRects().length).map(r => r.id)")

    def open_every_map(self):
        """All rows in sight, by the button that says so; without a script they are."""
        self.page.evaluate("document.getElementById('open').textContent.startsWith('Open') && document.getElementById('open').click()")

    def tab_to(self, selector, most=400):
        """Presses Tab until the focus is there; None if it never is."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return True
        return None


@contextlib.contextmanager
def visit(browser, html, report, folder, **context):
    """Opens the page from a file with the network off: whatever isn't that file is refused and remembered."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    tab = browser.new_context(viewport=context.pop("viewport", WIDE), **context)
    page = tab.new_page()
    here = Visit(page, report)

    def route(request):
        if request.request.url.split("#")[0] == file.as_uri():
            request.continue_()
        else:
            here.fetched.append(request.request.url)
            request.abort()

    tab.route("**/*", route)
    tab.set_offline(True)
    page.on("console", lambda message: message.type in ("error", "warning") and here.errors.append(message.text))
    page.on("pageerror", lambda error: here.errors.append(str(error)))
    page.goto(file.as_uri())
    yield here
    tab.close()
