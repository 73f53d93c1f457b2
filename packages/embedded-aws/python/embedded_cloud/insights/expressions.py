"""Expressions: what is read becomes a function of a record, which is what an event holds by name."""

from collections.abc import Callable

from .functions import FUNCTIONS, numeric
from .text import Text
from .values import Timestamp, compared, shown

Value = Callable[[dict], object]

_COMPARISONS = {
    "!=": lambda order: order != 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
    "=": lambda order: order == 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
}
_SUMS = {"+": numeric(lambda a, b: a + b), "-": numeric(lambda a, b: a - b)}
_PRODUCTS = {
    "*": numeric(lambda a, b: a * b),
    "/": numeric(lambda a, b: a / b if b else None),
    "%": numeric(lambda a, b: a % b if b else None),
}
_POWERS = {"^": numeric(lambda a, b: a**b)}


def expression(text: Text) -> Value:
    """Reads an expression.

    :raises MalformedQuery: for one that AWS refuses, or that has what is not known here
    """
    left = _conjunction(text)
    while text.takes_word("or"):
        left = _either(left, _conjunction(text))
    return left


def _either(left: Value, right: Value) -> Value:
    return lambda record: bool(left(record)) or bool(right(record))


def _both(left: Value, right: Value) -> Value:
    return lambda record: bool(left(record)) and bool(right(record))


def _conjunction(text: Text) -> Value:
    left = _negation(text)
    while text.takes_word("and"):
        left = _both(left, _negation(text))
    return left


def _negation(text: Text) -> Value:
    if text.takes_word("not"):
        inner = _negation(text)
        return lambda record: not inner(record)
    return _comparison(text)


def _comparison(text: Text) -> Value:
    start = text.at
    left = _binary(text, _SUMS, lambda: _binary(text, _PRODUCTS, lambda: _binary(text, _POWERS, lambda: _unary(text))))
    if text.takes_word("not", "like"):
        matches = _like(text, left)
        return lambda record: not matches(record)
    if text.takes_word("like") or text.takes("=~"):
        return _like(text, left)
    if text.takes_word("not", "in"):
        isin = _membership(text, left)
        return lambda record: not isin(record)
    if text.takes_word("in"):
        return _membership(text, left)
    for symbol, holds in _COMPARISONS.items():
        if text.takes(symbol):
            right = _binary(text, _SUMS, lambda: _binary(text, _PRODUCTS, lambda: _unary(text)))
            return _compared(text, start, left, holds, right)
    return left


def _compared(text: Text, start: int, left: Value, holds: Callable, right: Value) -> Value:
    def apply(record):
        one, other = left(record), right(record)
        if isinstance(one, Timestamp) != isinstance(other, Timestamp):
            raise text.refusal("a time is compared with what is none: use toMillis", start)
        # No page says what a field that is missing is compared as; it is never equal, and never another.
        return one is not None and other is not None and holds(compared(one, other))

    return apply


def _like(text: Text, value: Value) -> Value:
    pattern = text.regex()
    if pattern:
        return lambda record: (found := value(record)) is not None and pattern.search(shown(found)) is not None
    part = text.string()
    if part is None:
        raise text.refusal("expected a regular expression or a text")
    return lambda record: (found := value(record)) is not None and part in shown(found)


def _membership(text: Text, value: Value) -> Value:
    text.needs("[")
    members = [_literal(text)]
    while text.takes(","):
        members.append(_literal(text))
    text.needs("]")
    return lambda record: (found := value(record)) is not None and any(compared(found, each) == 0 for each in members)


def _literal(text: Text) -> str | int | float:
    found = text.string()
    if found is not None:
        return found
    figure = text.number()
    if figure is None:
        raise text.refusal("expected a text or a number")
    return figure


def _binary(text: Text, operators: dict, operand: Callable[[], Value]) -> Value:
    left = operand()
    while symbol := next((each for each in operators if text.takes(each)), None):
        left = _operated(operators[symbol], left, operand())
    return left


def _operated(work: Callable, left: Value, right: Value) -> Value:
    return lambda record: work(left(record), right(record))


def _unary(text: Text) -> Value:
    if text.takes("-"):
        inner = _unary(text)
        return _operated(_SUMS["-"], lambda _record: 0, inner)
    return _primary(text)


def _primary(text: Text) -> Value:
    if text.takes("("):
        inner = expression(text)
        text.needs(")")
        return inner
    literal: object = text.string()
    if literal is None:
        literal = text.number()
    if literal is not None:
        return lambda _record: literal
    start = text.at
    name = text.needs_name("a field, a value or a function")
    if text.takes("("):
        return _call(text, start, name)
    return lambda record: record.get(name)


def _call(text: Text, start: int, name: str) -> Value:
    if name.lower() == "bin":
        width = text.period()
        text.needs(")")
        return _floor(lambda record: record.get("@timestamp"), width)
    if name.lower() == "datefloor":
        value = expression(text)
        text.needs(",")
        width = text.period()
        text.needs(")")
        return _floor(value, width)
    if name.lower() not in FUNCTIONS:
        raise text.refusal(f"the function {name} is not known", start)
    fewest, most, work = FUNCTIONS[name.lower()]
    values = [] if text.takes(")") else arguments(text)
    if not fewest <= len(values) <= most:
        raise text.refusal(f"{name} takes {fewest if fewest == most else f'{fewest} to {most}'} arguments", start)
    return lambda record: work(*(each(record) for each in values))


def arguments(text: Text) -> list[Value]:
    """What stands between the parentheses of a call, the last one with it."""
    values = [expression(text)]
    while text.takes(","):
        values.append(expression(text))
    text.needs(")")
    return values


def _floor(value: Value, width: int) -> Value:
    def apply(record):
        found = value(record)
        return Timestamp(found - found % width) if isinstance(found, Timestamp) else None

    return apply
