"""Functions of expressions.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
"""

import ipaddress
import math
from collections.abc import Callable

from .values import Timestamp, number, shown


def numeric(work: Callable) -> Callable:
    """A function of numbers, which has no value where one of them is none."""

    def apply(*values):
        numbers = [number(each) for each in values]
        return None if None in numbers else work(*numbers)

    return apply


def _textual(work: Callable) -> Callable:
    def apply(*values):
        return None if None in values else work(*(shown(each) for each in values))

    return apply


def _substring(text, start, length=None):
    if text is None:
        return None
    begin = int(start)
    return shown(text)[begin:] if length is None else shown(text)[begin : begin + int(length)]


def _in_subnet(address, subnet) -> bool:
    try:
        return ipaddress.IPv4Address(shown(address)) in ipaddress.IPv4Network(shown(subnet))
    except ValueError:
        return False


def _milliseconds(value) -> int | None:
    return int(value) if isinstance(value, Timestamp) else None


def _time(value) -> Timestamp | None:
    milliseconds = number(value)
    return None if milliseconds is None else Timestamp(milliseconds)


#: name -> (fewest arguments, most, what it does); all but these are refused
FUNCTIONS: dict = {
    "abs": (1, 1, numeric(abs)),
    "ceil": (1, 1, numeric(math.ceil)),
    "floor": (1, 1, numeric(math.floor)),
    "greatest": (1, 99, numeric(max)),
    "least": (1, 99, numeric(min)),
    "sqrt": (1, 1, numeric(math.sqrt)),
    "ispresent": (1, 1, lambda value: value is not None),
    "coalesce": (1, 99, lambda *values: next((each for each in values if each is not None), None)),
    "isempty": (1, 1, lambda value: value is None or shown(value) == ""),
    "isblank": (1, 1, lambda value: value is None or shown(value).strip() == ""),
    "concat": (1, 99, _textual(lambda *texts: "".join(texts))),
    "strlen": (1, 1, _textual(len)),
    "toupper": (1, 1, _textual(str.upper)),
    "tolower": (1, 1, _textual(str.lower)),
    "substr": (2, 3, _substring),
    "replace": (3, 3, _textual(str.replace)),
    "strcontains": (2, 2, _textual(lambda text, part: int(part in text))),
    "isipv4insubnet": (2, 2, _in_subnet),
    "tomillis": (1, 1, _milliseconds),
    "frommillis": (1, 1, _time),
}
