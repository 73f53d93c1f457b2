"""The text of a query, read from left to right."""

import re

#: "characters other than the @ sign, the period (.), and alphanumeric characters must be surrounded by backtick
#: characters"; AWS's own examples have underscores besides
_NAME = re.compile(r"@{0,2}[A-Za-z_][A-Za-z0-9_.]*|`[^`]+`")
#: white space, and comments, which the hash character sets off
_BETWEEN = re.compile(r"(?:\s+|#[^\n]*)*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERIOD = re.compile(r"(\d+)(ms|s|m|h|d)(?![A-Za-z0-9_])")
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'", re.DOTALL)
_REGEX = re.compile(r"/((?:\\.|[^/\\])+)/")
#: of a period: milliseconds
_UNITS = {"ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


class MalformedQuery(Exception):
    """A query that AWS refuses, or that nothing here knows how AWS would answer."""

    def __init__(self, message: str, start: int, end: int):
        super().__init__(message)
        self.message, self.start, self.end = message, start, end


class Text:
    def __init__(self, text: str):
        self._text = text
        self._at = 0
        self._skip()

    def _skip(self) -> None:
        between = _BETWEEN.match(self._text, self._at)
        self._at = between.end() if between else self._at

    @property
    def at(self) -> int:
        return self._at

    @property
    def is_over(self) -> bool:
        return self._at >= len(self._text)

    def back_to(self, at: int) -> None:
        self._at = at

    def since(self, start: int) -> str:
        """What was read since then, as it is written."""
        return self._text[start : self._at].strip()

    def refusal(self, message: str, start: int | None = None) -> MalformedQuery:
        begin = self._at if start is None else start
        return MalformedQuery(message, begin, max(begin, min(len(self._text), max(self._at, begin + 1))))

    def _matched(self, pattern: re.Pattern) -> re.Match | None:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
            self._skip()
        return found

    def takes(self, symbol: str) -> bool:
        """Whether this symbol stands here, which is read then."""
        if not self._text.startswith(symbol, self._at):
            return False
        self._at += len(symbol)
        self._skip()
        return True

    def takes_word(self, *words: str) -> bool:
        """Whether these words stand here one after the other, whatever their case, which are read then."""
        found = re.compile(r"\s+".join(words) + r"(?![A-Za-z0-9_.])", re.IGNORECASE).match(self._text, self._at)
        if not found:
            return False
        self._at = found.end()
        self._skip()
        return True

    def needs(self, symbol: str) -> None:
        if not self.takes(symbol):
            raise self.refusal(f"expected {symbol}")

    def name(self) -> str | None:
        found = self._matched(_NAME)
        return found[0].strip("`") if found else None

    def needs_name(self, what: str) -> str:
        found = self.name()
        if found is None:
            raise self.refusal(f"expected {what}")
        return found

    def number(self) -> float | int | None:
        found = self._matched(_NUMBER)
        if not found:
            return None
        return float(found[0]) if "." in found[0] else int(found[0])

    def string(self) -> str | None:
        found = self._matched(_STRING)
        if not found:
            return None
        return re.sub(r"\\([\"'\\])", r"\1", found[1] if found[1] is not None else found[2])

    def period(self) -> int:
        """Milliseconds of a period such as `5m`."""
        found = self._matched(_PERIOD)
        if not found:
            raise self.refusal("expected a period such as 5m or 1h")
        return int(found[1]) * _UNITS[found[2]]

    def regex(self) -> re.Pattern | None:
        start = self._at
        found = self._matched(_REGEX)
        if not found:
            return None
        pattern = found[1].replace("\\/", "/")
        # As AWS's examples have it, (?i) stands at the begin, or behind ^: it is about the whole then.
        flags = re.IGNORECASE if re.match(r"\^?\(\?i\)", pattern) else 0
        pattern = re.sub(r"^(\^?)\(\?i\)", r"\1", pattern)
        try:
            return re.compile(re.sub(r"\(\?<(?=[A-Za-z])", "(?P<", pattern), flags)
        except re.error as error:
            raise self.refusal(f"the regular expression cannot be read: {error}", start) from error
