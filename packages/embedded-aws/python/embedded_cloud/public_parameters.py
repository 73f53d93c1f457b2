"""The one public parameter of AWS the project launches from."""

import hashlib

WINDOWS_PARAMETER = "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"


def windows_image(account: str, region: str) -> str:
    """The image AWS's parameter names in this region; it comes into being in the caller's catalogue on first use."""
    from moto.ec2.models import ec2_backends

    from .ec2 import images

    image_id = "ami-" + hashlib.sha256(f"{WINDOWS_PARAMETER}:{region}".encode()).hexdigest()[:17]
    images.register(ec2_backends[account][region], image_id, "Windows_Server-2022-English-Full-Base", "windows")
    return image_id
