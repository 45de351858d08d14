"""Whether the search finds what there is to find."""
from selenium.webdriver.common.keys import Keys

import chart_checks
import expected


def found(browser, data, text):
    """Searches, and compares the bars that stand out with those that should."""
    browser.search(text)
    wanted = [spec for spec in expected.specs(data) if text.lower() in expected.searched(spec)]
    announced = browser.text("#count")
    assert announced == f"{len(wanted):,} of {len(expected.specs(data)):,} match", f"announced is {announced!r}"
    identities = {id(spec) for spec in wanted}
    for bar, specs, _ in chart_checks.pairs(browser, data):
        stands_out, should = "match" in bar["kinds"], any(id(spec) in identities for spec in specs)
        assert stands_out == should, f"{bar['label'][:80]!r} stands out: {stands_out}"
    dimmed = browser.run("return [...document.querySelectorAll('.bar:not(.match, :focus)')].slice(0, 200)"
                         ".every(bar => getComputedStyle(bar).opacity < 0.5)")
    assert dimmed, "a bar that does not match is not dimmed"
    return len(wanted)


def searches(browser, data):
    """a search leaves what matches, and announces how many"""
    specs = expected.specs(data)
    if not specs:
        assert not browser.one("#search").is_displayed(), "there is nothing to search, and there is a search"
        return "no specs"
    live = browser.run("return document.querySelector('#count').ariaLive")
    assert live == "polite", f"the number is not announced: aria-live is {live!r}"
    candidates = [specs[0], specs[-1], *(spec for spec in specs if "message" in spec)][:3]
    texts = {text for spec in candidates for text in (spec.get("name", "")[:40].strip(), spec.get("place"),
             spec.get("message", "").split("\n")[0][:40], *spec.get("path", [])[-1:]) if text}
    numbers = []
    for text in sorted(texts) + ["found nowhere"]:
        numbers.append(found(browser, data, text))
        browser.press(Keys.ESCAPE)
        state = browser.run("""
            return [document.querySelector('#query').value, document.querySelector('#count').textContent,
                document.querySelectorAll('.searching, .match').length]""")
        assert state == ["", "", 0], f"Escape leaves {state}"
    return f"{len(numbers)} searches, {numbers} found"


def enter(browser, data):
    """Enter leads from one match to the next, and to the first again"""
    specs = expected.specs(data)
    text = next((spec["name"][:40].strip() for spec in specs if spec.get("name")), None)
    if not text:
        return "no specs"
    browser.search(text)
    matching = browser.run("return [...document.querySelectorAll('.bar.match')].length")
    seen = []
    for _ in range(min(matching, 20)):
        seen.append(browser.run("return [...document.querySelectorAll('.bar.match')].indexOf(document.activeElement)"))
        browser.press(Keys.ENTER)
    assert -1 not in seen and len(set(seen)) == len(seen), f"the focus went to the matches {seen}"
    if matching <= 20:
        again = browser.run("return [...document.querySelectorAll('.bar.match')].indexOf(document.activeElement)")
        assert again == seen[0], f"behind the last match comes {again}, not {seen[0]}"
    return f"{matching} bars"


checks = [searches, enter]
