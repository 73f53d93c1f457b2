"""Fn::GetAtt whose attribute a reference names.

"For the Fn::GetAtt attribute name, you can use the Ref function."
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html
"""

from .replacing import replace


def _resolving(theirs):
    def resolve(value, resources, params, conditions, mappings, stack_name, stack_id):
        argument = value.get("Fn::GetAtt") if isinstance(value, dict) else None
        if isinstance(argument, list) and len(argument) == 2 and isinstance(argument[1], dict):
            name = theirs(argument[1], resources, params, conditions, mappings, stack_name, stack_id)
            value = {"Fn::GetAtt": [argument[0], name]}
        return theirs(value, resources, params, conditions, mappings, stack_name, stack_id)

    return resolve


def install() -> None:
    """Resolves the name wherever the engine resolves an attribute."""
    replace("_resolve_refs", _resolving)
