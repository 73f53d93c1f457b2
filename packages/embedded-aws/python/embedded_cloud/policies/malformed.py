"""What every check of this folder raises."""

#: IAM's answer to whatever breaks the grammar itself
SYNTAX = "Syntax errors in policy."


class Malformed(Exception):
    """A policy AWS does not store; its text is the service's message."""


def texts(value, allowed=(str,)) -> list:
    """The values of an element that is one value or a list of them; raises Malformed for anything else."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(each, allowed) for each in values):
        raise Malformed(SYNTAX)
    return values
