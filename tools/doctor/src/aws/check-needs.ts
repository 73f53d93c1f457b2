import { type LoadedEnvironment, connectionOf, connectionSecrets } from '@nss/environment';
import { type Answer, judged, type Line } from '../line';
import { checkApprovers } from './check-approvers';
import { checkExistingVpc } from './check-existing-vpc';
import { type AwsFacts, type QuotaFacts } from './facts';
import { connectionsOf, hostedInterfacesOf } from './virtual-interfaces';

/** An answer to a question that nobody asked. */
const NOT_READ = { isKnown: false, why: 'it was not read' } as const;

/** What other people make beforehand, and the quotas that the plan of an environment needs. */
export function checkNeeds(loaded: LoadedEnvironment, facts: AwsFacts): Line[] {
  return [
    ...checkQuotas(loaded, facts),
    ...checkImages(loaded, facts),
    ...checkConnection(loaded, facts),
    ...checkExistingVpc(loaded, facts),
    ...checkSecrets(loaded, facts),
    ...checkApprovers(loaded, facts),
  ];
}

/** How much of each quota an environment takes. */
export function quotasNeeded(loaded: LoadedEnvironment): {
  readonly rulesPerGroup: number;
  readonly groupsPerInterface: number;
  readonly elasticIps: number;
} {
  const { securityGroups: groups, addresses } = loaded.plan;
  const perRole = groups.map(({ role }) => groups.filter((group) => group.role === role).length);
  return {
    rulesPerGroup: Math.max(0, ...groups.flatMap(({ ingress, egress }) => [ingress.length, egress.length])),
    groupsPerInterface: Math.max(0, ...perRole),
    elasticIps: addresses.natAddresses.length,
  };
}

