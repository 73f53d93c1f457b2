import { type LoadedEnvironment } from '@nss/environment';
import { known, unknown } from '../line';
import { awsFacts, environment, troubles } from '../testing';
import { checkExistingVpc } from './check-existing-vpc';

const GATEWAY = 'tgw-0123456789abcdef0';

/** prod, in a VPC of others on a transit gateway of others. */
function inExisting(attachment: boolean, endpoints = true): LoadedEnvironment {
  const prod = environment('prod');
  const existing = { id: 'vpc-0123456789abcdef0', publicSubnets: [], privateSubnets: [], flowLog: true };
  return {
    ...prod,
    environment: {
      ...prod.environment,
      vpc: { ...prod.environment.vpc, existing },
      bastion: { ...prod.environment.bastion, endpoints },
      privateConnection: Object.assign(
        { kind: 'transit-gateway' },
        { amazonAsn: 64512, transitGatewayId: GATEWAY, attachment, directConnectGateway: {} },
      ),
    },
  };
}

test('a VPC that the environment makes has nothing of others', () => {
  expect(
    checkExistingVpc(
      environment('prod'),
      awsFacts({ attachedTo: known([GATEWAY]), namedEndpoints: known(['com.amazonaws.ap-northeast-1.ssm']) }),
    ),
  ).toEqual([]);
});

test.each([
  ['attached by nobody', true, [], []],
  ['attached to another', true, ['tgw-0123456789abcdef1'], []],
  ['attached by others', true, [GATEWAY], ['fail attachment of the VPC']],
  ['attached, as the file says', false, ['tgw-0123456789abcdef1', GATEWAY], []],
  ['not attached, though the file says so', false, [], ['fail attachment of the VPC']],
])('%s', (_what, attachment, attachedTo, found) => {
  const lines = checkExistingVpc(inExisting(attachment, false), awsFacts({ attachedTo: known(attachedTo) }));
  expect(troubles(lines)).toEqual(found);
  if (found.length > 0)
    expect(lines[0]?.command).toContain(`privateConnection.attachment: ${attachment ? 'false' : 'true'}`);
});

test.each([
  ['other services', ['com.amazonaws.ap-northeast-1.ec2', 'com.amazonaws.ap-northeast-1.ssm-contacts'], []],
  ['one of ours', ['com.amazonaws.ap-northeast-1.logs'], ['fail endpoints of the VPC']],
  ['one of ours in China', ['cn.com.amazonaws.cn-north-1.monitoring'], ['fail endpoints of the VPC']],
])('endpoints of others: %s', (_what, services, found) => {
  expect(troubles(checkExistingVpc(inExisting(true), awsFacts({ namedEndpoints: known(services) })))).toEqual(found);
});

test('what cannot be asked never passes', () => {
  expect(
    troubles(
      checkExistingVpc(
        inExisting(true),
        awsFacts({ attachedTo: unknown('no right'), namedEndpoints: unknown('no right') }),
      ),
    ),
  ).toEqual(['unknown attachment of the VPC', 'unknown endpoints of the VPC']);
});
