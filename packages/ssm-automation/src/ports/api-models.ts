import { type ApiModels, type ServiceModel } from '../validator';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type RawService, serviceModel } from './service-model';

/** https://github.com/boto/botocore/blob/develop/botocore/utils.py (SERVICE_NAME_ALIASES) */
const OTHER_NAMES: Readonly<Record<string, string>> = { 'runtime.sagemaker': 'sagemaker-runtime' };

/**
 * The models that botocore, the SDK for Python, ships. A service is read when a document first names it.
 * @param folder botocore's `data`, a folder for each service
 */
export function botocoreModels(folder: string): ApiModels {
  const serviceNames = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const known = new Map<string, ServiceModel>();
  return {
    serviceNames,
    service: (written) => {
      // Published runbooks write SQS as well as sqs.
      const name = OTHER_NAMES[written.toLowerCase()] ?? written.toLowerCase();
      if (!serviceNames.includes(name)) return undefined;
      const model = known.get(name) ?? serviceModel(newestModel(join(folder, name)), name);
      known.set(name, model);
      return model;
    },
  };
}

/** Models are kept in a folder for each version, which is a date. */
function newestModel(folder: string): RawService {
  const version = readdirSync(folder).sort().at(-1) ?? '';
  return JSON.parse(gunzipSync(readFileSync(join(folder, version, 'service-2.json.gz'))).toString()) as RawService;
}
