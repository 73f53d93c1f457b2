"""moto draws every id at random; what exists already has one."""

from contextlib import contextmanager


@contextmanager
def identified(module, draw: str, identifier: str):
    """Lets moto give this id to what it makes inside of the block: `draw` is the function of the module that draws ids.
    Only while moto belongs to the caller (`moto_bridge.exclusive`)."""
    drawn = getattr(module, draw)
    setattr(module, draw, lambda *_, **__: identifier)
    try:
        yield
    finally:
        setattr(module, draw, drawn)


def backend_of(item: dict):
    """moto's EC2 of the account and region of something that is prepared."""
    from moto.ec2.models import ec2_backends

    return ec2_backends[item["account"]][item["region"]]
