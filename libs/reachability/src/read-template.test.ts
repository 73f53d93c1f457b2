import { readNetwork } from './read-template';

const group = (properties: object) =>
  readNetwork({ Group: { Type: 'AWS::EC2::SecurityGroup', Properties: properties } }, []).groups.get('Group');

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html: without an
// egress rule of its own a group gets one that lets everything leave.
test('a group without egress rules lets everything leave, and nothing in', () => {
  expect(group({ GroupDescription: 'x' })).toMatchObject({
    ingress: [],
    egress: [{ boxes: [{ protocol: 'tcp', first: 0, last: 4294967295, fromPort: 0, toPort: 65535 }, {}, {}, {}] }],
  });
});

test('a rule beside its group counts as one in it, and a group as the other side stays one', () => {
  const { groups } = readNetwork(
    {
      A: { Type: 'AWS::EC2::SecurityGroup' },
      Rule: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: { 'Fn::GetAtt': ['A', 'GroupId'] },
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          SourceSecurityGroupId: 'sg-1',
        },
      },
    },
    [],
  );
  expect(groups.get('A')?.ingress).toEqual([{ groupId: 'sg-1', protocols: ['tcp'], ports: [22, 22] }]);
});

test('what names nothing that is known is refused', () => {
  expect(() =>
    group({ SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: { 'Fn::Sub': 'x' } }] }),
  ).toThrow('names no resource that is known before deployment');
});
