"""Servers that share a certificate, and what is being done to them."""


def pair_of(system: "SystemDescription", server: "DescribedServer") -> "list[DescribedServer]":
    """Those that share its certificate, itself too."""
    if system["availability"] != "active-standby":
        return [server]
    return [each for each in system["servers"] if each["log"] == server["log"]]


def refuse_company(events: "InputPayload", server: "DescribedServer", pair: "list[DescribedServer]") -> None:
    """Two runbooks that start and stop servers of one pair know nothing of each other."""
    names = [each["name"] for each in pair]
    maintained = [
        each for document in events["Maintenance"] for each in executions_under_way(document, "Server", names)
    ]
    others = [each for each in maintained if each != events["ExecutionId"]]
    others += failovers_under_way(events["FailoverDocument"], server["log"])
    if others:
        raise RuntimeError(
            f"another set-up, an update or a fail-over of {' and '.join(names)} is under way: "
            f"{', '.join(others)}; wait for its end"
        )
