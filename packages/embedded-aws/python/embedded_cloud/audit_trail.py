"""CloudTrail's names for calls whose action is in the body, which MiniStack records as POST."""

from ministack import app as ministack


def install() -> None:
    """Lets the recorder see the body's parameters, as the router does."""
    theirs = ministack._maybe_record_cloudtrail

    def record(service, method, path, headers, body, query_params, request_id, region):
        parameters = ministack._routing_params(method, path, headers, body, query_params)
        theirs(service, method, path, headers, body, parameters, request_id, region)

    ministack._maybe_record_cloudtrail = record
