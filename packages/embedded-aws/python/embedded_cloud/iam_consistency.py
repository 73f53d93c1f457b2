"""IAM is eventually consistent: what others see of it follows what IAM itself answers.

"… IAM uses a distributed computing model called eventual consistency. Any change that you make in IAM (or other AWS
services) … takes time to become visible from all possible endpoints."
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency

IAM's own operations work on what was written last. Whoever decides about a request, assumes a role, takes an instance
profile or looks a principal up sees the account's identities as they were some seconds ago: each change is copied, and
the copy counts from its moment on.
"""

import contextlib
import contextvars
import copy
import functools

from ministack.core import iam_evaluator
from ministack.core.responses import AccountScopedDict, get_account_id
from ministack.services import iam, sts

from . import virtual_time

#: AWS gives no figure
DELAY_SECONDS = 10
_STORES = (
    "_users",
    "_roles",
    "_policies",
    "_access_keys",
    "_instance_profiles",
    "_groups",
    "_user_inline_policies",
    "_group_inline_policies",
    "_oidc_providers",
)
_READS = ("Get", "List", "Simulate", "Generate")
#: what decides, by the names of MiniStack's evaluator
_DECISIONS = (
    "enforce",
    "resolve_principal",
    "resolve_credential",
    "resolve_caller_identity",
    "find_iam_access_key_account",
    "validate_role_arn",
    "_gather_role_policies",
    "_gather_user_policies",
    "_permissions_boundary",
)
_from_elsewhere: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_iam_from_elsewhere", default=False)
_inside: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_iam_inside", default=False)


class _Store(AccountScopedDict):
    """Identities as IAM has written them, and as the rest of AWS sees them by now."""

    __slots__ = ("_written", "_seen")

    def __init__(self):
        self._seen: dict = {}
        super().__init__()

    @property
    def _data(self) -> dict:
        return self._seen if _from_elsewhere.get() else self._written

    @_data.setter
    def _data(self, value: dict) -> None:
        self._written = value

    def clear(self) -> None:
        """What is cleared is seen by nobody."""
        self._written.clear()
        self._seen = {}

    def written_by(self, account: str) -> dict:
        """A copy that later changes leave alone."""
        return {key: copy.deepcopy(record) for key, record in list(self._written.items()) if key[0] == account}

    def show(self, account: str, records: dict) -> None:
        """Lets the others see an account's records."""
        self._seen = {**{key: record for key, record in self._seen.items() if key[0] != account}, **records}


@contextlib.contextmanager
def from_elsewhere():
    """Reads as every other service of AWS does."""
    scope = _from_elsewhere.set(True)
    try:
        yield
    finally:
        _from_elsewhere.reset(scope)


@contextlib.contextmanager
def _own_view():
    scope, inside = _from_elsewhere.set(False), _inside.set(True)
    try:
        yield
    finally:
        _inside.reset(inside)
        _from_elsewhere.reset(scope)


def note(account: str) -> None:
    """Lets what IAM has of an account by now be seen by the others in a while."""
    written = {name: getattr(iam, name).written_by(account) for name in _STORES}

    def show() -> None:
        for name, records in written.items():
            getattr(iam, name).show(account, records)

    virtual_time.after(DELAY_SECONDS, show, f"iam {account}")


def _deciding(theirs):
    """Decides by what is seen from elsewhere; IAM's own simulation by what IAM has."""

    @functools.wraps(theirs)
    def decide(*arguments, **named):
        if _inside.get():
            return theirs(*arguments, **named)
        with from_elsewhere():
            return theirs(*arguments, **named)

    return decide


def _handling(action: str, theirs):
    def handle(parameters):
        with _own_view():
            answer = theirs(parameters)
        if not action.startswith(_READS) and answer[0] == 200:
            note(get_account_id())
        return answer

    return handle


def _assuming(theirs):
    async def handle(*request):
        with from_elsewhere():
            return await theirs(*request)

    return handle


def stabilising(handler):
    """A handler of CloudFormation for a resource of IAM: it is done when others see what it did."""

    @functools.wraps(handler)
    def handle(*arguments, **named):
        with virtual_time.settling():
            answer = handler(*arguments, **named)
            note(get_account_id())
        return answer

    return handle


def install() -> None:
    """Last of all that changes IAM's operations, STS and the evaluator: it sees every change, and every decision."""
    for name in _STORES:
        setattr(iam, name, _Store())
    for name in _DECISIONS:
        setattr(iam_evaluator, name, _deciding(getattr(iam_evaluator, name)))
    for action, theirs in list(iam._IAM_HANDLERS.items()):
        iam._IAM_HANDLERS[action] = _handling(action, theirs)
    sts.handle_request = _assuming(sts.handle_request)
