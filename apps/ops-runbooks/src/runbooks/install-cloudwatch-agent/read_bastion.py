import json


def read_bastion(events, _context):
    """What the following steps need of the description."""
    system = json.loads(events['System'])
    return {'InstanceId': system['bastion']['instanceId'], 'Configuration': system['agent']['configurationParameter']}
