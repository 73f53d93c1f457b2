import { isFixed, type Step } from '../../document';
import { contractOf } from '../contracts';
import { type ApiModels, type OperationModel, type ServiceModel } from '../ports';
import { isMap } from '../values/kind';

/** What a step calls, as far as the document tells. */
export interface CalledApi {
  readonly serviceName: string;
  readonly apiName: string | undefined;
  readonly service: ServiceModel | undefined;
  readonly operation: OperationModel | undefined;
}

/** The API that a step calls; undefined for other steps, and where the service is put in at run time. */
export function calledApi({ action, inputs }: Step, apis: ApiModels): CalledApi | undefined {
  if (!contractOf(action)?.callsApi || !isMap(inputs)) return undefined;
  const serviceName = literal(inputs['Service']);
  if (serviceName === undefined) return undefined;
  const apiName = literal(inputs['Api']);
  const service = apis.service(serviceName);
  return { serviceName, apiName, service, operation: apiName === undefined ? undefined : service?.operation(apiName) };
}

function literal(value: unknown): string | undefined {
  return typeof value === 'string' && isFixed(value) ? value : undefined;
}
