"""The Conditions section, with every function AWS takes there.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
"""

from typing import Any

from ministack.services.cloudformation import engine

from .replacing import replace


class _Conditions:
    """Evaluates the conditions of one template, each once."""

    def __init__(self, template: dict, params: dict):
        self.definitions = template.get("Conditions") or {}
        self.mappings = template.get("Mappings") or {}
        self.params = params
        self.known: dict = {}
        self.under_way: list = []

    def named(self, name: str) -> bool:
        if name not in self.definitions:
            raise ValueError(
                f"Template format error: Unresolved condition dependency {name} in the Conditions block of the template"
            )
        if name in self.under_way:
            raise ValueError(
                "Template error: Found circular condition dependency: "
                f"{', '.join([*self.under_way[self.under_way.index(name) :], name])}"
            )
        if name not in self.known:
            self.under_way.append(name)
            self.known[name] = self.holds(self.definitions[name])
            self.under_way.pop()
        return self.known[name]

    def holds(self, expression) -> bool:
        function: str = ""
        argument: Any = None
        if isinstance(expression, dict) and len(expression) == 1:
            function, argument = next(iter(expression.items()))
        if function == "Fn::Equals":
            left, right = (_text(self.value(side)) for side in argument)
            return left == right
        if function == "Fn::And":
            # Each is looked at: one that names nothing is refused wherever it stands.
            held = [self.holds(each) for each in argument]
            return all(held)
        if function == "Fn::Or":
            held = [self.holds(each) for each in argument]
            return any(held)
        if function == "Fn::Not":
            return not self.holds(argument[0])
        if function == "Condition":
            return self.named(argument)
        return _text(self.value(expression)) == "true"

    def value(self, expression):
        """A parameter, a pseudo parameter, or a function of such."""
        if isinstance(expression, dict) and next(iter(expression), "") in (
            "Fn::Equals",
            "Fn::And",
            "Fn::Or",
            "Fn::Not",
            "Condition",
        ):
            return self.holds(expression)
        return engine._resolve_refs(expression, {}, self.params, self.known, self.mappings, "", "")


def _text(value):
    """AWS compares texts: a number or boolean of the template is what it is written as."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return value
    return str(value)


def evaluate(template: dict, params: dict) -> dict:
    """`{name: bool}` of every condition."""
    conditions = _Conditions(template, params)
    return {name: conditions.named(name) for name in conditions.definitions}


def install() -> None:
    """Evaluates conditions here from now on."""
    replace("_evaluate_conditions", lambda _theirs: evaluate)
