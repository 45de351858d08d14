"""Data that are made rather than written down: empty, hostile and large ones."""
import random

import expected

long = "a name that never ends " * 230
unbroken = "x" * 5000
markup = "<img src=x onerror=\"document.title='broken'\"><script>alert(1)</script><b>bold</b>"
right_to_left = "\u202eيقبل أسماء من اليمين إلى اليسار\u202c"
hostile_names = [markup, long, unbroken, right_to_left, "</script><!--", "{{{data}}} {{title}} ${name} \\u003c",
                 "\u2028\u2029\x00\x07\ttab\nline", "__proto__", "constructor", "🚦", "", " "]


def hostile():
    bars = [{"name": name, "path": [name, "part"], "start": start, "end": start + 1, "marks": ["Serial", name],
             "state": ["passed", "failed", "no such state"][start % 3], "message": name, "place": name, "details": name}
            for start, name in enumerate(hostile_names)]
    lane = {"name": markup, "busy": 12, "idle": 0, "bars": bars}
    chart = {"title": markup, "facts": [right_to_left, unbroken], "duration": 12,
             "lanes": [lane, {"name": unbroken}, {"name": right_to_left, "bars": bars[:2]}]}
    table = {"title": markup, "note": long, "header": [markup, right_to_left], "numeric": [False, True],
             "rows": [[unbroken, long], [{"text": markup, "state": "bad"}, right_to_left]]}
    return {"title": f"{markup} {right_to_left}", "verdict": {"state": "unknown", "text": markup},
            "charts": [chart, chart], "tables": [table]}


def edges():
    bar = {"name": "alone", "start": 0, "end": 0, "state": "passed"}
    at_once = [{"name": f"skipped {number}", "start": 3, "end": 3, "state": "skipped"} for number in range(30)]
    steps = [{"name": f"step {number}", "start": number, "end": number + 1.5, "state": "done"} for number in range(80)]
    every = [{"name": state, "start": number, "end": number + 0.9, "state": state, "marks": ["Serial", "Ordered"]}
             for number, state in enumerate(expected.states)]
    return {
        "short beside long": {"charts": [{"duration": 59, "lanes": [{}]}, {"duration": 0.3, "lanes": [{}]}]},
        "every state": {"charts": [{"lanes": [{"name": "one", "bars": every, "busy": 7.2, "idle": 0.8}]}]},
        "nothing": {},
        "empty lists": {"title": "empty", "charts": [], "tables": []},
        "no lanes": {"title": "no lanes", "charts": [{"title": "run", "duration": 3, "lanes": []}]},
        "no bars": {"title": "no bars", "charts": [{"title": "run", "duration": 3, "lanes": [{"name": "one"}]}]},
        "no time": {"title": "no time", "charts": [{"title": "run", "lanes": [{"name": "one", "bars": [bar]}]}]},
        "no fields": {"charts": [{"lanes": [{"bars": [{}]}, {}]}], "tables": [{}, {"header": ["a"], "rows": []}]},
        "at once": {"title": "at once", "charts": [{"duration": 9, "lanes": [{"name": "one", "bars": at_once}]}]},
        "minutes": {"title": "up", "charts": [{"title": "up", "lanes": [{"name": "images", "bars": steps}]}]},
        "hostile": hostile(),
        "two thousand": runs(2000, 1, 4),
    }


def large():
    return runs(25_000, 12, 16)


def runs(specs, *processes):
    """A run of so many specs for each number of processes."""
    chance = random.Random(1)
    return {"title": f"{specs} specs", "charts": [run(specs, number, chance) for number in processes]}


def run(specs, processes, chance):
    lanes = [[] for _ in range(processes)]
    for number in range(specs):
        bars = lanes[number % processes]
        start = bars[-1]["end"] if bars else 0
        state = chance.choices(["passed", "failed", "flaked", "skipped"], [960, 10, 10, 20])[0]
        end = start if state == "skipped" else round(start + chance.expovariate(5), 4)
        part = number // 50
        bars.append({"name": f"does what is asked {number}", "path": ["Service", f"part {part}"], "state": state,
                     "start": start, "end": end, "place": f"test/part_{part}_test.go:{number % 50}"})
    duration = max(bars[-1]["end"] for bars in lanes)
    return {"title": f"run of {processes}", "duration": duration,
            "lanes": [{"name": f"process {number + 1}", "bars": bars} for number, bars in enumerate(lanes)]}
