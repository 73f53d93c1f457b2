import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The table that the builder reads, from the workspace's root. */
export const SERVICE_NAMES_FILE = 'packages/ssm-automation/src/builder/service-names/service-names.json';

/** What runbooks and boto3 call each service, by the namespace that the API's own model has it in. */
export type ServiceNames = Readonly<Record<string, string>>;

/**
 * The names of every service that botocore knows. A namespace is the service's id without its blanks and capitals: of all 402 models in
 * https://github.com/aws/api-models-aws none has another. Of two names for one id, the one that is made of the same letters.
 *
 * @param folder botocore's `data`, a folder for each service, named as `boto3.client` takes it
 */
export function serviceNamesOf(folder: string): ServiceNames {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [namespaceOf(serviceId(join(folder, name))), name] as const)
    .sort(([one, name], [other, rival]) =>
      one === other ? Number(namespaceOf(name) === one) - Number(namespaceOf(rival) === other) : one < other ? -1 : 1,
    );
  return Object.fromEntries(names);
}

/** Writes the table that the builder reads. */
export function writeServiceNames(folder: string, file: string): void {
  writeFileSync(file, `${JSON.stringify(serviceNamesOf(folder), undefined, 2)}\n`);
}

function namespaceOf(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Versions are dates; every one has the same id. */
function serviceId(folder: string): string {
  const version = readdirSync(folder).sort().at(-1) ?? '';
  const text = gunzipSync(readFileSync(join(folder, version, 'service-2.json.gz'))).toString();
  const { metadata } = JSON.parse(text) as { metadata: { serviceId: string } };
  return metadata.serviceId;
}
