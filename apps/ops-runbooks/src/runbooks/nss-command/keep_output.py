import datetime

import boto3

# https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
OUTPUT_CHARACTERS, ERROR_CHARACTERS = 24000, 8000


def keep_output(events: "InputPayload", _context: object) -> "Payload":
    """Keeps what the server answered as an encrypted object, longer than Run Command and Automation remember it.

    A step's own output ends after 2,500 characters, Run Command's after 24,000; the object that the bastion puts into
    S3 does not end. Where there is none, an answer that may go on is said to be cut off.
    """
    got = boto3.client("ssm").get_command_invocation(CommandId=events["CommandId"], InstanceId=events["InstanceId"])
    output, error = got.get("StandardOutputContent", ""), got.get("StandardErrorContent", "")
    is_cut = len(output) >= OUTPUT_CHARACTERS or len(error) >= ERROR_CHARACTERS
    if is_cut:
        whole = [whole_stream(events, stream) for stream in ("stdout", "stderr")]
        output, error = whole[0] or output, whole[1] or error
        is_cut = not any(whole)
    answer = output + (f"\n----------ERROR-------\n{error}" if error else "")
    now = datetime.datetime.now(datetime.timezone.utc)
    name = f"evidence/{now:%Y/%m/%d}/{events['ExecutionId']}.txt"
    note = (
        (
            f"\n\ncut off: Run Command keeps {OUTPUT_CHARACTERS:,} characters of an answer, "
            f"and {ERROR_CHARACTERS:,} of its errors"
        )
        if is_cut
        else ""
    )
    text = f"{now.isoformat(timespec='seconds')} {events['Server']}: nss {events['Command']}\n\n{answer}{note}"
    boto3.client("s3").put_object(
        Bucket=events["Bucket"],
        Key=name,
        Body=text.encode(),
        ServerSideEncryption="aws:kms",
        SSEKMSKeyId=events["KeyArn"],
    )
    place = f"s3://{events['Bucket']}/{name}"
    count = len(answer.splitlines())
    lines = "1 line" if count == 1 else f"{count} lines"
    said = f"answered more than Run Command keeps: its first {lines}," if is_cut else f"answered {lines},"
    return {"Object": place, "Summary": f"{events['Server']} {said} kept in {place}"}


def whole_stream(events: "InputPayload", stream: str) -> str:
    """All that a stream of the command said; empty where there is no object of it."""
    folder = f"{events['Outputs']}/{events['CommandId']}/{events['InstanceId']}"
    plugin = "awsrunPowerShellScript"
    try:
        found = boto3.client("s3").get_object(Bucket=events["Bucket"], Key=f"{folder}/{plugin}/0.{plugin}/{stream}")
    except Exception:
        return ""
    return found["Body"].read().decode("utf-8", "replace")
