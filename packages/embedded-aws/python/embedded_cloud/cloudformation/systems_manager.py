"""SSM documents, associations and maintenance windows."""

import json

from ..clients import service
from .registry import ResourceType, resource_type
from .support import document, picked, tag_map


def _format(properties: dict) -> str:
    return "JSON" if not isinstance(properties["Content"], str) else properties.get("DocumentFormat", "JSON")


def set_tags(kind: str, identifier: str, old, new) -> None:
    """Brings the tags of an SSM resource from one list to the other."""
    gone = [key for key in tag_map(old) if key not in tag_map(new)]
    if gone:
        service("ssm").remove_tags_from_resource(ResourceType=kind, ResourceId=identifier, TagKeys=gone)
    if new and new != old:
        service("ssm").add_tags_to_resource(ResourceType=kind, ResourceId=identifier, Tags=new)


@resource_type("AWS::SSM::Document")
class Document(ResourceType):
    drift_properties = ("Name", "Content", "DocumentType", "DocumentFormat", "TargetType")

    def create(self, properties, logical):
        name = properties.get("Name") or logical.generated_name(128)
        service("ssm").create_document(
            Name=name,
            Content=document(properties["Content"]),
            DocumentFormat=_format(properties),
            DocumentType=properties.get("DocumentType", "Command"),
            Tags=properties.get("Tags"),
            **picked(properties, "TargetType", "VersionName", "Requires", "Attachments"),
        )
        return name

    def update(self, physical_id, old, new):
        if any(old.get(name) != new.get(name) for name in ("Content", "TargetType", "VersionName", "DocumentFormat")):
            if new.get("UpdateMethod") != "NewVersion":
                raise ValueError(
                    f"Document {physical_id} is custom-named and would be replaced: set UpdateMethod to NewVersion"
                )
            version = self._new_version(physical_id, new)
            service("ssm").update_document_default_version(Name=physical_id, DocumentVersion=version)
        set_tags("Document", physical_id, old.get("Tags"), new.get("Tags"))

    def _new_version(self, name, properties):
        """A content that was there before, as in a rollback, makes no version of its own."""
        ssm, content = service("ssm"), document(properties["Content"])
        latest = int(ssm.describe_document(Name=name)["Document"]["LatestVersion"])
        for version in range(latest, 0, -1):
            if ssm.get_document(Name=name, DocumentVersion=str(version))["Content"] == content:
                return str(version)
        return ssm.update_document(
            Name=name,
            Content=content,
            DocumentVersion="$LATEST",
            DocumentFormat=_format(properties),
            **picked(properties, "TargetType", "VersionName"),
        )["DocumentDescription"]["DocumentVersion"]

    def delete(self, physical_id, properties):
        service("ssm").delete_document(Name=physical_id)

    def read(self, physical_id, properties):
        found = service("ssm").get_document(Name=physical_id)
        content = found["Content"]
        if not isinstance(properties["Content"], str):
            content = json.loads(content)
        return {**picked(found, "Name", "DocumentType", "DocumentFormat"), "Content": content}


_ASSOCIATION = (
    "DocumentVersion",
    "Targets",
    "ScheduleExpression",
    "AssociationName",
    "Parameters",
    "OutputLocation",
    "AutomationTargetParameterName",
    "MaxErrors",
    "MaxConcurrency",
    "ComplianceSeverity",
    "SyncCompliance",
    "ApplyOnlyAtCronInterval",
    "CalendarNames",
    "ScheduleOffset",
)


@resource_type("AWS::SSM::Association")
class Association(ResourceType):
    def create(self, properties, logical):
        return service("ssm").create_association(**picked(properties, "Name", "InstanceId", *_ASSOCIATION))[
            "AssociationDescription"
        ]["AssociationId"]

    def attributes(self, physical_id, properties):
        return {"AssociationId": physical_id}

    def update(self, physical_id, old, new):
        service("ssm").update_association(AssociationId=physical_id, **picked(new, "Name", *_ASSOCIATION))

    def delete(self, physical_id, properties):
        service("ssm").delete_association(AssociationId=physical_id)


_WINDOW = (
    "Name",
    "Schedule",
    "Duration",
    "Cutoff",
    "AllowUnassociatedTargets",
    "Description",
    "ScheduleTimezone",
    "ScheduleOffset",
    "StartDate",
    "EndDate",
)


@resource_type("AWS::SSM::MaintenanceWindow")
class MaintenanceWindow(ResourceType):
    def create(self, properties, logical):
        return service("ssm").create_maintenance_window(**picked(properties, *_WINDOW), Tags=properties.get("Tags"))[
            "WindowId"
        ]

    def update(self, physical_id, old, new):
        service("ssm").update_maintenance_window(WindowId=physical_id, Replace=True, **picked(new, *_WINDOW))
        set_tags("MaintenanceWindow", physical_id, old.get("Tags"), new.get("Tags"))

    def delete(self, physical_id, properties):
        service("ssm").delete_maintenance_window(WindowId=physical_id)


@resource_type("AWS::SSM::MaintenanceWindowTarget")
class MaintenanceWindowTarget(ResourceType):
    def create(self, properties, logical):
        return service("ssm").register_target_with_maintenance_window(
            **picked(properties, "WindowId", "ResourceType", "Targets", "OwnerInformation", "Name", "Description")
        )["WindowTargetId"]

    def update(self, physical_id, old, new):
        service("ssm").update_maintenance_window_target(
            WindowTargetId=physical_id,
            Replace=True,
            **picked(new, "WindowId", "Targets", "OwnerInformation", "Name", "Description"),
        )

    def delete(self, physical_id, properties):
        service("ssm").deregister_target_from_maintenance_window(
            WindowId=properties["WindowId"], WindowTargetId=physical_id
        )


_TASK = (
    "Targets",
    "TaskArn",
    "ServiceRoleArn",
    "TaskParameters",
    "TaskInvocationParameters",
    "Priority",
    "MaxConcurrency",
    "MaxErrors",
    "LoggingInfo",
    "Name",
    "Description",
    "CutoffBehavior",
)


@resource_type("AWS::SSM::MaintenanceWindowTask")
class MaintenanceWindowTask(ResourceType):
    def _arguments(self, properties):
        arguments = picked(properties, "WindowId", *_TASK)
        invocation = arguments.get("TaskInvocationParameters")
        if invocation:
            # CloudFormation says MaintenanceWindowAutomationParameters and so on, the API says Automation.
            arguments["TaskInvocationParameters"] = {
                name.removeprefix("MaintenanceWindow").removesuffix("Parameters"): value
                for name, value in invocation.items()
            }
        return arguments

    def create(self, properties, logical):
        return service("ssm").register_task_with_maintenance_window(
            TaskType=properties["TaskType"], **self._arguments(properties)
        )["WindowTaskId"]

    def update(self, physical_id, old, new):
        service("ssm").update_maintenance_window_task(WindowTaskId=physical_id, Replace=True, **self._arguments(new))

    def delete(self, physical_id, properties):
        service("ssm").deregister_task_from_maintenance_window(
            WindowId=properties["WindowId"], WindowTaskId=physical_id
        )
