"""Puts a function of ours in the place of one of MiniStack's,
in every module of its engine that imported it by name."""

from ministack.services.cloudformation import changesets, engine, handlers, provisioners, stacks

_MODULES = (engine, stacks, changesets, handlers, provisioners)


def replace(name: str, make) -> None:
    """`make` gets the function that was there and answers the one to call instead.

    Raises AttributeError when the engine has no function of this name any more.
    """
    home = next(
        (
            module
            for module in _MODULES
            if hasattr(module, name) and getattr(module, name).__module__ == module.__name__
        ),
        None,
    )
    if home is None:
        raise AttributeError(f"MiniStack's engine has no {name}: look for what took its place")
    theirs = getattr(home, name)
    ours = make(theirs)
    # So that the next one finds it: several of our modules look at the same function.
    ours.__module__ = theirs.__module__
    for module in _MODULES:
        if getattr(module, name, None) is theirs:
            setattr(module, name, ours)
