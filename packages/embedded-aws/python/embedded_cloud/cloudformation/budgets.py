"""Budgets."""

from ministack.core.responses import get_account_id

from .. import partitions
from ..clients import service
from .registry import ResourceType, resource_type


def _budget(properties: dict, name: str) -> dict:
    budget = dict(properties["Budget"])
    if "BudgetLimit" in budget:
        budget["BudgetLimit"] = {"Amount": str(budget["BudgetLimit"]["Amount"]), "Unit": budget["BudgetLimit"]["Unit"]}
    return {**budget, "BudgetName": name}


@resource_type("AWS::Budgets::Budget")
class Budget(ResourceType):
    def create(self, properties, logical):
        name = properties["Budget"].get("BudgetName") or logical.generated_name(100)
        service("budgets").create_budget(
            AccountId=get_account_id(),
            Budget=_budget(properties, name),
            NotificationsWithSubscribers=properties.get("NotificationsWithSubscribers"),
            ResourceTags=properties.get("ResourceTags"),
        )
        return name

    def update(self, physical_id, old, new):
        budgets = service("budgets")
        budgets.update_budget(AccountId=get_account_id(), NewBudget=_budget(new, physical_id))
        arn = f"arn:{partitions.current()}:budgets::{get_account_id()}:budget/{physical_id}"
        before, after = old.get("ResourceTags") or [], new.get("ResourceTags") or []
        gone = [tag["Key"] for tag in before if tag["Key"] not in [kept["Key"] for kept in after]]
        if gone:
            budgets.untag_resource(ResourceARN=arn, ResourceTagKeys=gone)
        if after != before and after:
            budgets.tag_resource(ResourceARN=arn, ResourceTags=after)

    def delete(self, physical_id, properties):
        service("budgets").delete_budget(AccountId=get_account_id(), BudgetName=physical_id)
