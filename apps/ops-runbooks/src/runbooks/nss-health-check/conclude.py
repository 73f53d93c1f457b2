import json

ORDER = ["fail", "unknown", "warn", "pass"]
COLUMNS = ["verdict", "check", "subject", "figure", "threshold", "action"]


def conclude(events: "InputPayload", _context: object) -> "Payload":
    """Puts all lines into one table and says what they mean together."""
    lines = [each for part in events["Parts"] for each in json.loads(part)]
    counts = {verdict: sum(1 for each in lines if each["verdict"] == verdict) for verdict in ORDER}
    overall = "fail" if counts["fail"] else "warn" if counts["warn"] or counts["unknown"] else "pass"
    minutes_left = int(events["MinutesLeft"])
    summary = f"{overall}: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    if minutes_left >= 0:
        summary += f"; logs are lost in {minutes_left} minutes" if minutes_left else "; logs are being lost"
    lines.sort(key=lambda each: ORDER.index(each["verdict"]))
    return {"Verdict": overall, "Summary": summary, "Table": table(lines), "Lines": json.dumps(lines)}


def table(lines: list[dict[str, str]]) -> str:
    widths = {column: max([len(column)] + [len(each[column]) for each in lines]) for column in COLUMNS[:-1]}
    rows = [{column: column for column in COLUMNS}] + lines
    return "\n".join(
        "  ".join([row[column].ljust(widths[column]) for column in COLUMNS[:-1]] + [row["action"]]).rstrip()
        for row in rows
    )
