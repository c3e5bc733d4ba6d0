"""The page's controls, worked by keyboard alone."""
import re

from agreement import LEVELS, VERDICTS


def filters(here):
    """By Tab and Space alone: each box takes away and brings back just its own rows, and the count is said."""
    faults = []
    here.open_every_map()

    def compare(what, keep):
        told = sum(map(keep, here.checks))
        ids = here.visible_rows()
        said = here.page.locator("#shown").inner_text()
        first = re.search(r"\d+", said)
        if len(ids) != told or not first or int(first[0]) != told:
            faults.append(f"{what}: {len(ids)} rows are shown and '{said}' is said, not {told}")

    boxes = [("verdict", verdict) for verdict in VERDICTS] + [("evidence", level) for level in LEVELS]
    equations = sorted({check["equation"] for check in here.checks})
    boxes += [("equation", number) for number in equations if len(equations) > 1]
    for name, value in boxes:
        if not here.tab_to(f"input[name={name}][value='{value}']"):
            faults.append(f"Tab never comes to {name} {value}")
            continue
        if here.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            faults.append(f"the focus on {name} {value} can't be seen")
        here.page.keyboard.press("Space")
        compare(f"without {name} {value}", lambda check: check[name] != value)
        here.page.keyboard.press("Space")
        compare(f"with {name} {value} again", lambda check: True)
    # What is open in one part of the evidence, then all again.
    here.page.evaluate("document.activeElement.blur(); document.body.focus(); scrollTo(0, 0)")
    for name, value in [("verdict", "holds"), ("evidence", "sampled")]:
        here.tab_to(f"input[name={name}][value={value}]")
        here.page.keyboard.press("Space")
    compare("not holding, not sampled", lambda check: check["verdict"] != "holds" and check["evidence"] != "sampled")
    here.tab_to("#filters button[type=reset]")
    here.page.keyboard.press("Enter")
    here.page.wait_for_timeout(50)
    compare("after List all checks", lambda check: True)
    return faults


def maps(here):
    """One row a map, closed but where it fails or is the only one; by keyboard it opens to its checks, and closes again."""
    state = """[...document.querySelectorAll('tbody.map')].map(body => {
      const rows = [...body.querySelectorAll('tr[data-verdict]')], button = body.querySelector('button.name');
      return {name: button?.textContent, expanded: button?.getAttribute('aria-expanded'),
        seen: rows.filter(row => row.getClientRects().length).length, rows: rows.length,
        wanted: rows.some(row => row.dataset.verdict === 'fails') || body.parentElement.tBodies.length === 1,
        heading: body.rows[0].getClientRects().length > 0} })"""
    faults = []
    found = here.page.evaluate(state)
    for one in found:
        if one["seen"] != (one["rows"] if one["wanted"] else 0) or one["expanded"] != str(one["wanted"]).lower() or not one["heading"]:
            faults.append(f"at first: {one}")
    if not here.tab_to("tbody.map button.name"):
        return faults + ["Tab never comes to a map"]
    before = here.page.evaluate(state)[0]
    for _ in range(2):
        here.page.keyboard.press("Enter")
        now = here.page.evaluate(state)[0]
        if (now["seen"] > 0) == (before["seen"] > 0) or now["expanded"] == before["expanded"]:
            faults.append(f"Enter on {now['name']} does nothing: {now}")
        before = now
    # All at once, by a button that says what it does.
    for _ in range(2):
        seen = sum(one["seen"] for one in here.page.evaluate(state))
        label, word = here.page.locator("#open").inner_text(), "Close" if seen == len(here.checks) else "Open"
        if label != f"{word} every map":
            faults.append(f"the button for all maps says '{label}', and {seen} rows are seen")
        here.page.locator("#open").click()
        seen = sum(one["seen"] for one in here.page.evaluate(state))
        if seen != (len(here.checks) if word == "Open" else 0):
            faults.append(f"{seen} rows after '{label}'")
    # A link to a check opens its map.
    last = here.page.evaluate("[...document.querySelectorAll('tr[data-verdict]')].at(-1).id")
    here.page.evaluate("id => { location.hash = id; }", last)
    here.page.wait_for_timeout(50)
    if last not in here.visible_rows():
        faults.append(f"a link to {last} does not show it")
    return faults


# Films of the page of all nine, by equation: what depends on one number.
FILMS = {6: "the point b", 8: "the side of the cell", 9: "the number of steps"}


