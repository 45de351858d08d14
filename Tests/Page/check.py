#!/usr/bin/python3
"""Checks a report's page in Chromium, without a network. Needs chromium, chromium-driver and python3-selenium.

    check.py PAGE DATA    a page, and the JSON that it was made from
    check.py --sample     the template, filled with sample.json
    check.py --edges      the template, filled with what is empty, missing, hostile or long
    check.py --large      the template, filled with 50,000 specs, which has to open within 5 seconds
"""
import argparse
import json
import pathlib
import sys
import tempfile

import chart_checks
import data_checks
import details_checks
import keyboard_checks
import looks_checks
import policy_checks
import samples
import search_checks
from browser import Browser

here = pathlib.Path(__file__).parent
everywhere = [check for part in (data_checks, chart_checks, keyboard_checks, search_checks, details_checks,
                                  looks_checks, policy_checks) for check in part.checks]


def filled(template, data):
    """What the program does: the two placeholders are all that it fills in."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    title = data.get("title", "").replace("&", "&amp;").replace("<", "&lt;")
    return template.replace("{{title}}", title).replace("{{{data}}}", text)


def checked(name, page, data, checks, screenshots=None):
    """Whether all hold; each has its line."""
    with Browser(page) as browser:
        failed = 0
        for check in checks:
            browser.reset()
            try:
                note = check(browser, data) or ""
                print(f"ok      {name}: {check.__doc__}{note and f' ({note})'}", flush=True)
            except AssertionError as error:
                failed += 1
                print(f"FAILED  {name}: {check.__doc__}: {error}", flush=True)
        if screenshots:
            looks_checks.screenshots(browser, pathlib.Path(screenshots), name)
    return failed == 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("page", nargs="?")
    arguments.add_argument("data", nargs="?")
    arguments.add_argument("--sample", action="store_true")
    arguments.add_argument("--edges", action="store_true")
    arguments.add_argument("--large", action="store_true")
    arguments.add_argument("--template", default=here.parent.parent / "templates" / "report.html")
    arguments.add_argument("--screenshots", metavar="DIR", help="write pictures of the page into DIR")
    options = arguments.parse_args()

    cases = []
    if options.sample:
        cases.append(("sample", json.loads((here / "sample.json").read_text()), everywhere))
    if options.edges:
        cases += [(name, data, everywhere) for name, data in samples.edges().items()]
    if options.large:
        cases.append(("large", samples.large(), data_checks.checks + chart_checks.checks + search_checks.checks))
    if not cases and not options.data:
        arguments.error("give a page and its data, or --sample, --edges or --large")

    good = True
    if options.data:
        page = pathlib.Path(options.page).resolve()
        data = json.loads(pathlib.Path(options.data).read_text())
        good = checked(page.name, page, data, everywhere, options.screenshots)
    with tempfile.TemporaryDirectory() as folder:
        for name, data, checks in cases:
            page = pathlib.Path(folder) / f"{name}.html"
            page.write_text(filled(pathlib.Path(options.template).read_text(), data))
            good &= checked(name, page, data, checks, options.screenshots)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
