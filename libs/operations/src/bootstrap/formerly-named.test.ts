import { namedOfOthers } from './formerly-named';

const place = { account: '111111111111', region: 'eu-west-1', partition: 'aws' };
const made = (Properties: Record<string, unknown>) => ({ Resources: { Any: { Type: 'A::B::C', Properties } } });

// The ids and ARNs as the service authorization reference and the resource schemas have them:
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdirectconnect.html
test.each([
  [{ VpcId: 'vpc-0123456789abcdef0' }, 'arn:aws:ec2:eu-west-1:*:vpc/vpc-0123456789abcdef0'],
  [{ VpcId: 'vpc-01234567' }, 'arn:aws:ec2:eu-west-1:*:vpc/vpc-01234567'],
  [{ SubnetIds: ['subnet-0123456789abcdef0'] }, 'arn:aws:ec2:eu-west-1:*:subnet/subnet-0123456789abcdef0'],
  [{ RouteTableId: 'rtb-0123456789abcdef0' }, 'arn:aws:ec2:eu-west-1:*:route-table/rtb-0123456789abcdef0'],
  [{ TransitGatewayId: 'tgw-0123456789abcdef0' }, 'arn:aws:ec2:eu-west-1:*:transit-gateway/tgw-0123456789abcdef0'],
  [{ ConnectionId: 'dxcon-fg2example' }, 'arn:aws:directconnect:eu-west-1:111111111111:dxcon/dxcon-fg2example'],
  [{ ConnectionId: 'dxlag-fg2example' }, 'arn:aws:directconnect:eu-west-1:111111111111:dxlag/dxlag-fg2example'],
  [
    { DirectConnectGatewayId: 'a1b2c3d4-5678-90ab-cdef-111111111111' },
    'arn:aws:directconnect::111111111111:dx-gateway/a1b2c3d4-5678-90ab-cdef-111111111111',
  ],
  [
    { AuthKey: '{{resolve:secretsmanager:bgp/key:SecretString:::}}' },
    'arn:aws:secretsmanager:eu-west-1:111111111111:secret:bgp/key-??????',
  ],
  [
    { PreSharedKey: '{{resolve:secretsmanager:bgp/key}}' },
    'arn:aws:secretsmanager:eu-west-1:111111111111:secret:bgp/key-??????',
  ],
])('%j names %s', (properties, arn) => {
  expect([...namedOfOthers(made(properties), place)]).toEqual([arn]);
});

test.each([
  [{ VpcId: { Ref: 'Vpc' }, SubnetIds: [{ 'Fn::GetAtt': ['Subnet', 'SubnetId'] }] }],
  [{ Name: 'vpc-of-the-relay' }],
  [{ Description: 'what vpc-0123456789abcdef0 sends' }],
  [{ KeyId: 'a1b2c3d4-5678-90ab-cdef-111111111111' }],
  [{ Value: '{{resolve:ssm:/aws/service/ami}}' }],
])('%j names nothing of others', (properties) => {
  expect([...namedOfOthers(made(properties), place)]).toEqual([]);
});

test('a stack that is not there names nothing', () => {
  expect([...namedOfOthers({}, place)]).toEqual([]);
});
