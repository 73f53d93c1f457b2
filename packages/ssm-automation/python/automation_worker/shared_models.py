"""What all clients of a service have in common, made once in a process.

botocore makes it anew for every client, among it a method for each of the service's operations, which takes longer
than most calls do: https://github.com/boto/botocore/blob/develop/botocore/client.py (`ClientCreator`).
"""

from botocore.client import ClientCreator
from botocore.model import ServiceModel


def share_models() -> None:
    """Lets the clients of a service have one model, which they only read, and start from one set of methods."""
    models: dict = {}
    methods: dict = {}
    create_methods = ClientCreator._create_methods

    def load_service_model(self: ClientCreator, service_name: str, api_version: str | None = None) -> ServiceModel:
        # A loader gives the same description again, and a model keeps it: its identity stays its own.
        description = self._loader.load_service_model(service_name, "service-2", api_version=api_version)
        key = (id(description), service_name)
        if key not in models:
            models[key] = ServiceModel(description, service_name=service_name)
        return models[key]

    def methods_of(self: ClientCreator, service_model: ServiceModel) -> dict:
        if models.get((id(service_model._service_description), service_model.service_name)) is not service_model:
            return create_methods(self, service_model)
        if id(service_model) not in methods:
            methods[id(service_model)] = create_methods(self, service_model)
        # A client's class is its own: handlers of events add to what it has.
        return dict(methods[id(service_model)])

    ClientCreator._load_service_model = load_service_model
    ClientCreator._create_methods = methods_of
