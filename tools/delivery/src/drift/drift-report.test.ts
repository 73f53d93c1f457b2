import { driftReport } from './drift-report';

const ROUTE = {
  kind: 'added',
  type: 'AWS::EC2::Route',
  physicalId: 'rtb-1|198.51.100.0/24',
  path: 'nss-dev-system Network/RouteTable',
  found: { DestinationCidrBlock: '198.51.100.0/24' },
} as const;

test('nothing differs: nothing is said', () => {
  expect(driftReport([], []).text).toBe('');
});

test('what was added is told with its call, what was altered with the change set that reverts it, records with neither', () => {
  const { text } = driftReport(
    [
      ROUTE,
      { ...ROUTE, kind: 'altered', property: 'NatGatewayId', planned: 'nat-1', found: 'nat-2' },
      { ...ROUTE, type: 'AWS::Logs::LogGroup', physicalId: 'nss-dev-other' },
    ],
    [],
  );
  const [, call, changeSet, records] = text.split('### ');
  expect(call).toMatch(/^In no template[^]*ec2:DeleteRoute/);
  expect(changeSet).toMatch(/^Other than the template[^]*--deployment-mode REVERT_DRIFT[^]*`nat-1` \| `nat-2`/);
  expect(records).toMatch(/^Records[^]*nss-dev-other/);
  expect(records).not.toContain('logs:Delete');
});

test('packets that pass otherwise than meant come first', () => {
  const { text } = driftReport([ROUTE], [], ['web-01 eth1 sends to 0.0.0.0/0, tcp 443']);
  expect(text.split('### ')[1]).toMatch(
    /^Other packets than are meant to pass\s+- web-01 eth1 sends to 0\.0\.0\.0\/0\\, tcp 443/,
  );
  expect(driftReport([], [], ['x']).text).not.toBe('');
});

test('what somebody wrote into the account is text, and a long value is cut', () => {
  const evil = '[x](https://example.com) | <img src=x> `';
  const { text } = driftReport([{ ...ROUTE, path: evil, found: { a: 'y'.repeat(2000) } }], []);
  expect(text).not.toContain(evil);
  expect(text.length).toBeLessThan(2000);
});

test("CloudFormation's own words come last", () => {
  const { text } = driftReport([ROUTE], [{ stack: 'dev/system', modified: ' [~] a thing ', deleted: undefined }]);
  expect(text).toMatch(/own detection: dev\/system\n\n```text\n\[~\] a thing\n```$/);
});
