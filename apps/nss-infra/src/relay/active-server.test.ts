import { activeServerParameterName } from '@nss/environment';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Availability } from '@nss/naming';
import { type PlacedServer } from '@nss/network';
import { ActiveServer } from './active-server';

const server = (number: number): PlacedServer => ({
  name: `web-0${number}`,
  log: 'web',
  number,
  zoneIndex: number - 1,
  managementAddress: `10.0.0.14${number}`,
  serviceAddress: `10.0.0.15${number}`,
});

function place(availability: Availability, servers: readonly PlacedServer[]): Template {
  const stack = new Stack();
  new ActiveServer(stack, 'Active', { purpose: 'nss-dev', log: 'web', availability, servers });
  return Template.fromStack(stack);
}

test.each<[Availability, PlacedServer[], string]>([
  ['single', [server(1)], 'web-01'],
  ['active-standby', [server(1), server(2)], 'web-01'],
  ['active-active', [server(1), server(2)], 'web-01,web-02'],
])('%s starts with the servers that relay', (availability, servers, Value) => {
  place(availability, servers).hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/nss-dev/relay/web/active',
    Type: 'String',
    DataType: 'text',
    Tier: 'Standard',
    Value,
  });
});

test('the parameter lies where runbooks look for it, one a log type', () => {
  expect(activeServerParameterName('nss-prod', 'firewall')).toBe('/nss-prod/relay/firewall/active');
  place('single', [server(1)]).resourceCountIs('AWS::SSM::Parameter', 1);
});
