import { supportedTypes } from '../fixtures';
import { auditCases } from './cases/audit';
import { computeCases } from './cases/compute';
import { directConnectCases } from './cases/direct-connect';
import { gatewayCases } from './cases/gateways';
import { identityCases } from './cases/identity';
import { logCases } from './cases/logs';
import { managementCases } from './cases/management';
import { monitoringCases } from './cases/monitoring';
import { networkCases } from './cases/network';
import { notificationCases } from './cases/notification';
import { securityCases } from './cases/security';
import { vpcServiceCases } from './cases/vpc-services';
import { conformance } from './harness';

const here = [
  ...identityCases,
  ...logCases,
  ...notificationCases,
  ...monitoringCases,
  ...auditCases,
  ...managementCases,
  ...directConnectCases,
];
const everywhere = [...here, ...networkCases, ...securityCases, ...computeCases, ...vpcServiceCases, ...gatewayCases];
/** The types whose drift the project watches. */
const watched = [
  'SecurityGroup',
  'NetworkAclEntry',
  'Route',
  'Instance',
  'NetworkInterface',
  'RouteTable',
  'VPC',
  'Subnet',
  'NatGateway',
  'FlowLog',
]
  .map((name) => `AWS::EC2::${name}`)
  .concat(
    'AWS::CloudWatch::Alarm',
    'AWS::Logs::MetricFilter',
    'AWS::Logs::QueryDefinition',
    'AWS::CloudTrail::Trail',
    'AWS::SNS::Topic',
    'AWS::SSM::Parameter',
    'AWS::SSM::Document',
  );

conformance('services', here, (aws, cloud) => {
  test('every type the cloud stands behind has a conformance case, and no case is left over', async () => {
    expect([...new Set(everywhere.map(({ type }) => type))].sort()).toEqual(await supportedTypes(cloud().endpoint));
  });

  test('drift is proven for every type that is watched for it', () => {
    const proven = everywhere.filter(({ drift }) => drift).map(({ type }) => type);
    expect(watched.filter((type) => !proven.includes(type))).toEqual([]);
  });

  test('CloudTrail records calls by the names of their operations', async () => {
    await aws().ec2.describeVpcs({});
    const { Events } = await aws().cloudTrail.lookupEvents({
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'DescribeVpcs' }],
    });
    expect(Events).toContainEqual(
      expect.objectContaining({ EventName: 'DescribeVpcs', EventSource: 'ec2.amazonaws.com' }),
    );
  });
});
