"""Whether what is hidden in a bar can be read: by pointing, by a tap, in the list."""
import expected


def pointing(browser, data):
    """pointing at a bar tells all of it"""
    specs = expected.specs(data)
    for spec in [spec for spec in specs if "message" in spec][:3] or specs[:1]:
        label = expected.name(spec)
        bar = next((bar for bar in browser.all(".bar[data-specs='1']") if label in bar.get_attribute("aria-label")
                    and expected.state(spec) in bar.get_attribute("class")), None)
        if bar is None:
            continue
        browser.run("arguments[0].scrollIntoView({block: 'center'})", bar)
        browser.point_at(bar)
        told = browser.text("#details")
        wanted = [label, expected.state(spec), *spec.get("path", []), *spec.get("marks", []), spec.get("place", ""),
                  spec.get("message", ""), spec.get("details", "")]
        for text in wanted:
            assert text in told, f"{text!r} is not told of {label[:80]!r}"
        box = browser.run("const box = document.querySelector('#details').getBoundingClientRect();"
                          "return [box.top, box.bottom, innerHeight]")
        assert 0 <= box[0] and box[1] <= box[2] + 1, f"the details are at {box}, out of sight"


def listed(browser, data):
    """the list has every spec, or says which, and sorts them by time"""
    specs = expected.specs(data)
    if not specs:
        assert not browser.one("#list").is_displayed(), "there is nothing to list, and there is a list"
        return "no specs"
    browser.run("document.querySelector('#list').open = true")
    browser.wait(lambda: browser.all("#list tbody tr"), "the list has rows")
    rows = browser.run("return [...document.querySelectorAll('#list tbody tr th > div')].map(cell => cell.textContent)")
    if len(specs) <= 500:
        wanted = sorted(" › ".join([*spec.get("path", []), expected.name(spec)]) for spec in specs)
        assert sorted(rows) == wanted, f"listed are {sorted(rows)}, not {wanted}"
    else:
        note = browser.text("#list-note")
        assert f"{len(rows):,}" in note, f"{note!r} is said of {len(rows)} rows"
    by_time = sorted((expected.times(spec)[1] - expected.times(spec)[0] for spec in specs), reverse=True)
    for descending in (True, False):
        first = browser.run("return document.querySelector('#list tbody th > div').textContent")
        extreme = by_time[0] if descending else by_time[-1]
        fits = [expected.name(spec) for spec in specs
                if abs(expected.times(spec)[1] - expected.times(spec)[0] - extreme) < 0.001]
        if len(specs) <= 500:
            assert any(first.endswith(name) for name in fits), f"the first is {first[:80]!r}, not one of {fits}"
        sort = browser.run("return document.querySelector('#list th[aria-sort]').ariaSort")
        assert sort == ("descending" if descending else "ascending"), f"it is said to be sorted {sort}"
        browser.run("document.querySelector('#list th[aria-sort] button').click()")
    return f"{len(rows):,} rows"


checks = [pointing, listed]
