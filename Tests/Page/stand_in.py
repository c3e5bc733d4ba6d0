"""A film for a page that has none, in the markup of Report+HTML+Section.swift, so that the script for sliders is worked."""

FRAMES = 6


def film(html, equation):
    """The page with a film of a growing circle in the section of this equation."""
    name, start = f"film-{equation}-1", 2
    frames = "".join(
        f'<div class="frame" data-label="r = {n}"{"" if n == start else " hidden"}>'
        f'<svg role="img" aria-label="A circle of radius {n}" viewBox="0 0 64 40">'
        f'<rect width="64" height="40" fill="#fff"/><circle cx="32" cy="20" r="{3 * n}"/></svg><p>Radius {n}.</p></div>'
        for n in range(FRAMES)
    )
    figure = (
        '<figure class="film"><figcaption>A circle</figcaption>'
        f'<p class="slider" hidden><label for="{name}">the radius r</label>'
        f'<input type="range" id="{name}" min="0" max="{FRAMES - 1}" step="1" value="{start}" aria-valuetext="r = {start}" '
        f'autocomplete="off"><output for="{name}">r = {start}</output></p>{frames}</figure>\n</div>\n<p class="none"'
    )
    before, section, after = html.partition(f'id="equation-{equation}"')
    return before + section + after.replace('</div>\n<p class="none"', figure, 1)
