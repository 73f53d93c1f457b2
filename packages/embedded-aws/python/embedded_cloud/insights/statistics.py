"""The command stats.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html
"""

from collections.abc import Callable

from .expressions import Value, expression
from .text import Text
from .values import Timestamp, number, shown, sort_key


def _numbers(values: list) -> list:
    return [each for each in map(number, values) if each is not None]


def _average(values: list) -> float | None:
    numbers = _numbers(values)
    return sum(numbers) / len(numbers) if numbers else None


#: name -> what it makes of the values that are there; all but these are refused
_AGGREGATES: dict[str, Callable] = {
    "count": len,
    "count_distinct": lambda values: len({shown(each) for each in values}),
    "sum": lambda values: sum(_numbers(values)),
    "avg": _average,
    "min": lambda values: min(values, key=sort_key, default=None),
    "max": lambda values: max(values, key=sort_key, default=None),
}
#: of these, no page says how a time is shown
_NOT_OF_TIMES = ("min", "max", "sum", "avg")


class Aggregate:
    def __init__(self, text: Text):
        self._text, self._start = text, text.at
        self._function = text.needs_name("an aggregation").lower()
        if self._function not in _AGGREGATES:
            raise text.refusal(f"the aggregation {self._function} is not known", self._start)
        text.needs("(")
        self._value: Value | None = None
        if not (self._function == "count" and text.takes("*")):
            self._value = expression(text)
        text.needs(")")
        written = text.since(self._start)
        self.name = text.needs_name("a name") if text.takes_word("as") else written

    def of(self, records: list) -> object:
        if self._value is None:
            return len(records)
        values = [each for each in map(self._value, records) if each is not None]
        if self._function in _NOT_OF_TIMES and any(isinstance(each, Timestamp) for each in values):
            raise self._text.refusal(f"{self._function} is asked for a time: use toMillis", self._start)
        return _AGGREGATES[self._function](values)


def named(text: Text) -> tuple[str, Value]:
    """An expression, and what its column is called: its alias, or as it is written."""
    start = text.at
    value = expression(text)
    written = text.since(start)
    return (text.needs_name("a name") if text.takes_word("as") else written.strip("`")), value


def stats(text: Text) -> tuple[Callable[[list], list], list[str]]:
    """Reads the command: what it makes of records, and the columns of what it makes."""
    aggregates = [Aggregate(text)]
    while text.takes(","):
        aggregates.append(Aggregate(text))
    groups: list[tuple[str, Value]] = []
    if text.takes_word("by"):
        groups.append(named(text))
        while text.takes(","):
            groups.append(named(text))

    def apply(records: list) -> list:
        found: dict = {} if groups else {(): []}
        for record in records:
            values = tuple(value(record) for _, value in groups)
            found.setdefault(values, []).append(record)
        return [
            {
                **{name: value for (name, _), value in zip(groups, values, strict=True) if value is not None},
                **{each.name: value for each in aggregates if (value := each.of(members)) is not None},
            }
            for values, members in found.items()
        ]

    return apply, [*(name for name, _ in groups), *(each.name for each in aggregates)]
