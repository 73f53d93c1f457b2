"""Which events a filter pattern lets FilterLogEvents show: terms, and conditions on JSON.

MiniStack takes a pattern for JSON for one that every event matches, and splits what stands in quotes.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
"""

import fnmatch
import json
import operator
import re

from ministack.core.responses import error_response_json
from ministack.services import cloudwatch_logs

_TERM = re.compile(r'\s*([-?]?)\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))')
_WORD = re.compile(r'\s*(\$[\w.[\]-]*|"(?:[^"\\]|\\.)*"|&&|\|\||<=|>=|!=|[=<>()]|[^\s"=<>!()&|]+)')
_NUMERIC = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
_CONSTANTS = {"NULL": None, "TRUE": True, "FALSE": False}
#: where a selector leads nowhere
_NOTHING = object()


class PatternError(ValueError):
    """A pattern that CloudWatch Logs does not take, or that is not read here."""


def compiled(pattern: str):
    """A function that says whether a message matches.

    :raises PatternError: for a pattern that cannot be read
    """
    text = pattern.strip()
    if text.startswith("{"):
        return _json(text)
    if text.startswith(("[", "%")):
        raise PatternError(f"{text}: of filter patterns, only terms and those for JSON are emulated")
    return _terms(text)


def _terms(text: str):
    found = [(sign, quoted or plain) for sign, quoted, plain in _TERM.findall(text)]
    wanted = [term for sign, term in found if sign == ""]
    none = [term for sign, term in found if sign == "-"]
    one = [term for sign, term in found if sign == "?"]

    def matches(message: str) -> bool:
        return (
            all(each in message for each in wanted)
            and not any(each in message for each in none)
            and (not one or any(each in message for each in one))
        )

    return matches


class _Words:
    def __init__(self, text: str):
        if not text.endswith("}"):
            raise PatternError(f"{text} does not end with a brace")
        inside, at = text[1:-1].rstrip(), 0
        self.left: list = []
        while at < len(inside):
            word = _WORD.match(inside, at)
            if word is None:
                raise PatternError(f"{text} cannot be read from {inside[at:]} on")
            self.left.append(word[1])
            at = word.end()

    def take(self, *wanted: str) -> bool:
        if self.left[: len(wanted)] != list(wanted):
            return False
        del self.left[: len(wanted)]
        return True

    def next(self) -> str:
        if not self.left:
            raise PatternError("the pattern ends too soon")
        return self.left.pop(0)


def _json(text: str):
    words = _Words(text)
    condition = _any(words)
    if words.left:
        raise PatternError(f"{text} goes on with {words.left[0]}")

    def matches(message: str) -> bool:
        try:
            event = json.loads(message)
        except ValueError:
            return False
        return isinstance(event, (dict, list)) and condition(event)

    return matches


def _any(words: _Words):
    parts = [_all(words)]
    while words.take("||"):
        parts.append(_all(words))
    return lambda event: any(part(event) for part in parts)


def _all(words: _Words):
    parts = [_one(words)]
    while words.take("&&"):
        parts.append(_one(words))
    return lambda event: all(part(event) for part in parts)


def _one(words: _Words):
    if words.take("("):
        inside = _any(words)
        if not words.take(")"):
            raise PatternError("a parenthesis is not closed")
        return inside
    selector = words.next()
    if not selector.startswith("$"):
        raise PatternError(f"a condition begins with a selector, not with {selector}")
    if words.take("NOT", "EXISTS"):
        return lambda event: _at(event, selector) is _NOTHING
    if words.take("EXISTS"):
        return lambda event: _at(event, selector) is not _NOTHING
    if words.take("IS"):
        constant = words.next()
        if constant not in _CONSTANTS:
            raise PatternError(f"IS takes NULL, TRUE or FALSE, not {constant}")
        return lambda event: _at(event, selector) is _CONSTANTS[constant]
    return _comparison(selector, words.next(), words.next())


def _comparison(selector: str, sign: str, wanted: str):
    """Of a text, a number or a truth value; a list, an object and what is not there match nothing."""
    if sign not in (*_NUMERIC, "=", "!="):
        raise PatternError(f"{sign} is no comparison")
    value = wanted[1:-1].replace('\\"', '"') if wanted.startswith('"') else wanted

    def holds(event) -> bool:
        found = _at(event, selector)
        if not isinstance(found, (str, int, float)):
            return False
        if sign in _NUMERIC:
            try:
                return bool(_NUMERIC[sign](float(found), float(value)))
            except ValueError:
                return False
        text = json.dumps(found) if isinstance(found, bool) else str(found)
        same = fnmatch.fnmatchcase(text, value.replace("[", "[[]").replace("?", "[?]")) or _same_number(text, value)
        return same if sign == "=" else not same

    return holds


def _same_number(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def _at(event, selector: str):
    for name, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", selector):
        if name and isinstance(event, dict) and name in event:
            event = event[name]
        elif index and isinstance(event, list) and int(index) < len(event):
            event = event[int(index)]
        else:
            return _NOTHING
    return event


def install() -> None:
    """Lets FilterLogEvents go by the pattern, and refuse one that cannot be read."""
    theirs = cloudwatch_logs._filter_log_events

    def filtered(data):
        try:
            compiled(data.get("filterPattern") or "")
        except PatternError as error:
            return error_response_json("InvalidParameterException", f"Invalid filter pattern: {error}", 400)
        return theirs(data)

    cloudwatch_logs._filter_log_events = filtered
    cloudwatch_logs._compile_filter_pattern = lambda raw: compiled(raw or "")
