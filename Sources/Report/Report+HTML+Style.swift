import Theorem

extension Report {
  /// The page's looks. Colours are Okabe and Ito's, told apart by the colour-blind too: the mark's field is coloured and
  /// the mark on it black, so that it's read in light and in dark.
  static var style: String {
    """
    :root {
      color-scheme: light dark;
      --paper: light-dark(#ffffff, #15181b);
      --panel: light-dark(#f5f4f0, #1e2327);
      --ink: light-dark(#1c1c1c, #e9e6df);
      --soft: light-dark(#565451, #a9a59c);
      --rule: light-dark(#d9d6ce, #3a4046);
      --strong-rule: light-dark(#1c1c1c, #b9b5ab);
      --link: light-dark(#005f96, #7cc7f0);
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", P052, Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
    }
    :root[data-colours=light] { color-scheme: light; }
    :root[data-colours=dark] { color-scheme: dark; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { scroll-padding-top: 9rem; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 0 2.5rem 4rem; max-width: 92rem;
      background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif);
    }
    a { color: var(--link); text-underline-offset: .15em; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -100rem; top: 0; padding: .5rem 1rem; background: var(--paper); z-index: 9; }
    .skip:focus { left: 1rem; }
    /* Fonts that can stretch a bar. */
    math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "STIX Math", "DejaVu Math TeX Gyre", math; }
    code { font: .9em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }

    header { position: relative; padding: 3.5rem 0 1.25rem; border-bottom: 1px solid var(--strong-rule); }
    .kicker {
      margin: 0; font: 600 .8125rem/1.4 var(--sans); letter-spacing: .09em; text-transform: uppercase; color: var(--soft);
    }
    h1 { margin: .2em 0 .35em; font-size: clamp(1.9rem, 4vw, 2.9rem); font-weight: 400; line-height: 1.15; }
    h2 span { color: var(--soft); }
    h2 { margin: 0 0 .75rem; font-size: 1.55rem; font-weight: 400; line-height: 1.25; }
    .lead { max-width: 44rem; margin: 0 0 .75rem; }
    .made { margin: 0; color: var(--soft); font-size: .9375rem; }
    button {
      font: 500 .875rem/1.3 var(--sans); padding: .4rem .8rem; border: 1px solid var(--soft); border-radius: 4px;
      background: var(--paper); color: var(--ink); cursor: pointer;
    }
    button:hover { background: var(--panel); }
    #colours { position: absolute; top: 3rem; right: 0; }

    main > section { padding-top: 2.25rem; }
    .verdict { margin: 0 0 1rem; font-size: 1.2rem; }
    .remark { max-width: 44rem; margin: 0 0 .35rem; }
    .remark + .scroll { margin-top: 1.5rem; }
    .verdict strong { font-weight: 600; }
    .chip {
      display: inline-block; width: 1.45em; margin-right: .5em; border-radius: 3px; text-align: center;
      font: 700 .8em/1.45 var(--sans); color: #000; print-color-adjust: exact; -webkit-print-color-adjust: exact;
    }
    .chip.holds { background: #009e73; }
    .chip.fails { background: #d55e00; }
    .chip.undecided { background: #f0e442; box-shadow: inset 0 0 0 1px #0006; }

    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font: .8125rem/1.4 var(--sans); font-variant-numeric: tabular-nums; }
    table { border-top: 1.5px solid var(--strong-rule); border-bottom: 1.5px solid var(--strong-rule); }
    caption { text-align: left; padding: 0 0 .5rem; font: italic .9375rem/1.4 var(--serif); color: var(--soft); }
    caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2.5rem); }
    th, td { padding: .38rem .75rem .38rem 0; text-align: left; vertical-align: top; }
    thead th { border-bottom: 1px solid var(--strong-rule); font-weight: 600; vertical-align: bottom; }
    tbody tr + tr > * { border-top: 1px solid var(--rule); }
    tbody th { font-weight: 400; color: var(--soft); }
    .overview { width: 100%; font-size: .875rem; }
    .overview td, .overview th { vertical-align: middle; }
    .overview math { display: inline math; }
    .overview tbody th { min-width: 9rem; }
    .tally { display: block; white-space: nowrap; }
    .tally .chip, tbody th > .chip { font-size: .75rem; }

    .checks { width: 100%; min-width: 56rem; }
    .checks b { font-weight: 500; }
    .checks i { margin-left: .5em; font-style: normal; font-size: .75rem; color: var(--soft); }
    .checks tbody th { white-space: nowrap; color: var(--ink); }
    .checks td:nth-child(3) { min-width: 7.5rem; }
    .checks .of > th { padding: .45rem 0; white-space: normal; }
    .checks .of .name { font: 600 .875rem/1.4 var(--sans); margin-right: .75em; min-width: 13rem; display: inline-block; }
    .checks button.name { padding: .15rem .5rem; border-color: transparent; text-align: left; overflow-wrap: anywhere; }
    .checks button.name::before { content: "▸"; display: inline-block; width: 1.1em; }
    .checks button.name[aria-expanded=true]::before { content: "▾"; }
    .base, .claim-of { margin-right: 1em; color: var(--soft); }
    .seen { display: inline-flex; flex-wrap: wrap; gap: .1rem 1.25rem; }
    .level { white-space: nowrap; min-width: 11rem; }
    .level i { margin-left: .4em; }
    .level .chip { font-size: .6875rem; }
    .needs td { padding-left: .5rem; }
    .needs p { margin: .1rem 0; }
    .needs small { display: inline; margin-left: .75em; }
    .needs .chip { font-size: .6875rem; }
    .checks tr[data-verdict=fails] { background: light-dark(#fdeee3, #3a2416); }
    .checks tr[data-verdict=undecided] { background: light-dark(#fcfae0, #2f2d17); }
    .checks tr[data-verdict=fails] b { font-weight: 700; }
    .checks tr:target > * { box-shadow: inset 0 2px var(--link), inset 0 -2px var(--link); }
    .n, small span { white-space: nowrap; }
    small { display: block; font-size: .75rem; color: var(--soft); white-space: normal; }
    .checks tr:is([data-verdict=fails], [data-verdict=undecided]) :is(small, i) { color: var(--ink); }

    #filters {
      position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .35rem 2.25rem; align-items: flex-end;
      margin-top: 2.25rem; padding: .6rem 0; background: var(--paper); font: .875rem/1.4 var(--sans);
      border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule);
    }
    fieldset { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0; padding: 0; border: 0; min-width: 0; }
    /* A floated legend stands in the line with its boxes. */
    legend { float: left; padding: 0; line-height: 1.75rem; font-weight: 600; }
    label { display: inline-flex; align-items: center; gap: .35em; min-height: 1.75rem; cursor: pointer; }
    label .chip { margin: 0; font-size: .75rem; }
    input[type=checkbox] { width: 1.05rem; height: 1.05rem; margin: 0; accent-color: var(--link); }
    .count { color: var(--soft); font-variant-numeric: tabular-nums; }
    .shown { display: flex; gap: 1rem; align-items: center; margin: 0 0 0 auto; }

    .statement { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 3rem; margin-bottom: 1.5rem; }
    .statement:has(figure) { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; }
    .display {
      display: flex; align-items: center; gap: 1rem; max-width: 40rem; margin-bottom: 1rem; padding: .9rem 1.25rem;
      background: var(--panel); font-size: clamp(.7rem, 3.9vw, 1.2rem); overflow-x: auto;
    }
    .display math { flex: 1; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; max-width: 40rem; margin: 0; }
    dt { color: var(--soft); font-style: italic; }
    dd { margin: 0; }
    .worked { max-width: 40rem; margin-top: 1.25rem; }
    .worked p { margin: 0 0 .5rem; overflow-wrap: anywhere; }
    .worked dl { grid-template-columns: minmax(4rem, max-content) 1fr; font-size: .9375rem; }
    .worked dd { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; white-space: pre-wrap; }
    .worked .row { font: .875rem/1.6 var(--sans); font-variant-numeric: tabular-nums; }
    .worked b { margin-left: auto; font: 500 .875rem/1.6 var(--sans); font-variant-numeric: tabular-nums; }
    .worked p:last-child { margin: .5rem 0 0; }
    sub { font-size: .75em; line-height: 0; }
    figure { margin: 0; }
    figure svg { display: block; max-width: 100%; height: auto; border-radius: 3px; }
    .finding { margin: .5rem 0 0; font-size: .9375rem; }
    .frame { overflow-x: auto; }
    figcaption { overflow-wrap: anywhere; margin-bottom: .5rem; font-size: .9375rem; font-style: italic; color: var(--soft); }
    .slider { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin: 0 0 .75rem; }
    .slider { font: .875rem/1.4 var(--sans); }
    .slider input { flex: 1 1 12rem; accent-color: var(--link); }
    .slider output { min-width: 7rem; font-variant-numeric: tabular-nums; }
    footer { margin-top: 3rem; border-top: 1px solid var(--strong-rule); font-size: .9375rem; color: var(--soft); }
    footer p { max-width: 44rem; }

    @media (max-width: 60rem) {
      body { padding: 0 1.25rem 3rem; }
      html { scroll-padding-top: 1rem; }
      header { padding-top: 4rem; }
      #colours { top: 1rem; }
      #filters { position: static; }
      .shown { margin-left: 0; }
      .statement:has(figure) { grid-template-columns: minmax(0, 1fr); }
      .display { padding: .9rem .6rem; gap: .4rem; }
    }
    .large .frame svg { max-width: none; }
    @media screen and (max-width: 40rem) {
      \(cards)
    }
    @media print {
      :root, :root[data-colours] { color-scheme: light; }
      @page { size: A4 landscape; margin: 14mm; }
      html { font-size: 68%; }
      body { max-width: none; padding: 0; }
      header { padding-top: 0; }
      #filters, #colours, .slider, .enlarge, .skip, p.none { display: none !important; }
      section[hidden] { display: block !important; }
      .frame { overflow: visible; }
      .scroll, .scroll[hidden] { display: block !important; overflow: visible; }
      tbody[hidden] { display: table-row-group !important; }
      tr[hidden] { display: table-row !important; }
      .checks { min-width: 0; }
      .checks button.name { padding: 0; border: 0; }
      .checks button.name::before { content: none !important; }
      th, td { padding-top: .2rem; padding-bottom: .2rem; }
      .statement:has(figure) { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
      figure svg { max-height: 95mm; }
      thead { display: table-header-group; }
      tr, figure, .statement { break-inside: avoid; }
      h2 { break-after: avoid; }
    }
    """
  }

