"""What IAM enforcement needs beside MiniStack's own evaluation."""
import json
import sys

from ministack import app as ministack
from ministack.core import iam_actions
from ministack.core.responses import get_account_id, get_region

from .json_protocol import operation_of


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


def _resources_of_systems_manager() -> None:
    """Names the resource of commands and automations, which MiniStack would ask for as `*`."""
    theirs = iam_actions.extract_resource_arn

    def extract(service, method, path, headers, body, *rest):
        if service == "ssm":
            operation, account, region = operation_of(headers), get_account_id(), get_region()
            request = json.loads(body or b"{}") if operation in ("SendCommand", "StartAutomationExecution") else {}
            name = str(request.get("DocumentName", "")).rpartition("/")[2]
            if operation == "SendCommand":
                return f"arn:aws:ssm:{region}:{'' if name.startswith(('AWS-', 'AmazonCloudWatch-')) else account}:document/{name}"
            if operation == "StartAutomationExecution":
                return f"arn:aws:ssm:{region}:{account}:automation-definition/{name}:{request.get('DocumentVersion') or '$DEFAULT'}"
        return theirs(service, method, path, headers, body, *rest)

    iam_actions.extract_resource_arn = extract


def install() -> None:
    """Applies all of it."""
    _report_denials()
    _count_loopback_as_secure()
    _resources_of_systems_manager()
