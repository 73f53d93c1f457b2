"""The text of a template, before anything in it is looked at.

Recorded from AWS: text that is neither JSON nor YAML, and text that is no object.
The column is the one after the fault.
"""

import json

import yaml

from .replacing import replace


def _parsing(theirs):
    def parse(template_body):
        try:
            found = theirs(template_body)
        except json.JSONDecodeError as error:
            raise ValueError(f"JSON not well-formed. (line {error.lineno}, column {error.colno + 1})") from error
        except yaml.YAMLError as error:
            raise ValueError("YAML not well-formed.") from error
        except ValueError as error:
            raise ValueError("unsupported structure." if "mapping" in str(error) else str(error)) from error
        return found

    return parse


def install() -> None:
    """Parses wherever the engine does."""
    replace("_parse_template", _parsing)
