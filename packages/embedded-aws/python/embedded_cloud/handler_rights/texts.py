"""The texts in properties, however deep they lie."""


def texts(value) -> list:
    """Every text below a value, in order."""
    if isinstance(value, dict):
        return [text for member in value.values() for text in texts(member)]
    if isinstance(value, (list, tuple)):
        return [text for member in value for text in texts(member)]
    return [value] if isinstance(value, str) else []
