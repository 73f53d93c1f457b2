"""One EC2 call on its way to moto, and the tools a correction needs."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode
from xml.sax.saxutils import escape

from ..moto_bridge import Reply

NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/"


class Refusal(Exception):
    """An error EC2 answers with, in EC2's own words."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code, self.message = code, message


@dataclass
class Ec2Request:
    """The caller's account and region, and the flat parameters of the query protocol (`Filter.1.Name` and so on)."""

    account: str
    region: str
    parameters: dict = field(default_factory=dict)
    #: what a correction ahead of moto keeps for the one after it, because moto forgets it
    going: object = None

    @classmethod
    def parse(cls, account: str, region: str, body: str) -> "Ec2Request":
        return cls(account, region, dict(parse_qsl(body, keep_blank_values=True)))

    @property
    def action(self) -> str:
        return self.parameters.get("Action", "")

    def get(self, name: str, default: str = "") -> str:
        return self.parameters.get(name, default)

    def flag(self, name: str) -> bool:
        return self.get(name).lower() == "true"

    def members(self, prefix: str) -> list:
        """The values of a list: `prefix.1`, `prefix.2` …, in order."""
        values, index = [], 1
        while f"{prefix}.{index}" in self.parameters:
            values.append(self.parameters[f"{prefix}.{index}"])
            index += 1
        return values

    def structures(self, prefix: str) -> list:
        """The members of a list of structures, each as `{rest of the name: value}`."""
        found: dict = {}
        for name, value in self.parameters.items():
            if name.startswith(f"{prefix}."):
                index, _, rest = name[len(prefix) + 1 :].partition(".")
                if index.isdigit():
                    found.setdefault(int(index), {})[rest] = value
        return [found[index] for index in sorted(found)]

    @property
    def backend(self):
        """moto's EC2 of this account and region."""
        from moto.ec2.models import ec2_backends

        return ec2_backends[self.account][self.region]

    def body(self) -> str:
        return urlencode(self.parameters)


def xml(value) -> str:
    """Plain Python data in EC2's XML: a list becomes `<item>`s, a dictionary its members, None nothing."""
    if isinstance(value, dict):
        return "".join(f"<{name}>{xml(member)}</{name}>" for name, member in value.items() if member is not None)
    if isinstance(value, (list, tuple)):
        return "".join(f"<item>{xml(member)}</item>" for member in value)
    if isinstance(value, bool):
        return str(value).lower()
    return escape(str(value))


def success(action: str, content=None) -> Reply:
    """The answer of an action; without content, the plain `true` that most modifying actions give."""
    inner = xml({"return": True} if content is None else content)
    text = f'<{action}Response xmlns="{NAMESPACE}"><requestId>embedded</requestId>{inner}</{action}Response>'
    return Reply(200, {"Content-Type": "text/xml;charset=UTF-8"}, text.encode())


def failure(refusal: Refusal) -> Reply:
    """EC2's error envelope."""
    error = xml({"Code": refusal.code, "Message": refusal.message})
    text = f"<Response><Errors><Error>{error}</Error></Errors><RequestID>embedded</RequestID></Response>"
    return Reply(400, {"Content-Type": "text/xml;charset=UTF-8"}, text.encode())
