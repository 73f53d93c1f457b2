"""Dashboards as JSON lists them: a time is a number there, and MiniStack writes a text that clients cannot read.
https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html (timestamps)"""

from ministack.services import cloudwatch


def install() -> None:
    theirs = cloudwatch._list_dashboards

    def listed(params, data, is_cbor, is_json=False):
        if not is_json:
            return theirs(params, data, is_cbor, is_json)
        prefix = (data or {}).get("DashboardNamePrefix", "")
        entries = [
            {
                "DashboardArn": dashboard["DashboardArn"],
                "DashboardName": name,
                "LastModified": dashboard["LastModified"],
                "Size": dashboard["Size"],
            }
            for name, dashboard in sorted(cloudwatch._dashboards.items())
            if name.startswith(prefix)
        ]
        return cloudwatch._json_ok({"DashboardEntries": entries})

    cloudwatch._list_dashboards = listed
