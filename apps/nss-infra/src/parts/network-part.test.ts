import { App } from 'aws-cdk-lib';
import { EnvironmentStage } from '../stages/environment-stage';
import { referenceEnvironments } from '../stages/invariants/variants';
import { type NetworkPart } from './network-part';

const [first] = referenceEnvironments();
if (!first) throw new Error('there is no environment');
const stage = new EnvironmentStage(new App(), first.name, { environment: first.environment, plan: first.plan });
const network = stage.node.findChild('system').node.findChild('Network') as NetworkPart;

test('a zone that the environment does not have is refused, counted as people do', () => {
  expect(() => network.privateSubnetId(1)).toThrow('there is no private subnet in zone 2');
});

test('interfaces of every role find their groups, and a role that no flow needs has none', () => {
  for (const role of ['bastion', 'nss-management', 'nss-service-web', 'nss-service-firewall'] as const)
    expect(network.securityGroupIds(role)).toHaveLength(1);
  expect(network.securityGroupIds('interface-endpoints')).toEqual([]);
});