function checkQuotas(loaded: LoadedEnvironment, facts: AwsFacts): Line[] {
  const {
    name: where,
    environment: { region },
  } = loaded;
  const needed = quotasNeeded(loaded);
  const quota = (check: string, need: number, answer: Answer<QuotaFacts>, service: string, code?: string): Line => {
    const listed = `aws service-quotas list-service-quotas --service-code ${service} --region ${region}`;
    return judged(
      {
        where,
        check: `quota: ${check}`,
        wanted: `${need} for this environment`,
        askWith: code
          ? `aws service-quotas get-service-quota --service-code ${service} --quota-code ${code} --region ${region}`
          : listed,
      },
      answer,
      ({ value, used }) => {
        const found = used > 0 ? `${value}, of which ${used} are used by others` : String(value);
        const command = code
          ? `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${need + used} --region ${region}`
          : listed;
        return need + used <= value ? { verdict: 'pass', found } : { verdict: 'fail', found, command };
      },
    );
  };
  return [
    quota('rules of a security group', needed.rulesPerGroup, facts.rulesPerGroup, 'vpc', QUOTA_CODES.rulesPerGroup),
    quota(
      'security groups of an interface',
      needed.groupsPerInterface,
      facts.groupsPerInterface,
      'vpc',
      QUOTA_CODES.groupsPerInterface,
    ),
    ...(needed.elasticIps > 0
      ? [quota('Elastic IPs', needed.elasticIps, facts.elasticIps, 'ec2', QUOTA_CODES.elasticIps)]
      : []),
    ...connectionsOf(loaded).map(({ id, interfaces }) =>
      quota(`virtual interfaces of ${id}`, interfaces, facts.virtualInterfaces.get(id) ?? NOT_READ, 'directconnect'),
    ),
  ];
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
export const QUOTA_CODES = {
  rulesPerGroup: 'L-0EA8095F',
  groupsPerInterface: 'L-2AFB9258',
  elasticIps: 'L-0263D0A3',
} as const;

function checkImages(
  { name: where, environment: { region, relay, bastion } }: LoadedEnvironment,
  { images }: AwsFacts,
): Line[] {
  const image = (check: string, id: string, wanted: string, fix: string, rootDevice?: string): Line =>
    judged(
      { where, check, wanted, askWith: `aws ec2 describe-images --image-ids ${id} --region ${region}` },
      images.get(id) ?? NOT_READ,
      (found) => {
        if (found === undefined)
          return { verdict: 'fail', found: `${id} is not shared with this account`, command: fix };
        if (rootDevice && found !== rootDevice)
          return {
            verdict: 'fail',
            found: `its root device is ${found}`,
            command: `sed -i 's#rootDevice:.*#rootDevice: ${found}#' environments/${where}.yaml`,
          };
        return { verdict: 'pass', found: id };
      },
    );
  return [
    image(
      'NSS image',
      relay.image,
      `${relay.image} shared with the account, root device ${relay.rootDevice}`,
      `aws ec2 describe-images --image-ids ${relay.image} --region ${region}   # after Zscaler's support has shared it`,
      relay.rootDevice,
    ),
    ...(bastion.image
      ? [
          image(
            'bastion image',
            bastion.image,
            `${bastion.image} is there`,
            `aws ec2 describe-images --owners amazon --filters 'Name=name,Values=Windows_Server-2022-English-Full-Base-*' --region ${region}`,
          ),
        ]
      : []),
  ];
}

function checkConnection(loaded: LoadedEnvironment, facts: AwsFacts): Line[] {
  const {
    name: where,
    environment: { region },
  } = loaded;
  return [
    ...connectionsOf(loaded).map(({ id }) => ownConnection(where, region, id, facts)),
    ...hostedInterfacesOf(loaded).map((hosted) => hostedInterface(where, region, hosted, facts)),
  ];
}

function ownConnection(where: string, region: string, connectionId: string, { connections }: AwsFacts): Line {
  const ask = `aws directconnect describe-connections --connection-id ${connectionId} --region ${region}`;
  return judged(
    { where, check: 'Direct Connect connection', wanted: `${connectionId} is available`, askWith: ask },
    connections.get(connectionId) ?? NOT_READ,
    (state) =>
      state === 'available'
        ? { verdict: 'pass', found: state }
        : { verdict: 'fail', found: state ?? 'not there', command: `${ask}   # until the carrier has made it` },
  );
}

function hostedInterface(
  where: string,
  region: string,
  { id, vlan, customerAsn }: { id: string; vlan: number; customerAsn: number },
  facts: AwsFacts,
): Line {
  const ask = `aws directconnect describe-virtual-interfaces --virtual-interface-id ${id} --region ${region}`;
  return judged(
    { where, check: 'hosted virtual interface', wanted: `${id} with VLAN ${vlan} and AS ${customerAsn}`, askWith: ask },
    facts.hostedInterfaces.get(id) ?? NOT_READ,
    (found) => {
      if (!found)
        return { verdict: 'fail', found: 'not there', command: `${ask}   # until the carrier has allocated it` };
      const text = `${found.state}, VLAN ${found.vlan}, AS ${found.customerAsn}`;
      return found.vlan === vlan && found.customerAsn === customerAsn
        ? { verdict: 'pass', found: text }
        : {
            verdict: 'fail',
            found: text,
            command: `npm run -s environments -- show ${where}   # the file and the carrier have to agree`,
          };
    },
  );
}

/** Names of the secrets that an environment reads. */
export function secretNames(loaded: LoadedEnvironment): { readonly name: string; readonly what: string }[] {
  const { relay } = loaded.environment;
  return [
    ...connectionSecrets(connectionOf(loaded.environment)).map(({ name, what }) => ({ name, what })),
    ...(relay.sshKeySecret ? [{ name: relay.sshKeySecret, what: 'key of the appliances' }] : []),
  ];
}

function checkSecrets(loaded: LoadedEnvironment, { secrets }: AwsFacts): Line[] {
  const {
    name: where,
    environment: { region },
  } = loaded;
  return secretNames(loaded).map(({ name, what }) =>
    judged(
      {
        where,
        check: `secret: ${what}`,
        wanted: `${name} in Secrets Manager`,
        askWith: `aws secretsmanager describe-secret --secret-id ${name} --region ${region}`,
      },
      secrets.get(name) ?? NOT_READ,
      (isThere) =>
        isThere
          ? { verdict: 'pass', found: name }
          : {
              verdict: 'fail',
              found: 'not there',
              command: `aws secretsmanager create-secret --name ${name} --secret-string file://key.txt --region ${region}`,
            },
    ),
  );
}
