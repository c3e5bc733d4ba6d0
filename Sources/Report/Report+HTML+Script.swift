import Theorem

extension Report {
  /// What the page does: filters, sliders, and the switch between light and dark. It shows the controls that it serves,
  /// so a page without it has none that are dead.
  static let script = """
    'use strict';
    const all = selector => [...document.querySelectorAll(selector)];

    const rows = all('table.checks tr[data-verdict]');
    const maps = all('tbody.map').map(body => ({
      body, rows: [...body.querySelectorAll('tr[data-verdict]')], needs: body.querySelector('.needs'),
    }));
    const form = document.getElementById('filters');
    const shown = document.getElementById('shown');

    function chosen(name) {
      return new Set(all(`#filters input[name=${name}]:checked`).map(box => box.value));
    }

    // A row is seen where it passes the filter and its map is open.
    function show(map) {
      map.rows.forEach(row => { row.hidden = !(map.isOpen && row.passes); });
      if (map.needs) map.needs.hidden = !map.isOpen;
      map.body.hidden = !map.rows.some(row => row.passes);
      map.button.setAttribute('aria-expanded', String(map.isOpen));
    }

    function filter() {
      const verdicts = chosen('verdict'), levels = chosen('evidence'), equations = chosen('equation');
      const isOne = !form.querySelector('input[name=equation]');
      let count = 0;
      for (const section of all('section.equation')) {
        const wanted = isOne || equations.has(section.dataset.equation);
        let here = 0;
        for (const row of section.querySelectorAll('tr[data-verdict]')) {
          row.passes = wanted && verdicts.has(row.dataset.verdict) && levels.has(row.dataset.evidence);
          if (row.passes) here += 1;
        }
        section.hidden = !wanted;
        section.querySelector('.scroll').hidden = here === 0;
        section.querySelector('.none').hidden = here > 0;
        count += here;
      }
      maps.forEach(show);
      shown.textContent = count === rows.length
        ? `All ${count} checks are listed.` : `${count} of ${rows.length} checks are listed.`;
    }

    // A map's name becomes the button that opens it. A map that fails is open, and so is the only one of its equation.
    const open = document.getElementById('open');
    const sayOpen = () => {
      open.textContent = maps.every(map => map.isOpen) ? 'Close every map' : 'Open every map';
    };
    for (const map of maps) {
      const name = map.body.querySelector('.name');
      map.button = document.createElement('button');
      map.button.type = 'button';
      map.button.className = 'name';
      map.button.append(...name.childNodes);
      name.replaceWith(map.button);
      map.isOpen = map.rows.some(row => row.dataset.verdict === 'fails')
        || map.body.parentElement.tBodies.length === 1;
      map.button.addEventListener('click', () => { map.isOpen = !map.isOpen; show(map); sayOpen(); });
    }
    open.addEventListener('click', () => {
      const wanted = !maps.every(map => map.isOpen);
      maps.forEach(map => { map.isOpen = wanted; show(map); });
      sayOpen();
    });
    // A table that is laid out as cards is one to a screen reader all the same.
    for (const [selector, role] of [['table', 'table'], ['thead, tbody', 'rowgroup'], ['tr', 'row'], ['td', 'cell'],
      ['thead th', 'columnheader'], ['tbody th', 'rowheader']]) {
      all(selector).forEach(part => part.setAttribute('role', role));
    }

    form.hidden = false;
    form.addEventListener('change', filter);
    // A reset takes effect after its event.
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', event => event.preventDefault());

    // A link to an equation that is filtered out brings it back, and one to a check opens its map.
    function follow() {
      const target = document.getElementById(location.hash.slice(1));
      const section = target?.closest('section.equation');
      if (!section) return;
      const box = form.querySelector(`input[name=equation][value="${section.dataset.equation}"]`);
      if (box) box.checked = true;
      const map = maps.find(map => map.body.contains(target));
      if (map) map.isOpen = true;
      filter();
      sayOpen();
      target.scrollIntoView();
    }
    addEventListener('hashchange', follow);
    filter();
    sayOpen();
    follow();

    // A picture fits the screen; where that makes it much smaller it can be enlarged, and then scrolls, by the arrow keys too.
    const reach = () => all('figure').forEach(figure => {
      const button = figure.querySelector('.enlarge'), isLarge = figure.classList.contains('large');
      const frame = [...figure.querySelectorAll('.frame')].find(frame => !frame.hidden);
      const svg = frame.querySelector('svg');
      button.hidden = !isLarge && svg.clientWidth > 0.8 * Number(svg.getAttribute('width'));
      button.textContent = isLarge ? 'Fit the picture to the screen' : 'Enlarge the picture';
      frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
    });
    all('figure .enlarge').forEach(button => button.addEventListener('click', () => {
      button.closest('figure').classList.toggle('large');
      reach();
    }));
    addEventListener('resize', reach);
    reach();

    for (const figure of all('figure.film')) {
      const frames = [...figure.querySelectorAll('.frame')];
      const slider = figure.querySelector('input');
      const output = figure.querySelector('output');
      const finding = figure.querySelector('.finding');
      figure.querySelector('.slider').hidden = false;
      slider.addEventListener('input', () => {
        frames.forEach((frame, index) => { frame.hidden = index !== Number(slider.value); });
        output.textContent = frames[slider.value].dataset.label;
        slider.setAttribute('aria-valuetext', output.textContent);
        finding.textContent = frames[slider.value].dataset.finding;
        reach();
      });
    }

    const colours = document.getElementById('colours');
    const prefersDark = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (document.documentElement.dataset.colours || (prefersDark.matches ? 'dark' : 'light')) === 'dark';
    const say = () => { colours.textContent = isDark() ? 'Switch to light colours' : 'Switch to dark colours'; };
    colours.hidden = false;
    colours.addEventListener('click', () => {
      document.documentElement.dataset.colours = isDark() ? 'light' : 'dark';
      say();
    });
    prefersDark.addEventListener('change', say);
    say();
    """
}
