extension Report {
  /// What the page does: filters, sliders, and the switch between light and dark. It shows the controls that it serves,
  /// so a page without it has none that are dead.
  static let script = """
    'use strict';
    const all = selector => [...document.querySelectorAll(selector)];

    const rows = all('table.checks tbody tr');
    const form = document.getElementById('filters');
    const shown = document.getElementById('shown');

    function chosen(name) {
      return new Set(all(`#filters input[name=${name}]:checked`).map(box => box.value));
    }

    function filter() {
      const verdicts = chosen('verdict'), levels = chosen('evidence'), equations = chosen('equation');
      const isOne = !form.querySelector('input[name=equation]');
      let count = 0;
      for (const section of all('section.equation')) {
        const wanted = isOne || equations.has(section.dataset.equation);
        let here = 0;
        for (const row of section.querySelectorAll('tbody tr')) {
          row.hidden = !(wanted && verdicts.has(row.dataset.verdict) && levels.has(row.dataset.evidence));
          if (!row.hidden) here += 1;
        }
        section.hidden = !wanted;
        section.querySelector('.scroll').hidden = here === 0;
        section.querySelector('.none').hidden = here > 0;
        count += here;
      }
      shown.textContent = count === rows.length
        ? `All ${count} checks are shown.` : `${count} of ${rows.length} checks are shown.`;
    }

    form.hidden = false;
    form.addEventListener('change', filter);
    // A reset takes effect after its event.
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', event => event.preventDefault());

    // A link to an equation that is filtered out brings it back.
    addEventListener('hashchange', () => {
      const target = document.getElementById(location.hash.slice(1));
      const box = target && form.querySelector(`input[name=equation][value="${target.dataset.equation}"]`);
      if (box && !box.checked) { box.checked = true; filter(); target.scrollIntoView(); }
    });

    // A picture that is wider than the screen scrolls, by the arrow keys too.
    const reach = () => all('.frame').forEach(frame => {
      frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
    });
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
    const say = () => colours.setAttribute('aria-pressed', String(isDark()));
    colours.hidden = false;
    colours.addEventListener('click', () => {
      document.documentElement.dataset.colours = isDark() ? 'light' : 'dark';
      say();
    });
    prefersDark.addEventListener('change', say);
    say();
    """
}
