"""How the page is built and looks: structure, contrast, axe-core's rules, paper, narrow screens, no JavaScript."""
from visiting import NARROW, visit

LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}


def structure(here):
    """One h1, no level left out, the landmarks, a language, ids that are unique, a skip link that Tab comes to first."""
    found = here.page.evaluate(
        """(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
             return {headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1])),
               marks: ['body > header', 'main', 'body > footer'].filter(s => document.querySelectorAll(s).length !== 1),
               lang: document.documentElement.lang, twice: ids.filter((id, i) => ids.indexOf(id) !== i),
               maths: document.querySelectorAll('section math').length,
               flat: [...document.querySelectorAll('section math')].filter(m => m.getBoundingClientRect().width < 20).length} })()""")
    faults = [f"no single {mark}" for mark in found["marks"]] + [f"id {name} twice" for name in found["twice"]]
    headings = found["headings"]
    if headings.count(1) != 1 or headings[:1] != [1] or any(b > a + 1 for a, b in zip(headings, headings[1:])):
        faults.append(f"headings {headings}")
    if found["lang"] != "en":
        faults.append(f"lang '{found['lang']}'")
    if found["maths"] < len({check["equation"] for check in here.checks}) or found["flat"]:
        faults.append(f"{found['maths']} formulas in MathML, {found['flat']} of them flat")
    here.page.keyboard.press("Tab")
    if not here.page.evaluate("document.activeElement.matches('a.skip') && document.activeElement.getBoundingClientRect().left >= 0"):
        faults.append("Tab doesn't come to the skip link first")
    return faults


def accessible(here):
    """axe-core's rules for WCAG 2.2, A and AA."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    # What is drawn inside a picture is none of a reader's: the picture as a whole has a name and a description.
    found = Axe().run(here.page, context={"exclude": [["svg > *"]]}, options={"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]})
    return [
        f"axe: {rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:120]} ({len(rule['nodes'])} times)"
        for rule in found.response["violations"]
    ]


CONTRAST = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => { const f = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const behind = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor);
    if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
  const worst = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest('svg, script, style') || !e.getClientRects().length) continue;
    const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const key = `${getComputedStyle(e).color} on ${behind(e)}`;
    if (!worst.has(key)) worst.set(key, [ratio, walker.currentNode.data.trim().slice(0, 40)]);
  }
  return [...worst].map(([key, [ratio, text]]) => ({key, ratio, text}));
})()"""


def contrast(here):
    """WCAG 2.2, 1.4.3: every text has 4.5:1 to what is behind it, by the formula itself and not by axe."""
    here.open_every_map()
    return [
        f"contrast {pair['ratio']:.2f}: '{pair['text']}', {pair['key']}"
        for pair in here.page.evaluate(CONTRAST) if pair["ratio"] < 4.5
    ]


def prints(here):
    """On paper: every row, whatever the filter; no controls; white paper."""
    here.page.evaluate("for (const name of ['verdict', 'equation']) document.querySelector(`input[name=${name}]`)?.click()")
    here.page.emulate_media(media="print")
    rows = here.visible_rows()
    faults = [] if len(rows) == len(here.checks) else [f"{len(rows)} of {len(here.checks)} rows are printed"]
    left = here.page.evaluate(
        "[...document.querySelectorAll('input, button:not(.name), .skip')].filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 60))")
    faults += [f"a control is printed: {control}" for control in left]
    if here.page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
        faults.append("the paper isn't white")
    return faults


