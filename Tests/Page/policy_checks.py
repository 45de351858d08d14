"""Whether the page's policy keeps out what somebody got into it, should its texts ever become markup."""

inject = """
    window.ran = [];
    window.violated = [];
    document.addEventListener("securitypolicyviolation", event => violated.push(event.effectiveDirective));
    const foreign = document.createElement("div");
    foreign.id = "foreign";
    foreign.innerHTML = `<img src="data:," onerror="ran.push('handler')"><a href="javascript:ran.push('link')">a</a>
        <style>body { display: none }</style><form action="https://example.org/"></form>`;
    const script = document.createElement("script");
    script.textContent = "ran.push('script')";
    const base = document.createElement("base");
    base.href = "https://example.org/";
    document.body.append(foreign);
    foreign.append(script, base);
    foreign.querySelector("a").click();
    foreign.querySelector("form").submit();"""


def injected(browser, data):
    """scripts, handlers, styles, forms and a base that somebody put into the page do nothing"""
    browser.run(inject)
    wanted = {"script-src-attr", "script-src-elem", "style-src-elem", "form-action", "base-uri"}
    browser.wait(lambda: wanted <= set(browser.run("return window.violated ?? []")),
                 f"the policy is violated by each of {sorted(wanted)}")
    state = browser.run("return [ran, getComputedStyle(document.body).display, document.baseURI, location.href]")
    browser.run("document.querySelector('#foreign').remove()")
    assert not state[0], f"these ran: {state[0]}"
    assert state[1] != "none", "a foreign style is in effect"
    assert state[2] == state[3] and state[3].startswith("file:"), f"the page is {state[3]}, its base {state[2]}"


checks = [injected]
