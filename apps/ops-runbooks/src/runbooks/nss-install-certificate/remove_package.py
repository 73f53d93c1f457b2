import datetime

import boto3


def remove_package(events: "InputPayload", _context: object) -> "Payload":
    """The package is not needed any more: it goes, with every version of it."""
    s3 = boto3.client("s3")
    versions = s3.list_object_versions(Bucket=events["Bucket"], Prefix=events["Key"])
    for each in versions.get("Versions", []) + versions.get("DeleteMarkers", []):
        if each["Key"] == events["Key"]:
            s3.delete_object(Bucket=events["Bucket"], Key=each["Key"], VersionId=each["VersionId"])
    where = f"s3://{events['Bucket']}/{events['Key']}"
    if not events["Installed"]:
        return {
            "Summary": (
                f"the package is not installed, and was removed from {where}: "
                "download it from the Zscaler portal again when the cause is fixed"
            )
        }
    installed = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    boto3.client("ssm").put_parameter(
        Name=events["Parameter"],
        Value=installed,
        Type="String",
        Overwrite=True,
        Description="When the certificate was installed",
    )
    if events["LeftBehind"] in events["Answer"]:
        raise RuntimeError(
            f"the certificate is installed since {installed}, and {events['LeftBehind']}: "
            f"remove /home/zsroot/NssCertificate.zip on {events['Server']} by hand"
        )
    return {
        "Summary": f"certificate package {events['Sha256'][:12]} is installed since {installed} "
        f"and removed from {where}"
    }
