"""A whole query: commands one after the other, each of which makes records of records."""

import re
from collections.abc import Callable

from .expressions import Value, expression
from .fields import discovered
from .statistics import named, stats
from .text import MalformedQuery, Text
from .values import Timestamp, shown, sort_key

#: "If you don't specify a limit, the query defaults to displaying up to 10,000 log events."
MOST_ROWS = 10_000
_POINTER = "@ptr"


class Query:
    """A query that was read, ready to be asked."""

    def __init__(self, text: str):
        self._text = Text(text)
        self._steps: list[Callable[[list], list]] = []
        self._columns: list[str] = []
        self._parsed: list[str] = []
        self._is_aggregated, self._is_displayed = False, False
        while True:
            self._command()
            if self._text.is_over:
                break
            self._text.needs("|")

    def rows(self, events: list, limit: int = MOST_ROWS) -> tuple[list, int]:
        """The answer, as GetQueryResults gives it, and how many events matched.

        :param events: `(milliseconds, message, fields that start with @)`
        """
        records = [
            {**discovered(message), **system, "@timestamp": Timestamp(at), "@message": message}
            for at, message, system in events
        ]
        # Where nothing is said of the order, the newest event comes first.
        records.sort(key=lambda record: -record["@timestamp"])
        for step in self._steps:
            records = step(records)
        columns = self._columns or ["@timestamp", "@message", *self._parsed]
        shown_columns = columns if self._is_aggregated else [*dict.fromkeys([*columns, _POINTER])]
        rows = [
            [{"field": name, "value": shown(record[name])} for name in shown_columns if record.get(name) is not None]
            for record in records[:limit]
        ]
        return rows, len(records)

    def _command(self) -> None:
        start = self._text.at
        name = (self._text.name() or "").lower()
        commands = {
            "fields": self._fields,
            "filter": self._filter,
            "parse": self._parse,
            "stats": self._stats,
            "sort": self._sort,
            "limit": self._limited,
            "display": self._display,
        }
        if name not in commands:
            raise self._text.refusal(f"the command {name} is not known" if name else "expected a command", start)
        commands[name]()

    def _listed(self) -> list[tuple[str, Value]]:
        listed = [named(self._text)]
        while self._text.takes(","):
            listed.append(named(self._text))
        return listed

    def _computed(self, listed: list[tuple[str, Value]]) -> None:
        self._steps.append(
            lambda records: [{**record, **{name: value(record) for name, value in listed}} for record in records]
        )

    def _fields(self) -> None:
        listed = self._listed()
        self._computed(listed)
        if not self._is_displayed:
            self._columns = [*dict.fromkeys([*self._columns, *(name for name, _ in listed)])]

    def _display(self) -> None:
        """ "If you specify more than one display command in your query, only the last one is used"."""
        listed = self._listed()
        self._computed(listed)
        self._columns, self._is_displayed = [name for name, _ in listed], True

    def _filter(self) -> None:
        holds = expression(self._text)
        self._steps.append(lambda records: [record for record in records if holds(record)])

    def _stats(self) -> None:
        if self._is_aggregated:
            raise self._text.refusal("a second stats command is not known")
        step, self._columns = stats(self._text)
        self._is_aggregated = True
        self._steps.append(step)

    def _sort(self) -> None:
        keys = [self._sort_key()]
        while self._text.takes(","):
            keys.append(self._sort_key())

        def apply(records: list) -> list:
            for value, is_descending in reversed(keys):
                records = sorted(
                    records,
                    key=lambda record, value=value: (  # type: ignore[misc]
                        sort_key(found) if (found := value(record)) is not None else (-1, 0, ())
                    ),
                    reverse=is_descending,
                )
            return records

        self._steps.append(apply)

    def _sort_key(self) -> tuple[Value, bool]:
        value = expression(self._text)
        is_descending = self._text.takes_word("desc")
        if not is_descending:
            self._text.takes_word("asc")
        return value, is_descending

    def _limited(self) -> None:
        count = self._text.number()
        if not isinstance(count, int) or not 0 < count <= MOST_ROWS:
            raise self._text.refusal(f"limit takes a number from 1 to {MOST_ROWS}")
        self._steps.append(lambda records: records[:count])

    def _parse(self) -> None:
        """https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html"""
        text = self._text
        start = text.at
        source = text.name() or "@message"
        pattern = text.regex()
        if pattern is not None:
            groups: dict = dict(pattern.groupindex)
            if not groups:
                raise text.refusal("a regular expression of parse names what it captures: (?<name>…)", start)
        else:
            glob = text.string()
            if glob is None:
                raise text.refusal("parse takes a text with wildcards, or a regular expression")
            if not text.takes_word("as"):
                raise text.refusal("expected as")
            names = [text.needs_name("a name")]
            while text.takes(","):
                names.append(text.needs_name("a name"))
            if glob.count("*") != len(names):
                raise text.refusal(f"{glob.count('*')} wildcards are given {len(names)} names", start)
            groups = {name: index for index, name in enumerate(names, 1)}
            pattern = _of_glob(glob)
        self._parsed.extend(groups)
        matched = pattern

        def apply(records: list) -> list:
            return [{**record, **_captured(matched, groups, record.get(source))} for record in records]

        self._steps.append(apply)


def _captured(pattern: re.Pattern, groups: dict, value) -> dict:
    """ "If a log event doesn't match the specified pattern, you still see it in the results, but without the extracted
    fields."
    """
    found = None if value is None else pattern.search(shown(value))
    if not found:
        return {}
    return {name: found[group] for name, group in groups.items() if found[group] is not None}


def _of_glob(glob: str) -> re.Pattern:
    """Each wildcard is as short as can be, and the last one takes the rest."""
    pattern = "(.*?)".join(re.escape(part) for part in glob.split("*"))
    return re.compile(pattern + ("$" if glob.endswith("*") else ""), re.DOTALL)


def compiled(text: str) -> Query:
    """Reads a query.

    :raises MalformedQuery: for one that AWS refuses, or that has what is not known here
    """
    try:
        return Query(text)
    except RecursionError as error:
        raise MalformedQuery("the query is nested too deeply", 0, len(text)) from error
