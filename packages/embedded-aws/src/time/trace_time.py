"""Runs programs of virtual time, one a line: `[["after", seconds, name, [more …]] | ["advance",
seconds] …]`, and tells what happened when.

`more` is what the action itself lets happen later. The answer: `[[name, moment] …]` in the order it happened, the
moments before and after each move, and the names that are still due. Moments are seconds since the program began, of
virtual time alone: the clock on the wall stands.
"""

import json
import os
import sys
import time

from embedded_cloud import virtual_time


def run(program: list) -> dict:
    began, happened, moves = virtual_time.now(), [], []

    def moment() -> float:
        return virtual_time.now() - began

    def let(seconds, name, more) -> None:
        def action() -> None:
            happened.append([name, moment()])
            for each in more:
                let(*each)
            if name.startswith("fails"):
                raise RuntimeError(name)

        virtual_time.after(seconds, action, name)

    for step, *rest in program:
        if step == "after":
            let(*rest)
        elif step == "wait":
            before = moment()
            virtual_time.wait_for(*rest)
            moves.append([before, moment()])
        else:
            before = moment()
            virtual_time.advance(*rest)
            moves.append([before, moment()])
    due = [entry[2] for entry in virtual_time._due]
    virtual_time._due.clear()
    return {"happened": happened, "moves": moves, "due": due}


time.monotonic = lambda: 0.0
with open(os.devnull, "w") as sys.stderr:
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
