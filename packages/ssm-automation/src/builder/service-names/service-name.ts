import { suggest } from '@nss/suggestion';
import names from './service-names.json';

const NAMES = names as Readonly<Record<string, string>>;

/**
 * What a runbook calls a service, which is what boto3 calls it.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html (Service)
 *
 * @param namespace of the API's own model: `com.amazonaws.networkfirewall`
 * @throws TypeError with the way out for a service that is not in the table
 */
export function serviceName(namespace: string): string {
  const service = namespace.split('.').at(-1) ?? '';
  if (Object.hasOwn(NAMES, service)) return NAMES[service] as string;
  const meant = suggest(service, Object.keys(NAMES));
  throw new TypeError(
    `boto3 has no service of the namespace ${namespace}${meant === undefined ? '' : `, only of ${meant}`}: name the service in steps.raw, or refresh the list of services (npm run -s generate -- update)`,
  );
}
