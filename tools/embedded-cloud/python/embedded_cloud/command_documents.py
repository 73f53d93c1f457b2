"""The command documents of AWS that runbooks use: which parameters each takes, and which values."""

#: name -> parameter -> None (required), or the default, or a tuple of the allowed values with the default first
DOCUMENTS = {
    "AWS-RunPowerShellScript": {"commands": None, "workingDirectory": "", "executionTimeout": "3600"},
    "AWS-RunShellScript": {"commands": None, "workingDirectory": "", "executionTimeout": "3600"},
    "AWS-ConfigureAWSPackage": {"action": None, "name": None, "version": "", "installationType": "Uninstall and reinstall", "additionalArguments": "{}"},
    "AmazonCloudWatch-ManageAgent": {
        "action": ("configure", "configure (append)", "configure (remove)", "start", "stop", "status"), "mode": ("ec2", "onPremise", "auto"),
        "optionalConfigurationSource": ("ssm", "default", "all"), "optionalConfigurationLocation": "", "optionalOpenTelemetryCollectorConfigurationSource": "",
        "optionalOpenTelemetryCollectorConfigurationLocation": "", "optionalRestart": ("yes", "no")},
    "AWS-RunPatchBaseline": {
        "Operation": ("Scan", "Install"), "SnapshotId": "", "InstallOverrideList": "", "BaselineOverride": "",
        "RebootOption": ("RebootIfNeeded", "NoReboot"), "AssociationId": ""},
}


def problem(name: str, parameters: dict) -> str:
    """What is wrong with a command's parameters, or nothing."""
    known = DOCUMENTS[name]
    for parameter, values in parameters.items():
        if parameter not in known:
            return f"{name} has no parameter {parameter}: {', '.join(known)}"
        allowed = known[parameter]
        if isinstance(allowed, tuple) and any(value not in allowed for value in values):
            return f"{parameter} is one of {', '.join(allowed)}, not {', '.join(values)}"
    missing = [parameter for parameter, default in known.items() if default is None and not parameters.get(parameter)]
    return f"{name} needs {', '.join(missing)}" if missing else ""
