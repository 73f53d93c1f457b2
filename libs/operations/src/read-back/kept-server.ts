import { isDeepStrictEqual } from 'node:util';
import { machineNamed, StackReader } from '@nss/deployment';
import { type Deployed } from './deployed';

/** Said of a server that stays for now. */
export const WAITS = 'waits: relays now, and is changed by the deployment after a fail-over';

/** What a server that stays for now was deployed as: what the file says about it holds once it is replaced. */
export interface KeptServer {
  readonly image: string | undefined;
  readonly type: string | undefined;
  readonly 'disk GiB': number | undefined;
  readonly 'disk encrypted': boolean | undefined;
  readonly IMDSv2: string | undefined;
  readonly upgrade: typeof WAITS;
}

interface MachineProperties {
  readonly ImageId?: string;
  readonly InstanceType?: string;
  readonly BlockDeviceMappings?: readonly {
    readonly Ebs?: { readonly VolumeSize?: number; readonly Encrypted?: boolean };
  }[];
  readonly MetadataOptions?: { readonly HttpTokens?: string };
}

/**
 * What a server is meanwhile, where the deployed template holds it otherwise than the assembly: a pair is replaced one after the
 * other. Undefined where both agree, or the server is not deployed.
 */
export async function keptServer({ stacks, clients }: Deployed, name: string): Promise<KeptServer | undefined> {
  const reader = new StackReader(clients.cloudFormation);
  for (const { stackName, template } of stacks) {
    const wanted = machineNamed(template, name);
    const deployed = wanted && machineNamed(await reader.template(stackName), name);
    if (!deployed || isDeepStrictEqual(deployed.Properties, wanted.Properties)) continue;
    const properties = deployed.Properties as MachineProperties;
    const disk = properties.BlockDeviceMappings?.[0]?.Ebs;
    return {
      image: properties.ImageId,
      type: properties.InstanceType,
      'disk GiB': disk?.VolumeSize,
      'disk encrypted': disk?.Encrypted,
      IMDSv2: properties.MetadataOptions?.HttpTokens,
      upgrade: WAITS,
    };
  }
  return undefined;
}
