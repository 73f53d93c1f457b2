import { stageStacks, templateRoles } from '@nss/deployment';
import { everyKind, synthesised } from '@nss/e2e-deployment';
import { AGENT_POLICIES } from './agent-policies';
import { type Subject } from './simulation/policy';
import { mayDo } from './simulation/simulate';
import { casesOf } from './subjects';

jest.setTimeout(600_000);

/** Names as teams give them; the last two end like the ARN of another secret. */
const NAMES = [
  'dx/bgp',
  'bgp',
  'Team-7/network/nss_prod/bgpMd5-2026',
  'a+b=c.d@e/f',
  'nss-x/bgp',
  'network/bgp-AbCdEf',
  'network/bgp-router',
];

const files = Object.fromEntries(
  NAMES.map((name, index) => {
    const { prod } = everyKind();
    const { privateConnection, relay, siem, vpc, zscaler } = prod!;
    return [
      `secret-${index}`,
      {
        ...prod,
        environment: `secret-${index}`,
        purpose: `nss-secret-${index}`,
        account: String(400000000000 + index),
        promotedFrom: undefined,
        vpc: { ...vpc, cidr: `10.${index + 40}.0.0/24` },
        zscaler: { ...zscaler, dns: undefined },
        siem: [{ ...siem[0], prefixes: [`172.21.${index}.0/28`] }],
        relay: { ...relay, sshKeySecret: name },
        privateConnection: {
          ...privateConnection,
          virtualInterface: {
            ...privateConnection.virtualInterface,
            authKeySecret: name,
            customerAsn: 65200 + index,
            connectionId: `dxcon-fg9secret${index}`,
            customerAddress: `169.254.13${index}.1/30`,
            amazonAddress: `169.254.13${index}.2/30`,
          },
        },
      },
    ];
  }),
);
const { environments, assembly } = synthesised({ ...everyKind(), ...files });

/** Secrets that the templates of an environment resolve while they are deployed. */
function resolved(name: string): string[] {
  const text = JSON.stringify(stageStacks(assembly, name).map(({ template }) => template));
  return [...text.matchAll(/\{\{resolve:secretsmanager:([^:}]+):/g)].map(([, secret]) => secret!);
}

const read = ({ account, region }: Subject, secret: string) => ({
  what: `reads ${secret}`,
  action: 'secretsmanager:GetSecretValue',
  resource: `arn:aws:secretsmanager:${region}:${account}:secret:${secret}`,
});

test.each(environments.map((loaded) => [loaded.name, loaded] as const))(
  '%s: CloudFormation may read every secret that its templates resolve',
  async (name, loaded) => {
    const { subject } = casesOf(loaded, assembly).roles.at(-1)!;
    for (const secret of resolved(name))
      expect([secret, await mayDo(subject, read(subject, `${secret}-XyZ123`))]).toEqual([secret, true]);
  },
);

test.each(NAMES.map((secret, index) => [secret, `secret-${index}`] as const))(
  '%s is read, and no secret that is named like it',
  async (secret, name) => {
    expect(resolved(name)).toEqual([secret]);
    const loaded = environments.find((each) => each.name === name)!;
    const { subject } = casesOf(loaded, assembly).roles.at(-1)!;
    // Secrets Manager appends a hyphen and six characters: a longer name's ARN is longer.
    for (const other of [`${secret}x-XyZ123`, `${secret}-AbCdEf-XyZ123`, `x${secret}-XyZ123`, `${secret}/more-XyZ123`])
      expect([other, await mayDo(subject, read(subject, other))]).toEqual([other, false]);
  },
);

test.each(NAMES.map((secret, index) => [secret, `secret-${index}`] as const))(
  'the bastion reads %s for SSH, and no secret that is named like it',
  async (secret, name) => {
    const {
      environment: { purpose, account, region },
    } = environments.find((each) => each.name === name)!;
    const { template } = stageStacks(assembly, name)[0]!;
    const known = casesOf(environments.find((each) => each.name === name)!, assembly).boundaries.at(-1)!.subject
      .boundary;
    const role = templateRoles(
      template,
      { account, region, parameters: {} },
      new Map([[`arn:aws:iam::${account}:policy/${purpose}-permissions-boundary-01`, known], ...AGENT_POLICIES]),
    ).find((each) => each.name === `${purpose}-bastion-role-01`)!;
    const subject: Subject = { ...role, account, region };
    expect(await mayDo(subject, read(subject, `${secret}-XyZ123`))).toBe(true);
    for (const other of [`${secret}x-XyZ123`, `${secret}-AbCdEf-XyZ123`])
      expect([other, await mayDo(subject, read(subject, other))]).toEqual([other, false]);
  },
);
