"""The `Condition` element: operators that exist, keys with a prefix, values of one kind.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html; the prefixes of
sets:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
"""

from .malformed import SYNTAX, Malformed, texts

_COMPARED = {
    "String": ("Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike"),
    "Numeric": ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"),
    "Date": ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"),
    "Arn": ("Equals", "Like", "NotEquals", "NotLike"),
}
_OPERATORS = {f"{kind}{comparison}".lower() for kind, comparisons in _COMPARED.items() for comparison in comparisons}
_OPERATORS |= {"bool", "binaryequals", "ipaddress", "notipaddress"}
_SETS = ("forallvalues:", "foranyvalue:")


def _exists(operator: str) -> bool:
    name = operator.lower()
    name = next((name.removeprefix(prefix) for prefix in _SETS if name.startswith(prefix)), name)
    # "You can add IfExists to the end of any condition operator name except the Null condition".
    return name == "null" or name.removesuffix("ifexists") in _OPERATORS


def check(condition) -> None:
    """Raises Malformed for a condition AWS does not know."""
    if not isinstance(condition, dict):
        raise Malformed(SYNTAX)
    for operator, compared in condition.items():
        if not _exists(operator):
            raise Malformed(f"Invalid Condition type : {operator}.")
        if not isinstance(compared, dict):
            raise Malformed(SYNTAX)
        for key, values in compared.items():
            if ":" not in key:
                raise Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
            texts(values, (str, int, float, bool))
