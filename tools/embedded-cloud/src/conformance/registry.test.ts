import { startEmbeddedCloud } from '../start';
import { supportedTypes } from '../world';
import { computeCases } from './cases/compute';
import { identityCases } from './cases/identity';
import { managementCases } from './cases/management';
import { monitoringCases } from './cases/monitoring';
import { networkCases } from './cases/network';
import { directConnectCases, gatewayCases } from './cases/private-connection';
import { securityCases } from './cases/security';

const cases = [
  ...computeCases, ...directConnectCases, ...gatewayCases, ...identityCases, ...managementCases, ...monitoringCases, ...networkCases, ...securityCases,
];
/** The types whose drift the project watches. */
const watched = [
  'SecurityGroup', 'NetworkAclEntry', 'Route', 'Instance', 'NetworkInterface', 'RouteTable', 'VPC', 'Subnet', 'NatGateway', 'FlowLog',
].map((name) => `AWS::EC2::${name}`).concat(
  'AWS::CloudWatch::Alarm', 'AWS::Logs::MetricFilter', 'AWS::CloudTrail::Trail', 'AWS::SNS::Topic', 'AWS::SSM::Parameter', 'AWS::SSM::Document');

test('every type the cloud stands behind has a conformance case, and no case is left over', async () => {
  const cloud = await startEmbeddedCloud();
  try {
    expect(cases.map(({ type }) => type).sort()).toEqual(await supportedTypes(cloud.endpoint));
  } finally {
    await cloud.stop();
  }
});

test('drift is proven for every type that is watched for it', () => {
  const proven = cases.filter(({ drift }) => drift).map(({ type }) => type);
  expect(watched.filter((type) => !proven.includes(type))).toEqual([]);
});
