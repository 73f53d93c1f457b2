"""What a field of a log event holds: text, a number, a time; None where the event has no such field."""

import re
import time

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


class Timestamp(int):
    """Milliseconds since the epoch, which are shown as a date."""

    def __str__(self) -> str:
        seconds, milliseconds = divmod(int(self), 1000)
        return f"{time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(seconds))}.{milliseconds:03d}"


def number(value) -> int | float | None:
    """A value as a number; None for what is none."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value) if re.fullmatch(r"-?\d+", value) else float(value)
    return None


def shown(value) -> str:
    """A value as GetQueryResults has it: always text."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def sort_key(value) -> tuple:
    """Non-numbers come before numbers. Of those, portions of digits are told apart by their length and then their
    number, all others by their Unicode values.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Sort.html
    """
    as_number = number(value)
    if as_number is not None:
        return (1, as_number, ())
    # Where a portion of digits meets another one, any digit stands for it: their Unicode values follow each other.
    chunks = tuple(
        ("0", len(each), int(each)) if each[0] in "0123456789" else (each, 0, 0)
        for each in re.findall(r"[0-9]+|[^0-9]+", shown(value))
    )
    return (0, 0, chunks)


def compared(left, right) -> int:
    """Below, at or above zero, as the left one is less, equal or more: numbers as numbers, all else as text."""
    one, other = number(left), number(right)
    if one is not None and other is not None:
        return (one > other) - (one < other)
    first, second = shown(left), shown(right)
    return (first > second) - (first < second)
