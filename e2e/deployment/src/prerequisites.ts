import { type Fixtures } from '@nss/embedded-aws';
import { type LoadedEnvironment } from '@nss/environment';
import { prerequisiteConnection } from './prerequisites/connection';
import { existingNetwork } from './prerequisites/network';

/** The fixtures that other people make. */
export type Prerequisites = Required<
  Pick<
    Fixtures,
    | 'zones'
    | 'images'
    | 'networks'
    | 'prefixLists'
    | 'transitGateways'
    | 'directConnectGateways'
    | 'connections'
    | 'virtualInterfaces'
    | 'secrets'
    | 'principals'
    | 'quotas'
  >
>;

/**
 * What has to exist before an environment can be deployed and is nobody's to deploy: images, networks and gateways of other teams,
 * Direct Connect connections, interfaces that a carrier allocated, secrets, roles of people. On AWS these come from other people; the embedded cloud is
 * given fakes of exactly those the files name. `prerequisites.test.ts` holds it against the files' schema.
 */
export function prerequisites(environments: readonly LoadedEnvironment[]): Prerequisites {
  const all = environments.map(prerequisitesOf);
  return {
    zones: all.flatMap(({ zones }) => zones),
    images: all.flatMap(({ images }) => images),
    networks: all.flatMap(({ networks }) => networks),
    prefixLists: all.flatMap(({ prefixLists }) => prefixLists),
    transitGateways: all.flatMap(({ transitGateways }) => transitGateways),
    directConnectGateways: all.flatMap(({ directConnectGateways }) => directConnectGateways),
    connections: all.flatMap(({ connections }) => connections),
    virtualInterfaces: all.flatMap(({ virtualInterfaces }) => virtualInterfaces),
    secrets: all.flatMap(({ secrets }) => secrets),
    principals: all.flatMap(({ principals }) => principals),
    quotas: all.flatMap(({ quotas }) => quotas),
  };
}

function prerequisitesOf(loaded: LoadedEnvironment): Prerequisites {
  const {
    account,
    region,
    vpc,
    relay,
    bastion,
    securityGroups: { rulesPerGroup, groupsPerInterface },
    operations,
  } = loaded.environment;
  const place = { account, region };
  const connection = prerequisiteConnection(place, loaded.environment);
  return {
    ...connection,
    zones: vpc.zones.map((zone) => ({ ...place, zone })),
    images: [
      { ...place, imageId: relay.image, name: 'Zscaler NSS', rootDevice: relay.rootDevice },
      ...(bastion.image
        ? [{ ...place, imageId: bastion.image, name: 'Windows Server', platform: 'windows' as const }]
        : []),
    ],
    networks: existingNetwork(loaded),
    prefixLists: bastion.s3PrefixList ? [{ ...place, prefixListId: bastion.s3PrefixList, service: 's3' }] : [],
    secrets: [
      ...connection.secrets,
      ...(relay.sshKeySecret ? [{ ...place, name: relay.sshKeySecret, value: 'offline-ssh-key' }] : []),
    ],
    principals: (operations.approvers ?? []).map((principal) => ({ ...place, principal })),
    // What the file says the account has; whether it has the addresses is for `doctor` to ask.
    quotas: [{ ...place, rulesPerGroup, groupsPerInterface, freeAddresses: loaded.plan.addresses.natAddresses.length }],
  };
}
