import { type Account } from '@nss/deployment';
import { administratorOf } from '@nss/embedded-aws';
import { type LoadedEnvironment } from '@nss/environment';
import { OfflineDeployment } from '../offline-deployment';
import { referenceEnvironment } from '../reference-environments';

/** The reference environment prod, deployed alone. */
export interface DeployedProd {
  readonly offline: OfflineDeployment;
  readonly loaded: LoadedEnvironment;
  readonly assembly: string;
  readonly administrator: Account;
}

/** Deploys prod in a cloud of its own, which `offline.end()` ends. */
export async function deployedProd(): Promise<DeployedProd> {
  const offline = await OfflineDeployment.begin();
  const prod = referenceEnvironment('prod');
  delete prod['promotedFrom'];
  const { environments, assembly } = await offline.plan({ prod });
  const loaded = environments[0]!;
  await offline.promote(loaded, assembly);
  const { account, region } = loaded.environment;
  const { endpoint } = offline.cloud;
  const administrator = {
    account,
    region,
    client: { endpoint, region, credentials: administratorOf(endpoint, account) },
  };
  return { offline, loaded, assembly, administrator };
}
