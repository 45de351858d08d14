"""What a page has to show, from its data."""

states = ["failed", "interrupted", "flaked", "passed", "done", "setup", "pending", "skipped"]


def charts(data):
    return data.get("charts", [])


def lanes(chart):
    return chart.get("lanes", [])


def times(bar):
    start = bar.get("start", 0)
    return start, max(start, bar.get("end", start))


def bars(lane):
    return sorted(lane.get("bars", []), key=lambda bar: times(bar)[0])


def specs(data):
    return [bar for chart in charts(data) for lane in lanes(chart) for bar in bars(lane)]


def duration(chart):
    return max([chart.get("duration", 0), *(times(bar)[1] for lane in lanes(chart) for bar in bars(lane))])


def longest(data):
    return max([duration(chart) for chart in charts(data)], default=0) or 1


def name(bar):
    return bar.get("name") or "(no name)"


def state(bar):
    return bar["state"] if bar.get("state") in states else "done"


def searched(bar):
    return "\n".join([name(bar), " ".join(bar.get("path", [])), bar.get("message", ""), bar.get("place", "")]).lower()
