"""Whether the page opens as it should, and its texts are the data's."""
import expected

own_elements = set("""header h1 h2 p noscript main div search label input output kbd ul li section details summary table
    caption thead tbody tr th td span bdi pre button script""".split())


def quiet(browser, data):
    """the console is silent, and nothing was fetched"""
    assert not browser.console, [entry["message"] for entry in browser.console]
    fetched = browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not fetched, f"the page fetched {fetched}"


def soon(browser, data):
    """it opens within 5 seconds"""
    assert browser.opened_in < 5, f"it took {browser.opened_in:.1f} s"
    return f"{browser.opened_in:.1f} s, {browser.run('return document.querySelectorAll(`*`).length'):,} elements"


def header(browser, data):
    """title and verdict are the data's"""
    assert browser.text("h1") == data.get("title", "Report"), f"the heading is {browser.text('h1')!r}"
    assert browser.driver.title.split() == data.get("title", "").split(), f"the title is {browser.driver.title!r}"
    verdict = data.get("verdict")
    shown = browser.run("return [...document.querySelectorAll('.verdict')].map(e => [e.textContent, ...e.classList])")
    assert shown == ([[verdict["text"], "verdict", verdict["state"]]] if verdict else []), f"the verdict is {shown}"


def foreign_text(browser, data):
    """no text of the data became an element, in the details and the list neither"""
    browser.run("document.querySelector('#list').open = true")
    browser.wait(lambda: browser.all("#list tbody tr") or not expected.specs(data), "the list has rows")
    used = set(browser.run("""
        const used = () => [...document.body.querySelectorAll('*')].map(element => element.localName);
        const all = new Set(used());
        for (const bar of [...document.querySelectorAll('.bar')].slice(0, 100)) {
            bar.focus();
            for (const name of used()) all.add(name);
        }
        return [...all];"""))
    assert used <= own_elements, f"there are elements that the page does not make: {used - own_elements}"
    scripts = browser.run("return document.scripts.length")
    assert scripts == 2, f"there are {scripts} scripts"


def tables(browser, data):
    """tables are the data's, with captions and headers"""
    shown = browser.run("""
        return [...document.querySelectorAll('#tables table')].map(table => ({
            title: table.caption.querySelector('h2').textContent,
            note: table.caption.querySelector('p')?.textContent,
            header: [...table.tHead.querySelectorAll('th[scope=col]')].map(cell => cell.textContent),
            rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent)),
            scopes: [...table.tBodies[0].rows].every(row => row.cells[0].matches('th[scope=row], td[colspan]')),
            numeric: [...table.tHead.querySelectorAll('th')].map(cell => getComputedStyle(cell).textAlign === 'right'),
            states: [...table.querySelectorAll('.good, .bad, .unknown')]
                .map(cell => [cell.textContent, cell.className]),
        }))""")
    def text(cell):
        return cell["text"] if isinstance(cell, dict) else cell
    for table, is_shown in zip(data.get("tables", []), shown):
        wanted = {"title": table.get("title", "Table"), "note": table.get("note"), "header": table.get("header", []),
                  "rows": [[text(cell) for cell in row] for row in table.get("rows", [])] or [["nothing"]],
                  "scopes": True, "numeric": table.get("numeric", [False] * len(table.get("header", []))),
                  "states": [[cell["text"], cell["state"]] for row in table.get("rows", []) for cell in row
                             if isinstance(cell, dict) and "state" in cell]}
        for key, value in wanted.items():
            assert is_shown[key] == value, f"{key} of {table.get('title')!r} is {is_shown[key]}, not {value}"
    assert len(shown) == len(data.get("tables", [])), f"{len(shown)} tables"
    return f"{len(shown)} tables"


checks = [quiet, soon, header, foreign_text, tables]
