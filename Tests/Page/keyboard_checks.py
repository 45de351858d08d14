"""Whether the keyboard alone leads everywhere."""
from selenium.webdriver.common.keys import Keys

import expected


def focused(browser):
    return browser.run("""
        const bar = document.activeElement.closest('.bar');
        if (!bar) return null;
        const lane = bar.closest('[data-lane]');
        return {label: bar.ariaLabel, lane: [...lane.parentElement.querySelectorAll('[data-lane]')].indexOf(lane),
            index: [...lane.querySelectorAll('.bar')].indexOf(bar), last: lane.querySelectorAll('.bar').length - 1,
            told: document.querySelector('#details').textContent};""")


def tab_stops(browser, data):
    """each chart is one stop of the tabulator key"""
    stops = browser.run("return [...document.querySelectorAll('.chart:has(.bar)')].map("
                        "chart => chart.querySelectorAll('.bar[tabindex=\"0\"]').length)")
    assert stops == [1] * len(stops), f"the charts have {stops} stops"
    reached = set()
    for _ in range(40):
        browser.press(Keys.TAB)
        bar = focused(browser)
        if bar:
            reached.add(browser.run("return document.activeElement.closest('.chart').ariaLabelledByElements[0].id"))
    assert len(reached) == len(stops), f"the key reached {reached} of {len(stops)} charts"


def arrows(browser, data):
    """arrow keys, Home and End move the focus, and the details follow"""
    if not browser.all(".bar"):
        return "no specs"
    browser.run("document.querySelector('.bar[tabindex=\"0\"]').focus()")
    browser.press(Keys.HOME)
    at = focused(browser)
    assert at["index"] == 0, f"Home leads to bar {at['index']}"
    for step in range(1, min(at["last"], 30) + 1):
        browser.press(Keys.ARROW_RIGHT)
        at = focused(browser)
        assert at["index"] == step, f"the right arrow leads to bar {at['index']}, not {step}"
        told_of(at, browser, data)
    browser.press(Keys.END)
    assert focused(browser)["index"] == at["last"], "End does not lead to the lane's last bar"
    if at["last"] > 0:
        browser.press(Keys.ARROW_LEFT)
        assert focused(browser)["index"] == at["last"] - 1, "the left arrow does not lead back"


def told_of(at, browser, data):
    spec = browser.run("return document.activeElement.dataset.specs")
    if spec != "1":
        return
    name = next((expected.name(spec) for spec in expected.specs(data)
                 if expected.name(spec) in at["label"] and expected.name(spec) in at["told"]), None)
    assert name, f"{at['label'][:80]!r} has the focus, and the details tell of {at['told'][:80]!r}"


def lanes(browser, data):
    """up and down lead to the other lanes that have bars"""
    for chart in range(len(expected.charts(data))):
        filled = browser.run("""
            const chart = document.querySelectorAll('.chart:has(h2)')[arguments[0]];
            chart.querySelector('.bar')?.focus();
            return [...chart.querySelectorAll('[data-lane]')]
                .flatMap((lane, index) => lane.querySelector('.bar') ? [index] : []);
            """, chart)
        for key, way in [(Keys.ARROW_DOWN, filled[1:]), (Keys.ARROW_UP, filled[-2::-1])]:
            for lane in way:
                browser.press(key)
                at = focused(browser)["lane"]
                assert at == lane, f"an arrow leads to lane {at}, not {lane}"


checks = [tab_stops, arrows, lanes]
