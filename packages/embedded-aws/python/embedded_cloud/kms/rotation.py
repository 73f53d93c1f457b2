"""When a key is rotated next: https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html"""

import json
import time

from ministack.services import kms

_DAY = 86400


def _enabling(theirs):
    def enable(request):
        answer = theirs(request)
        if answer[0] == 200:
            kms._resolve_key(request.get("KeyId", ""))["RotationSince"] = time.time()
        return answer

    return enable


def _status(theirs):
    """The key, and the period and the day where there is a rotation at all."""

    def status(request):
        code, headers, body = theirs(request)
        if code != 200:
            return code, headers, body
        key, found = kms._resolve_key(request["KeyId"]), json.loads(body)
        told = {"KeyId": key["KeyId"], "KeyRotationEnabled": found["KeyRotationEnabled"]}
        if found["KeyRotationEnabled"]:
            days = int(found["RotationPeriodInDays"])
            told.update(
                RotationPeriodInDays=days,
                NextRotationDate=float(key.get("RotationSince", key["CreationDate"])) + days * _DAY,
            )
        return code, headers, json.dumps(told).encode()

    return status


def install() -> None:
    """Remembers since when a key is rotated, and tells it."""
    kms._enable_key_rotation = _enabling(kms._enable_key_rotation)
    kms._get_key_rotation_status = _status(kms._get_key_rotation_status)
