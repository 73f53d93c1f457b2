import json

ORDER = ["fail", "unknown", "warn", "pass"]
COLUMNS = ["verdict", "check", "subject", "figure", "threshold", "action"]


def conclude(events: "InputPayload", _context: object) -> "Payload":
    """Puts all lines into one table and says what they mean together."""
    lines: list[dict[str, str]] = []
    for part, text in zip(events["Names"], events["Parts"], strict=True):
        found = json.loads(text) if text else [missing(part)]
        if events["Narrowed"] and part in events["Shared"]:
            found = [shared(each) for each in found]
        lines += found
    counts = {verdict: sum(1 for each in lines if each["verdict"] == verdict) for verdict in ORDER}
    overall = "fail" if counts["fail"] else "warn" if counts["warn"] or counts["unknown"] else "pass"
    minutes_left = min([int(each["left"]) for each in lines if "left" in each], default=-1)
    summary = f"{overall}: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    if minutes_left >= 0:
        summary += f"; logs are lost in {minutes_left} minutes" if minutes_left else "; logs are being lost"
    lines.sort(key=lambda each: ORDER.index(each["verdict"]))
    return {
        "Verdict": overall,
        "Summary": summary,
        "Table": table(lines),
        "Lines": json.dumps(lines),
        "MinutesLeft": minutes_left,
    }


def missing(part: str) -> dict[str, str]:
    """The line of a part that failed or did not end in time: it is said, never passed over in silence."""
    return {
        "check": part,
        "subject": "this part",
        "verdict": "unknown",
        "figure": "was not looked at to its end",
        "threshold": "an answer",
        "action": f"See why the step {part} failed, and run the health check again.",
    }


def shared(line: dict[str, str]) -> dict[str, str]:
    """What all servers share is no fault of those that were asked about."""
    return {**line, "verdict": "warn"} if line["verdict"] == "fail" else line


def table(lines: list[dict[str, str]]) -> str:
    widths = {column: max([len(column)] + [len(each[column]) for each in lines]) for column in COLUMNS[:-1]}
    rows = [{column: column for column in COLUMNS}] + lines
    return "\n".join(
        "  ".join([row[column].ljust(widths[column]) for column in COLUMNS[:-1]] + [row["action"]]).rstrip()
        for row in rows
    )
