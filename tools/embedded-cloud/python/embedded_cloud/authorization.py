"""What IAM enforcement needs beside MiniStack's own evaluation."""
import sys

from ministack import app as ministack
from ministack.core import iam_actions


def _report_denials() -> None:
    """Writes a line for every denial, because the client that gets it often hides it behind a sentence of its own."""
    theirs = iam_actions.access_denied_response

    def refuse(service, action, principal_arn, request_id, **details):
        print(f"denied {action} on {details.get('resource_arn', '*')} to {principal_arn}", file=sys.stderr, flush=True)
        return theirs(service, action, principal_arn, request_id, **details)

    iam_actions.access_denied_response = refuse


def _count_loopback_as_secure() -> None:
    """Supplies aws:SecureTransport as AWS would see it.

    Clients speak plain HTTP here only because nothing leaves the machine; against AWS they speak TLS. Bucket policies refuse
    requests without it, the CDK's bootstrap bucket among them, and would refuse every asset.
    """
    theirs = ministack.pin_request_origin

    def pin(source_ip, _secure_transport):
        theirs(source_ip, True)

    ministack.pin_request_origin = pin


def install() -> None:
    """Applies both."""
    _report_denials()
    _count_loopback_as_secure()
