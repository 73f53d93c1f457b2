import { stageStacks } from '@nss/deployment';
import { everyKind, synthesised } from '@nss/e2e-deployment';
import { namedOfOthers } from '@nss/operations';
import { mayDo } from './simulation/simulate';
import { casesOf } from './subjects';

jest.setTimeout(600_000);

/**
 * What CloudFormation does with each kind of thing that others own once a template names it no more, and again where that is taken back: by
 * the handlers of what is tied to it (the types' `handlers` in https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html),
 * on the resources that AWS decides these actions on
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).
 */
const DONE: Readonly<Record<string, readonly string[]>> = {
  vpc: ['ec2:DetachVpnGateway', 'ec2:AttachVpnGateway', 'ec2:CreateSecurityGroup'],
  subnet: ['ec2:ReplaceNetworkAclAssociation', 'ec2:CreateNetworkInterface'],
  'route-table': ['ec2:DeleteRoute', 'ec2:CreateRoute', 'ec2:DisableVgwRoutePropagation'],
  'transit-gateway': ['ec2:CreateTransitGatewayVpcAttachment', 'ec2:CreateVpnConnection'],
  dxcon: ['directconnect:CreatePrivateVirtualInterface'],
  dxlag: ['directconnect:CreatePrivateVirtualInterface'],
  'dx-gateway': [
    'directconnect:DeleteDirectConnectGatewayAssociation',
    'directconnect:CreateDirectConnectGatewayAssociation',
  ],
  secret: ['secretsmanager:GetSecretValue'],
};
const NEVER: Readonly<Record<string, readonly string[]>> = {
  vpc: ['ec2:DeleteVpc', 'ec2:ModifyVpcAttribute'],
  subnet: ['ec2:DeleteSubnet'],
  'route-table': ['ec2:DeleteRouteTable'],
  'transit-gateway': ['ec2:DeleteTransitGateway'],
  'dx-gateway': ['directconnect:DeleteDirectConnectGateway'],
  secret: ['secretsmanager:DeleteSecret'],
};

const { assembly, environments } = synthesised(everyKind());
/** What of others the templates of an environment name, as if they were another one's. */
const namedBy = (name: string, { environment: { account, region } }: (typeof environments)[number]) =>
  stageStacks(assembly, name).flatMap(({ template }) => [
    ...namedOfOthers(template, { account, region, partition: 'aws' }),
  ]);
const kindOf = (arn: string) => /:(?<kind>[a-z-]+)[/:][^/:]+(\/[^/:]+)?$/.exec(arn)?.groups?.['kind'] ?? arn;
/** One thing, of ours where a pattern says whichever account, and of six characters where it says which six. */
const oneOf = (arn: string, account: string) => arn.replace(':*:', `:${account}:`).replace('-??????', '-a1B2c3');

/** What an environment may do with what it names no more, action by action. */
async function allowed(
  loaded: (typeof environments)[number],
  formerly: readonly string[],
  [arn, action]: readonly [string, string],
): Promise<boolean> {
  const { subject } = casesOf(loaded, assembly, formerly).roles.at(-1)!;
  const { account } = loaded.environment;
  return mayDo(subject, { what: 'CloudFormation lets go', action, resource: oneOf(arn, account) });
}

// Of two environments one is the other's file after an edit.
const pairs = environments.flatMap((after) => {
  const still = namedBy(after.name, after);
  return environments.map(({ name }) => ({ after, gone: namedBy(name, after).filter((arn) => !still.includes(arn)) }));
});
const kinds = [...new Set(pairs.flatMap(({ gone }) => gone.map(kindOf)))].sort();

test('the environments name every kind of thing that others may own', () => {
  expect(kinds).toEqual(Object.keys(DONE).sort());
});

test.each(kinds)(
  '%s: what the file names no more can be let go of, and nothing further, once it is a parameter',
  async (kind) => {
    const pair = pairs.find(({ gone }) => gone.some((arn) => kindOf(arn) === kind))!;
    const arn = pair.gone.find((each) => kindOf(each) === kind)!;
    for (const action of DONE[kind]!) {
      expect([action, await allowed(pair.after, [], [arn, action])]).toEqual([action, false]);
      expect([action, await allowed(pair.after, pair.gone, [arn, action])]).toEqual([action, true]);
    }
    for (const action of NEVER[kind] ?? [])
      expect([action, await allowed(pair.after, pair.gone, [arn, action])]).toEqual([action, false]);
  },
);
