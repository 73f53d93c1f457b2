"""Lines of the health table: each has a check, a subject, a verdict, the figure, the threshold and what to do."""


def line(
    check: str, subject: str, verdict: str, figure: object, threshold: object = "", action: str = ""
) -> dict[str, str]:
    return {
        "check": check,
        "subject": subject,
        "verdict": verdict,
        "figure": str(figure),
        "threshold": str(threshold),
        "action": "" if verdict == "pass" else action,
    }


def examine(
    check: str, subject: str, look: "Callable[[], dict[str, str] | list[dict[str, str]]]"
) -> list[dict[str, str]]:
    """A check that cannot be made is unknown, never passed over in silence."""
    try:
        found = look()
        return found if isinstance(found, list) else [found]
    except Exception as error:
        return [
            line(
                check,
                subject,
                "unknown",
                f"{type(error).__name__}: {error}",
                "an answer",
                "See the permissions of the runbook's role, and whether the resource still exists.",
            )
        ]
