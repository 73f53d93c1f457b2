"""AssumeRoleWithWebIdentity: MiniStack evaluates the trust policy and believes any token. AWS believes one only when an
identity provider of the account signed it, for an audience of that provider, and as long as it is valid."""

import base64
import contextvars
import json
import time
import urllib.request
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from ministack.core.responses import error_response_json
from ministack.services import iam, sts

from . import confinement

#: Claims that become condition keys, beside the audience and the subject (IAM user guide,
#: keys for AWS OIDC federation, GitHub).
_CLAIMS = (
    "aud",
    "sub",
    "actor",
    "actor_id",
    "enterprise_id",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "workflow",
)

#: Clocks that differ by less are taken for equal.
_SKEW_SECONDS = 300

_claims: contextvars.ContextVar = contextvars.ContextVar("web_identity_claims", default=None)


class Refusal(Exception):
    """What STS answers instead of credentials."""

    def __init__(self, code: str, message: str, status: int = 400):
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


class Issuers:
    """Where the keys of issuers are found on this machine, and the keys."""

    def __init__(self):
        self._addresses: dict[str, str] = {}
        self._keys: dict[str, dict[str, rsa.RSAPublicKey]] = {}

    def locate(self, issuer: str, address: str) -> None:
        """Reads the discovery document and the keys of an issuer at an address of this machine."""
        if urlsplit(address).hostname not in ("127.0.0.1", "localhost"):
            raise ValueError(f"{address} is not on this machine")
        confinement.allow_address(address)
        self._addresses[issuer] = address
        self._read(issuer)

    def key(self, issuer: str, key_id: str) -> rsa.RSAPublicKey:
        """The key a token names; read again when it is new."""
        if issuer not in self._addresses:
            raise Refusal(
                "IDPCommunicationError",
                f"nothing on this machine publishes the keys of {issuer}: name its address in prepare({{ issuers }})",
            )
        if key_id not in self._keys[issuer]:
            self._read(issuer)
        if key_id not in self._keys[issuer]:
            raise Refusal(
                "InvalidIdentityToken",
                (
                    "Couldn't retrieve verification key from your identity provider, "
                    "please reference AssumeRoleWithWebIdentity documentation for requirements"
                ),
            )
        return self._keys[issuer][key_id]

    def _read(self, issuer: str) -> None:
        discovery = _fetch(f"{self._addresses[issuer].rstrip('/')}/.well-known/openid-configuration")
        if discovery.get("issuer") != issuer:
            raise ValueError(f"{self._addresses[issuer]} publishes {discovery.get('issuer')}, not {issuer}")
        keys = _fetch(discovery["jwks_uri"])["keys"]
        self._keys[issuer] = {key["kid"]: _public_key(key) for key in keys if key.get("kty") == "RSA"}


#: The issuers of this cloud.
issuers = Issuers()


def _fetch(url: str) -> dict:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5) as answer:
        return json.load(answer)


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _public_key(key: dict) -> rsa.RSAPublicKey:
    number = lambda name: int.from_bytes(_decoded(key[name]), "big")  # noqa: E731
    return rsa.RSAPublicNumbers(number("e"), number("n")).public_key()


def verify(token: str, account: str, partition: str, now: float) -> dict:
    """The claims of a token that AWS would believe in that account; raises Refusal for any other.

    The call is not signed, so that no region tells the partition: the ARN of the role does.
    """
    malformed = Refusal(
        "InvalidIdentityToken",
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
    )
    try:
        head, body, signature = token.split(".")
        header, claims, signed = json.loads(_decoded(head)), json.loads(_decoded(body)), _decoded(signature)
    except ValueError as error:
        raise malformed from error
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise malformed
    issuer = str(claims.get("iss", ""))
    provider = iam._oidc_providers.get_scoped(
        account, None, f"arn:{partition}:iam::{account}:oidc-provider/{issuer.removeprefix('https://')}"
    )
    if not issuer.startswith("https://") or provider is None:
        raise Refusal("InvalidIdentityToken", f"No OpenIDConnect provider found in your account for {issuer}")
    if header.get("alg") != "RS256":
        raise Refusal("InvalidIdentityToken", f"Unsupported signature algorithm {header.get('alg')}")
    try:
        issuers.key(issuer, str(header.get("kid"))).verify(
            signed, f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256()
        )
    except InvalidSignature as error:
        raise Refusal("InvalidIdentityToken", "The ID Token signature is not valid") from error
    audiences = claims.get("aud")
    if not set([audiences] if isinstance(audiences, str) else audiences or []) & set(provider["ClientIDList"]):
        raise Refusal("InvalidIdentityToken", "Incorrect token audience")
    if not isinstance(claims.get("exp"), (int, float)) or claims["exp"] <= now:
        raise Refusal(
            "ExpiredTokenException",
            f"Token expired: current date/time {int(now)} must be before the expiration date/time {claims.get('exp')}",
        )
    if claims.get("nbf", 0) > now + _SKEW_SECONDS or claims.get("iat", 0) > now + _SKEW_SECONDS:
        raise Refusal("InvalidIdentityToken", "The ID Token is not valid yet")
    return claims


def _check_duration(role_arn: str, account: str, seconds: int) -> None:
    role = iam._roles.get_scoped(account, None, role_arn.rsplit("/", 1)[-1])
    longest = int((role or {}).get("MaxSessionDuration", 3600))
    if seconds < 900 or (role and seconds > longest):
        raise Refusal(
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
            if seconds > longest
            else "DurationSeconds must be at least 900",
        )


def _principal(_token: str, _provider_id: str, role_arn: str):
    """The provider of the verified token as a principal, with its claims as condition keys."""
    claims = _claims.get()
    host = claims["iss"].removeprefix("https://")
    return (
        f"arn:{role_arn.split(':')[1]}:iam::{role_arn.split(':')[4]}:oidc-provider/{host}",
        {f"{host}:{name}".lower(): claims[name] for name in _CLAIMS if name in claims},
    )


def install() -> None:
    """Puts the verification before MiniStack's evaluation, and the token's subject into the answer."""
    their_decision, their_handler = sts._web_identity_trust_denied, sts.handle_request

    def decide(role_arn, params, use_json):
        partition, account = role_arn.split(":")[1], role_arn.split(":")[4]
        try:
            _claims.set(verify(sts._p(params, "WebIdentityToken") or "", account, partition, time.time()))
            denied = their_decision(role_arn, params, use_json)
            if denied is None:
                _check_duration(role_arn, account, int(sts._p(params, "DurationSeconds") or 3600))
            return denied
        except Refusal as refusal:
            if use_json:
                return error_response_json(refusal.code, refusal.message, refusal.status)
            return iam._error(refusal.status, refusal.code, refusal.message, ns="sts")

    async def handle(method, path, headers, body, query_params):
        _claims.set(None)
        status, answer_headers, content = await their_handler(method, path, headers, body, query_params)
        claims = _claims.get()
        if claims and status == 200:
            audience = claims["aud"] if isinstance(claims["aud"], str) else claims["aud"][0]
            for theirs, ours in (
                ("test-subject", claims.get("sub", "")),
                ("<Audience>sts.amazonaws.com", audience),
                ("<Provider>sts.amazonaws.com", claims["iss"]),
            ):
                opening = theirs[: theirs.find(">") + 1]
                content = content.replace(theirs.encode(), (opening + escape(str(ours))).encode())
        return status, answer_headers, content

    sts._web_identity_principal, sts._web_identity_trust_denied, sts.handle_request = _principal, decide, handle