def pictures(here):
    """Each equation of the page has its picture, whose title, description and sentence below say something."""
    found = here.page.evaluate(
        """[...document.querySelectorAll('section.equation')].map(section => ({
             equation: Number(section.dataset.equation), figures: section.querySelectorAll('figure').length,
             frames: [...section.querySelectorAll('.frame')].map(frame => {
               const svg = frame.querySelector('svg');
               const named = (svg?.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id));
               return {role: svg?.getAttribute('role'), named: named.map(e => svg.contains(e) ? e.textContent : ''),
                 said: frame.dataset.finding ?? frame.closest('figure').querySelector('.finding').textContent}; }),
             wide: [...section.querySelectorAll('svg')].filter(svg => svg.getClientRects().length && [...svg.querySelectorAll('text')]
               .some(text => { const [a, b] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
                 return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1; })).length}))""")
    faults = []
    for section in found:
        name = f"({section['equation']})"
        if section["figures"] != 1 or not section["frames"]:
            faults.append(f"{name} has {section['figures']} pictures")
        for frame in section["frames"]:
            if frame["role"] != "img" or len(frame["named"]) != 2 or not all(frame["named"]) or frame["named"][1] != frame["said"]:
                faults.append(f"{name}: a picture's title, description and sentence: {frame}")
        if section["wide"]:
            faults.append(f"{name}: text leaves the picture")
    return faults


def worked(here):
    """Each equation has one point worked, with its numbers and its verdict, and it stands beside the picture."""
    found = here.page.evaluate(
        """[...document.querySelectorAll('section.equation')].map(section => {
             const point = section.querySelector('.worked'), figure = section.querySelector('figure');
             const [a, b] = [point, figure].map(part => part?.getBoundingClientRect());
             return {equation: Number(section.dataset.equation), numbers: point?.querySelectorAll('dd b').length ?? 0,
               said: point?.lastElementChild.textContent ?? '', broken: !!section.querySelector('.needs .chip.fails'),
               beside: !a || !b || (a.right <= b.left && a.top < b.bottom && b.top < a.bottom)}; })""")
    faults = []
    for one in found:
        if one["broken"]:
            continue
        if one["numbers"] < 2 or not re.search("(holds|fails|undecided): apart by", one["said"]):
            faults.append(f"({one['equation']}) has no point worked: {one}")
        if not one["beside"]:
            faults.append(f"({one['equation']}): the worked point doesn't stand beside the picture")
    return faults


def sliders(here):
    """By arrow keys: the frame changes, one at a time is shown, and its label and its description are said."""
    films = here.page.evaluate(
        "[...document.querySelectorAll('figure.film')].map(f => ({input: f.querySelector('input').id,"
        " equation: Number(f.closest('section').dataset.equation), label: f.querySelector('label').innerText}))")
    shown = {check["equation"] for check in here.checks}
    told = {equation: name for equation, name in FILMS.items() if equation in shown}
    faults = []
    if {film["equation"]: film["label"] for film in films} != told:
        faults.append(f"films {films}, not {told}")
    state = """id => { const input = document.getElementById(id), figure = input.closest('figure');
      const frames = [...figure.querySelectorAll('.frame')], finding = figure.querySelector('.finding');
      const seen = frames.flatMap((f, i) => f.getClientRects().length ? [i] : []);
      const frame = frames[seen[0]];
      return {value: Number(input.value), last: Number(input.max), frames: frames.length, seen,
        label: frame?.dataset.label, output: figure.querySelector('output').innerText,
        said: input.getAttribute('aria-valuetext'), drawn: frame?.querySelector('desc').textContent, told: finding.innerText,
        live: finding.getAttribute('role'), describes: input.getAttribute('aria-describedby') === finding.id} }"""
    for film in films:
        name = film["input"]
        if not here.tab_to(f"#{name}"):
            faults.append(f"Tab never comes to #{name}")
            continue
        labels, findings = set(), set()
        for key in ["", "Home", "ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowDown"]:
            if key:
                here.page.keyboard.press(key)
            now = here.page.evaluate(state, name)
            expected = {"Home": 0, "End": now["last"], "ArrowDown": now["last"] - 1}.get(key, now["value"])
            if now["value"] != expected or now["frames"] != now["last"] + 1:
                faults.append(f"#{name} after {key}: {now}")
            if now["seen"] != [now["value"]] or not now["label"] or not now["output"] == now["said"] == now["label"]:
                faults.append(f"#{name} after {key or 'loading'}: {now}")
            if not now["told"] or now["told"] != now["drawn"] or now["live"] != "status" or not now["describes"]:
                faults.append(f"#{name} after {key or 'loading'} describes another frame, or in silence: {now}")
            labels.add(now["output"])
            findings.add(now["told"])
        if len(labels) < 4 or len(findings) < 4:
            faults.append(f"#{name} says only {sorted(labels)}")
    return faults


def switches(here):
    """The colour switch, by keyboard: it does what it says, and then says the other thing."""
    light = "getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'"
    if not here.tab_to("#colours"):
        return ["Tab never comes to the colour switch"]
    faults = []
    for _ in range(2):
        label, wanted = here.page.locator("#colours").inner_text(), "light" if not here.page.evaluate(light) else "dark"
        if label != f"Switch to {wanted} colours":
            faults.append(f"the colour switch says '{label}', and would switch to {wanted}")
        here.page.keyboard.press("Enter")
        if here.page.evaluate(light) != (wanted == "light"):
            faults.append("the colour switch does nothing")
    return faults