  /// On a narrow screen a row is a card: its verdict or its equation on top, then each cell with what its column is called.
  private static var cards: String {
    func names(_ columns: [String], of table: String) -> String {
      columns.enumerated().dropFirst().map { index, name in
        ".\(table) td:nth-child(\(index + 1))::before { content: \"\(name)\"; }"
      }.joined(separator: "\n      ")
    }
    return """
      .checks, .overview { min-width: 0; }
      .scroll { overflow: visible; }
      .checks thead, .overview thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, caption, tbody, tr, th { display: block; }
      tr[data-verdict] { margin: .6rem 0; padding: .5rem .75rem; border: 1px solid var(--rule); border-radius: 6px; }
      tr[data-verdict] > * { padding: .15rem 0; border: 0 !important; }
      tr[data-verdict] > th { font-size: 1rem; padding-bottom: .3rem; }
      td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 .75rem; }
      td > small { grid-column: 2; }
      .needs td { display: block; }
      .needs small { display: block; }
      td::before { color: var(--soft); grid-row: 1 / span 2; }
      td:empty, .overview td:not(:has(.tally, math)) { display: none; }
      .checks tr:target { outline: 2px solid var(--link); }
      .checks tr:target > * { box-shadow: none; }
      .n, .checks tbody th { white-space: normal; overflow-wrap: anywhere; }
      .checks .of .name { display: block; width: 100%; margin: 0 0 .2rem; font-size: 1rem; }
      .level { min-width: 0; }
      .overview tr { padding: .5rem 0; }
      .overview tbody tr > * { border: 0; padding: .15rem 0; }
      .overview tbody tr { border-top: 1px solid var(--rule); }
      .overview td > .tally { grid-column: 2; }
      .overview td:has(math) { display: block; overflow: hidden; }
      .overview math { display: block math; text-align: left; font-size: clamp(.65rem, 3.2vw, 1rem); }
      \(names(columns, of: "checks"))
      \(names(["equation", ""] + Evidence.allCases.map(\.rawValue), of: "overview"))
      """
  }
}
