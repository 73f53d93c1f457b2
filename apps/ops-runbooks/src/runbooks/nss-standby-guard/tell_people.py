import boto3


def tell_people(events: "InputPayload", _context: object) -> "Payload":
    """Raises the alarm where people have to know.

    A step of its own: it is tried again without looking for a second one to stop.
    """
    if events["Tell"]:
        boto3.client("sns").publish(
            TopicArn=events["TopicArn"],
            Subject=f"{events['Purpose']}: standby guard",
            Message=events["Summary"],
        )
    return {}
