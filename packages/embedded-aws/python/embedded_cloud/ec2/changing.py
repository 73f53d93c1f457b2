"""States that a resource of EC2 passes through on its way to another one.

The states are those of EC2's API. How long each lasts AWS does not say:
the seconds here are of the usual order, and no code may count on them.
"""

from .. import virtual_time
from ..moto_bridge import Reply, exclusive


def in_time(seconds: float, identifier: str, action) -> None:
    """Lets something happen to a resource of moto's after some time."""

    def act() -> None:
        with exclusive():
            action()

    virtual_time.after(seconds, act, identifier)


def change(resource, identifier: str, through: str, state: str, seconds: float, then=None) -> None:
    """Puts a resource into a passing state, and after some time into the state that follows,
    unless it has left the passing one by then. `then` is what follows from it."""
    resource.state = through

    def arrive() -> None:
        if resource.state == through:
            resource.state = state
            if then is not None:
                then()

    in_time(seconds, identifier, arrive)


def leave(collection: dict, resource, seconds: float) -> None:
    """Lets a resource that moto forgot at once stay in sight while it is being deleted."""
    collection[resource.id] = resource
    change(resource, resource.id, "deleting", "deleted", seconds, lambda: collection.pop(resource.id, None))


def answered(reply: Reply, state: str, through: str) -> Reply:
    """moto's answer, which tells of the state that follows, with the passing one."""
    for element in ("state", "status"):
        reply = reply._replace(
            body=reply.body.replace(
                f"<{element}>{state}</{element}>".encode(), f"<{element}>{through}</{element}>".encode(), 1
            )
        )
    return reply
