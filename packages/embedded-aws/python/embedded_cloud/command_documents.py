"""The command documents of AWS that runbooks use: which parameters each takes, and which values."""

import json
from pathlib import Path

#: name -> parameter -> type, and the default and the allowed values where there are
#: any; the validator reads the same file
DOCUMENTS = json.loads(
    (Path(__file__).parents[3] / "ssm-automation/src/command-documents/command-documents.json").read_text()
)


def problem(name: str, parameters: dict) -> str:
    """What is wrong with a command's parameters, or nothing."""
    known = DOCUMENTS[name]
    for parameter, values in parameters.items():
        if parameter not in known:
            return f"{name} has no parameter {parameter}: {', '.join(known)}"
        allowed = known[parameter].get("allowedValues")
        if allowed and any(value not in allowed for value in values):
            return f"{parameter} is one of {', '.join(allowed)}, not {', '.join(values)}"
    missing = [
        parameter
        for parameter, description in known.items()
        if "default" not in description and not parameters.get(parameter)
    ]
    return f"{name} needs {', '.join(missing)}" if missing else ""
