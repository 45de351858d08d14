"""Whether the page can be read: narrow, in the light and in the dark, without motion, printed."""
import base64
import pathlib

contrast_script = (pathlib.Path(__file__).parent / "contrast.js").read_text()


def narrow(browser, data):
    """at a width of 400 pixels the page does not scroll sideways"""
    browser.run("document.querySelector('#list').open = true; document.querySelector('.bar')?.focus()")
    for width in (400, 320):
        browser.size(width, 800)
        wide = browser.run("return document.documentElement.scrollWidth")
        culprits = browser.run("""
            return [...document.querySelectorAll('body *')].filter(element => !element.closest('.scroller, .details')
                && element.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 3).map(element => element.outerHTML.slice(0, 80))""")
        assert wide <= width and not culprits, f"at {width} pixels the page is {wide} wide: {culprits}"


def contrast(browser, data):
    """text has a contrast of 4.5 and bars of 3, in the light and in the dark"""
    browser.run("document.querySelector('#list').open = true")
    lowest = []
    for scheme in ("light", "dark"):
        browser.media(prefers_color_scheme=scheme)
        dark = browser.run("return matchMedia('(prefers-color-scheme: dark)').matches")
        assert dark == (scheme == "dark"), "the browser does not take the scheme"
        told = browser.run(contrast_script)
        low = [entry for entry in told if entry["contrast"] < entry["least"]]
        assert not low, "; ".join(f"{scheme}: {entry['name']} has {entry['contrast']:.2f}" for entry in low[:5])
        lowest.append(min((entry["contrast"] for entry in told if entry["what"] == "text"), default=21))
    backgrounds = []
    for scheme in ("light", "dark"):
        browser.media(prefers_color_scheme=scheme)
        backgrounds.append(browser.run("return getComputedStyle(document.body).backgroundColor"))
    assert backgrounds[0] != backgrounds[1], f"both schemes have the background {backgrounds[0]}"
    return f"lowest {lowest[0]:.1f} and {lowest[1]:.1f}"


def still(browser, data):
    """nothing moves for those who want it so"""
    browser.media(prefers_reduced_motion="reduce")
    moving = browser.run("""
        return [...document.querySelectorAll('*')].filter(element => {
            const style = getComputedStyle(element);
            return [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0)
                || style.scrollBehavior === 'smooth';
        }).map(element => element.tagName + ' ' + element.className)""")
    assert not moving, f"{moving[:5]} would move"


def printed(browser, data):
    """on paper it is light, all lanes fit, and what needs a mouse is gone"""
    browser.size(640, 1000)
    browser.media("print", prefers_color_scheme="dark")
    shown = browser.run("return ['#search', '#details'].filter(part => document.querySelector(part).checkVisibility())")
    assert not shown, f"{shown} would be printed"
    background = browser.run("return getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 255, 255)", f"the paper would be {background}"
    wide = browser.run("return [...document.querySelectorAll('.chart .scroller')].filter("
                       "part => part.scrollWidth > part.clientWidth + 1).length")
    assert wide == 0, f"{wide} charts are wider than the paper"
    assert browser.driver.execute_cdp_cmd("Page.printToPDF", {})["data"], "nothing was printed"


def screenshots(browser, folder, name):
    """The whole page, with the worst bar told of, for each scheme and width."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for width in (1280, 400):
            browser.reset()
            browser.size(width, 900)
            browser.media(prefers_color_scheme=scheme)
            browser.run("(document.querySelector('.bar.failed') ?? document.querySelector('.bar'))?.focus()")
            picture = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
            (folder / f"{name}-{scheme}-{width}.png").write_bytes(base64.b64decode(picture["data"]))


checks = [narrow, contrast, still, printed]
