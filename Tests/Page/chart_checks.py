"""Whether the charts show every spec, in its place."""
import expected


def drawn(browser):
    """Of each chart its lanes, of each of these its bars: label, number of specs, classes, place in the plot."""
    return browser.run("""
        return [...document.querySelectorAll('.chart:has(h2)')].map(chart => ({
            title: chart.querySelector('h2').textContent,
            facts: chart.querySelector('h2 + .small')?.textContent ?? '',
            lanes: [...chart.querySelectorAll('[data-lane]')].map(lane => {
                const plot = lane.querySelector('.track').getBoundingClientRect();
                return {name: lane.querySelector('.name').textContent, plot: plot.width,
                    idle: lane.querySelector('.idle').getBoundingClientRect().width,
                    figures: [...lane.querySelectorAll('.figure')].map(figure => figure.textContent),
                    bars: [...lane.querySelectorAll('.bar')].map(bar => {
                        const place = bar.getBoundingClientRect();
                        return {label: bar.ariaLabel, specs: Number(bar.dataset.specs), kinds: [...bar.classList],
                            left: place.left - plot.left, width: place.width};
                    })};
            })}));""")


def pairs(browser, data):
    """Each drawn bar with the specs that it stands for: neighbours, by the times when they began."""
    for chart, shown in zip(expected.charts(data), drawn(browser)):
        for lane, shown_lane in zip(expected.lanes(chart), shown["lanes"]):
            rest = expected.bars(lane)
            for bar in shown_lane["bars"]:
                specs, rest = rest[:bar["specs"]], rest[bar["specs"]:]
                yield bar, specs, shown_lane["plot"]


def counts(browser, data):
    """as many charts, lanes and specs as in the data"""
    def shape(charts):
        return [[chart["title"], [lane["name"] for lane in chart["lanes"]]] for chart in charts]
    shown = drawn(browser)
    wanted = [{"title": chart.get("title", "run"),
               "lanes": [{"name": lane.get("name", "")} for lane in expected.lanes(chart)]}
              for chart in expected.charts(data)]
    assert shape(shown) == shape(wanted), f"charts and lanes are {shape(shown)}, not {shape(wanted)}"
    for chart, shown_chart in zip(expected.charts(data), shown):
        assert shown_chart["facts"] == " · ".join(chart.get("facts", [])), f"the facts are {shown_chart['facts']!r}"
        for lane, shown_lane in zip(expected.lanes(chart), shown_chart["lanes"]):
            drawn_specs = sum(bar["specs"] for bar in shown_lane["bars"])
            wanted_specs = len(expected.bars(lane))
            assert drawn_specs == wanted_specs, f"{shown_lane['name']} has {drawn_specs} specs, not {wanted_specs}"
    return f"{len(shown)} charts, {len(expected.specs(data)):,} specs"


def labels(browser, data):
    """each bar is named, with its state and marks"""
    for bar, specs, _ in pairs(browser, data):
        worst = min(specs, key=lambda spec: expected.states.index(expected.state(spec)))
        parts = [expected.name(worst), expected.state(worst)]
        if len(specs) == 1:
            parts += worst.get("path", []) + worst.get("marks", [])
        for part in parts:
            assert part in bar["label"], f"{part!r} is not in the name of the bar {bar['label']!r}"
        marks = {mark.lower() for spec in specs for mark in spec.get("marks", [])} & {"serial", "ordered"}
        shown = {kind for kind in bar["kinds"] if kind in ("serial", "ordered")}
        assert shown == marks and expected.state(worst) in bar["kinds"], f"{bar['label']} looks like {bar['kinds']}"


def accessible_names(browser, data):
    """what a screen reader is told of a bar is its name"""
    elements = browser.run("return [...document.querySelectorAll('.bar')].slice(0, arguments[0])", 30)
    for element in elements:
        given = element.get_attribute("aria-label")
        assert element.accessible_name.split() == given.split(), f"{element.accessible_name!r} for {given!r}"
        assert element.aria_role == "gridcell", element.aria_role
    return f"{len(elements)} bars"


def scale(browser, data):
    """widths and places are proportional to the times, with one scale for all charts"""
    plots, longest = set(), expected.longest(data)
    for bar, specs, plot in pairs(browser, data):
        plots.add(round(plot, 1))
        pixels = plot / longest
        start, end = min(expected.times(spec)[0] for spec in specs), max(expected.times(spec)[1] for spec in specs)
        left, width, label = start * pixels, max(4, (end - start) * pixels), bar["label"][:80]
        assert abs(bar["left"] - left) < 1, f"{label} begins at {bar['left']}, not {left}"
        assert abs(bar["width"] - width) < 1, f"{label} is {bar['width']} wide, not {width}"
    assert len(plots) <= 1, f"the charts are of different widths: {plots}"
    for chart, shown in zip(expected.charts(data), drawn(browser)):
        for lane in shown["lanes"]:
            wanted = lane["plot"] * expected.duration(chart) / longest
            assert abs(lane["idle"] - wanted) < 1, f"{lane['name']} is hatched for {lane['idle']}, not {wanted}"


def axes(browser, data):
    """each axis has figures at their places, and the lanes are beneath it"""
    shown = browser.run("""
        return [...document.querySelectorAll('.grid')].map(grid => {
            const place = element => element.getBoundingClientRect();
            const plot = place(grid.querySelector('.head .track'));
            const rows = [...grid.querySelectorAll('.row')].map(row => [place(row.querySelector('.name')).right,
                place(row.querySelector('.track')).left]);
            return {width: plot.width, rows,
                lefts: [...grid.querySelectorAll('.track')].map(track => place(track).left),
                ticks: [...grid.querySelectorAll('.tick')].map(tick => [tick.textContent,
                    (place(tick).left + place(tick).right) / 2 - plot.left]),
                overlaps: [...grid.querySelectorAll('.tick')].toSorted((a, b) => place(a).left - place(b).left)
                    .some((tick, index, all) => all[index + 1] && place(tick).right > place(all[index + 1]).left)};
        })""")
    for axis in shown:
        assert len(set(axis["lefts"])) == 1, f"the axis and the lanes begin at {axis['lefts']}"
        assert all(name <= track + 1 for name, track in axis["rows"]), f"names reach into the lanes: {axis['rows']}"
        assert not axis["overlaps"], f"two of {axis['ticks']} overlap"
        for text, middle in axis["ticks"]:
            number, unit = text.split(" ", 1)
            if unit == "s" and number != "0":
                place = max(32, float(number) * axis["width"] / expected.longest(data))
                rounding = 0.05 * axis["width"] / expected.longest(data)
                assert abs(middle - place) < 1 + rounding, f"{text} is at {middle}, not {place}"
        assert len(axis["ticks"]) >= 2 or expected.longest(data) == 1, f"there are only the ticks {axis['ticks']}"
    return f"{[len(axis['ticks']) for axis in shown]} ticks"


checks = [counts, labels, accessible_names, scale, axes]
