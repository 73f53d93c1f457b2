"""The settings MiniStack and moto read from the environment when they are imported."""

import os
import tempfile

from .keys import keys

#: What a shell may carry that would point this process, or the clients inside it, somewhere else.
_FOREIGN = (
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_CA_BUNDLE",
    "AWS_SESSION_TOKEN",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "MOTO_ACCOUNT_ID",
    "PERSIST_STATE",
    "USE_SSL",
)


def for_libraries() -> None:
    """Sets what has to be set before moto or botocore is imported, and is the same for every cloud."""
    for name in _FOREIGN:
        os.environ.pop(name, None)
    os.environ.update(
        {
            "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_CONFIG_FILE": os.devnull,
        }
    )


def configure(port: int) -> None:
    """Sets what has to be set before MiniStack or moto is imported."""
    for_libraries()
    keys.take()
    os.environ.update(
        {
            # S3 checks presigned URLs of root users a second time, with this.
            "AWS_SECRET_ACCESS_KEY": keys.secret_access_key,
            "GATEWAY_PORT": str(port),
            "BIND_HOST": "127.0.0.1",
            "AUTH": "true",
            "CLOUDTRAIL_RECORDING": "1",
            # Listeners and daemons nobody asked for: an MQTT broker, an SFTP server, Docker.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "DOCKER_HOST": f"unix://{tempfile.gettempdir()}/no-docker.sock",
            "S3_DATA_DIR": os.path.join(tempfile.gettempdir(), "s3"),
            "LOG_LEVEL": os.environ.get("EMBEDDED_CLOUD_LOG", "ERROR"),
        }
    )
