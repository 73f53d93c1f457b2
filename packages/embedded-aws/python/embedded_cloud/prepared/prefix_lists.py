"""AWS's own prefix lists, which have another id in each region."""

from ..moto_bridge import exclusive
from .identified import backend_of


def add(item: dict) -> None:
    """Lets a service's prefix list have the id that an environment file names, instead of the one that moto drew."""
    with exclusive():
        backend = backend_of(item)
        lists, identifier = backend.managed_prefix_lists, item["prefixListId"]
        if identifier in lists:
            return
        name = f"com.amazonaws.{item['region']}.{item['service']}"
        drawn = next((each for each in lists.values() if each.prefix_list_name == name), None)
        if drawn is None:
            raise ValueError(f"AWS has no prefix list {name} here: {identifier} cannot be it")
        del lists[drawn.id]
        drawn.id = identifier
        drawn.prefix_list_arn = drawn.arn(item["region"], drawn.owner_id)
        lists[identifier] = drawn
