"""What IAM enforcement needs beside MiniStack's own evaluation."""

import json
import re
import sys

from ministack import app as ministack
from ministack.core import iam_actions
from ministack.core.responses import get_account_id, get_region
from ministack.services import tagging

from . import automation, execution_tags, moto_bridge, partitions, requested_resources
from .direct_connect.store import tags_by_key
from .handler_rights import Place
from .handler_rights.arns import document_arn
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

    Clients speak plain HTTP here only because nothing leaves the machine; against AWS they speak TLS.
    Bucket policies refuse requests without it, the CDK's bootstrap bucket among them, and would refuse every asset.
    """
    theirs = ministack.pin_request_origin

    def pin(source_ip, _secure_transport):
        theirs(source_ip, True)

    ministack.pin_request_origin = pin


def _name_resources() -> None:
    """Names the resource of commands, executions and virtual interfaces, which MiniStack would ask for as `*`."""
    theirs = iam_actions.extract_resource_arn

    def extract(service, method, path, headers, body, *rest):
        if service == "ssm":
            operation, account, region = operation_of(headers), get_account_id(), get_region()
            request = json.loads(body or b"{}") if operation == "SendCommand" else {}
            name = str(request.get("DocumentName", "")).rpartition("/")[2]
            if operation == "SendCommand":
                return document_arn(name, Place.of(account, region))
            execution = execution_tags.id_of(operation, body)
            if execution is not None:
                return f"arn:{partitions.current()}:ssm:{region}:{account}:automation-execution/{execution}"
        if service == "directconnect" and operation_of(headers).startswith("Confirm"):
            interface = json.loads(body or b"{}").get("virtualInterfaceId", "*")
            return f"arn:{partitions.current()}:directconnect:{get_region()}:{get_account_id()}:dxvif/{interface}"
        return theirs(service, method, path, headers, body, *rest)

    iam_actions.extract_resource_arn = extract


def _tell_tags() -> None:
    """Conditions on aws:ResourceTag: the tags of EC2's and Direct Connect's resources, and those of executions,
    are kept where MiniStack does not look."""
    theirs = tagging.resource_tags

    def tags(arn):
        if execution_tags.id_in(arn) is not None:
            return automation.tags_of(arn)
        if arn.startswith(f"arn:{partitions.current()}:directconnect:"):
            return tags_by_key(arn)
        if not arn.startswith(f"arn:{partitions.current()}:ec2:"):
            return theirs(arn)
        from moto.ec2.models import ec2_backends

        _, _, _, region, account, resource = arn.split(":", 5)
        with moto_bridge.exclusive():
            return dict(ec2_backends[account][region].tags.get(resource.partition("/")[2], {}))

    tagging.resource_tags = tags


_REQUEST_KEYS = {
    "ChangeSetName": "cloudformation:ChangeSetName",
    "TemplateURL": "cloudformation:TemplateUrl",
    "RoleARN": "cloudformation:RoleArn",
    "StackPolicyURL": "cloudformation:StackPolicyUrl",
}
"""Condition keys that CloudFormation takes from a request, by its parameter.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
"""


def _tell_requests() -> None:
    """Supplies those keys: by them policies tell change sets that may be made or executed from others."""
    theirs = iam_actions.request_tag_context

    def context(service, iam_action, body, params):
        found = theirs(service, iam_action, body, params)
        if service != "cloudformation":
            return found
        given = {key: params[name] for name, key in _REQUEST_KEYS.items() if params.get(name)}
        return {**found, **{key: value[0] if isinstance(value, list) else value for key, value in given.items()}}

    iam_actions.request_tag_context = context


#: What AWS asks for where calls are not called like the action they need: budgets with their notifications and
#: subscribers
#: are seen and changed as a whole.
#: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
_BUDGET_CALL = re.compile(r"budgets:(Describe|Create|Update|Delete)(Budgets?|Notification|Subscriber)\w*$")


def _name_actions() -> None:
    """Budgets' calls by their actions."""
    theirs = iam_actions.extract_iam_action

    def extract(*request):
        action = theirs(*request)
        call = _BUDGET_CALL.match(action or "")
        if not call or "Action" in call[0]:
            return action
        return "budgets:ViewBudget" if call[1] == "Describe" else "budgets:ModifyBudget"

    iam_actions.extract_iam_action = extract


def install() -> None:
    """Applies all of it."""
    _name_actions()
    _report_denials()
    _count_loopback_as_secure()
    _name_resources()
    requested_resources.install()
    _tell_tags()
    _tell_requests()
