import datetime
import json


def read_bastion(events, _context):
    """What the following steps need of the description, and the time from which events count as new."""
    system = json.loads(events['System'])
    return {
        'InstanceId': system['bastion']['instanceId'], 'Configuration': system['agent']['configurationParameter'],
        'Since': datetime.datetime.now(datetime.timezone.utc).isoformat(timespec='seconds'),
    }
