"""Parameter Store tells EventBridge what happens to parameters.

https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
"""

from ministack.core.responses import get_account_id, get_region
from ministack.services import ssm

from . import service_events


def _tell(parameter: dict, operation: str, **more) -> None:
    described = {"description": parameter["Description"]} if parameter.get("Description") else {}
    detail = {"operation": operation, "name": parameter["Name"], "type": parameter["Type"], **described, **more}
    service_events.send(
        service_events.ServiceEvent(
            get_account_id(), get_region(), "aws.ssm", "Parameter Store Change", [parameter["ARN"]], detail
        )
    )


def _putting(theirs):
    def put(data):
        known = ssm._lookup_parameter(data.get("Name"))[1]
        answer = theirs(data)
        if answer[0] == 200 and (parameter := ssm._lookup_parameter(data["Name"])[1]):
            _tell(parameter, "Update" if known else "Create")
        return answer

    return put


def _deleting(theirs, names_of):
    def delete(data):
        known = [
            parameter
            for name in names_of(data)
            if isinstance(name, str) and (parameter := ssm._lookup_parameter(name)[1])
        ]
        answer = theirs(data)
        for parameter in known:
            if parameter["Name"] not in ssm._parameters:
                _tell(parameter, "Delete")
        return answer

    return delete


def _labelling(theirs):
    def label(data):
        answer = theirs(data)
        if answer[0] == 200 and (parameter := ssm._lookup_parameter(data.get("Name"))[1]):
            _tell(parameter, "LabelParameterVersion", label=",".join(data.get("Labels") or []))
        return answer

    return label


def install() -> None:
    """Tells of each change, whoever makes it: CloudFormation calls the same functions."""
    ssm._put_parameter = _putting(ssm._put_parameter)
    ssm._delete_parameter = _deleting(ssm._delete_parameter, lambda data: [data.get("Name")])
    ssm._delete_parameters = _deleting(ssm._delete_parameters, lambda data: data.get("Names") or [])
    ssm._label_parameter_version = _labelling(ssm._label_parameter_version)