def fits(here):
    """A narrow screen: nothing scrolls sideways, each check is a card with its verdict on top, and pictures fit."""
    here.open_every_map()
    width = NARROW["width"]
    found = here.page.evaluate(
        """() => ({width: document.scrollingElement.scrollWidth,
             boxes: [...document.querySelectorAll('.scroll')].filter(b => b.scrollWidth > b.clientWidth).length,
             wide: [...document.querySelectorAll('figure svg')].filter(s => s.getBoundingClientRect().right > innerWidth).length,
             cards: [...document.querySelectorAll('tr[data-verdict]')].filter(row => {
               const box = row.getBoundingClientRect(), [verdict, ...cells] = [...row.cells].map(c => c.getBoundingClientRect());
               const shown = cells.filter(c => c.height > 0);
               return !(box.left >= 0 && box.right <= innerWidth && row.cells[0].querySelector('b')
                 && shown.every(c => c.top >= verdict.bottom - 1 && c.left >= box.left && c.right <= box.right)); }).length,
             names: [...document.querySelectorAll('tr[data-verdict]')][0]
               && [...document.querySelectorAll('tr[data-verdict]')[0].querySelectorAll('td')].map(c => getComputedStyle(c, '::before').content)})""")
    faults = [] if found["width"] <= width else [f"the page is {found['width']} px wide on a screen of {width}"]
    faults += [f"{found['boxes']} tables scroll sideways"] if found["boxes"] else []
    faults += [f"{found['wide']} pictures don't fit"] if found["wide"] else []
    faults += [f"{found['cards']} checks are no cards"] if found["cards"] else []
    if not all(name.strip('"').isprintable() and name not in ("none", '""') for name in found["names"]):
        faults.append(f"a card's cells are called {found['names']}")
    return faults + enlarges(here)


def enlarges(here):
    """A picture that is made small can be enlarged, by a button that says so, and made to fit again."""
    state = """() => { const figure = document.querySelector('figure'), button = figure?.querySelector('.enlarge');
      const svg = [...(figure?.querySelectorAll('svg') ?? [])].find(s => s.getClientRects().length);
      return figure && {label: button.getClientRects().length ? button.textContent : null, width: svg.clientWidth,
        whole: Number(svg.getAttribute('width')), page: document.scrollingElement.scrollWidth}; }"""
    before = here.page.evaluate(state)
    if not before:
        return []
    faults = []
    for label, width in [("Enlarge the picture", before["whole"]), ("Fit the picture to the screen", before["width"])]:
        now = here.page.evaluate(state)
        if now["label"] != label:
            return faults + [f"a picture of {now['whole']} px, {now['width']} px wide: its button says {now['label']}, not {label}"]
        here.page.locator("figure .enlarge").first.click()
        after = here.page.evaluate(state)
        if after["width"] != width or after["page"] > NARROW["width"]:
            faults.append(f"after '{label}': {after}")
    return faults


def plain(here):
    """Without JavaScript: every row and each picture's start are there, and no control that would be dead."""
    rows = here.visible_rows()
    faults = [] if len(rows) == len(here.checks) else [f"{len(rows)} of {len(here.checks)} rows without JavaScript"]
    dead = here.page.evaluate("[...document.querySelectorAll('input, button')].filter(e => e.getClientRects().length).length")
    if dead:
        faults.append(f"{dead} dead controls without JavaScript")
    for figure in here.page.evaluate(
        "[...document.querySelectorAll('figure')].map(f => [...f.querySelectorAll('.frame')].filter(e => e.getClientRects().length).length)"):
        if figure != 1:
            faults.append(f"a picture with {figure} frames without JavaScript")
    return faults


def take_pictures(browser, html, folder, shots):
    shots.mkdir(parents=True, exist_ok=True)
    narrow = {"viewport": NARROW, "device_scale_factor": 2}
    for name, context in [("light", LIGHT), ("dark", DARK), ("narrow", narrow)]:
        with visit(browser, html, {"checks": []}, folder, **context) as here:
            here.page.screenshot(path=shots / f"{name}.png")
            for number in (1, 6, 8, 9):
                here.page.evaluate("n => document.getElementById(`equation-${n}`)?.scrollIntoView()", number)
                here.page.screenshot(path=shots / f"{name}-equation-{number}.png")
            if name != "narrow":
                here.page.screenshot(path=shots / f"{name}-whole.png", full_page=True)
    with visit(browser, html, {"checks": []}, folder) as here:
        here.page.pdf(path=shots / "print.pdf", prefer_css_page_size=True)
    print(f"pictures in {shots}")
