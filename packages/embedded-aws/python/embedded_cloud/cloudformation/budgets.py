"""Budgets."""

from ministack.core.responses import get_account_id

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
        service("budgets").update_budget(AccountId=get_account_id(), NewBudget=_budget(new, physical_id))

    def delete(self, physical_id, properties):
        service("budgets").delete_budget(AccountId=get_account_id(), BudgetName=physical_id)
