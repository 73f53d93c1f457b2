import fc from 'fast-check';
import { type Template } from '../assembly';
import { referencesIn } from './references';
import { withoutResources } from './without';

const template = {
  Description: 'd',
  Resources: {
    Vif: { Type: 'AWS::DirectConnect::PrivateVirtualInterface', Properties: { Vlan: 1 } },
    Machine: { Type: 'AWS::EC2::Instance', Properties: { ImageId: 'ami-1' }, DependsOn: 'Vif' },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      DependsOn: ['Machine', 'Topic'],
      Properties: {
        Dimensions: [{ Value: { Ref: 'Machine' } }, { Value: { 'Fn::GetAtt': ['Vif', 'VirtualInterfaceId'] } }],
      },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'AWS::StackName' } } },
  },
  Outputs: { Machine: { Value: { Ref: 'Machine' } } },
} as unknown as Template;
const ids = new Map([
  ['Machine', 'i-1'],
  ['Vif', 'arn:aws:directconnect:eu-west-1:111111111111:dxvif/dxvif-fg1'],
]);

test('who stays keeps the ids of what goes, in outputs too', () => {
  expect(withoutResources(template, ['Machine', 'Vif'], ids)).toEqual({
    Description: 'd',
    Resources: {
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        DependsOn: ['Topic'],
        Properties: { Dimensions: [{ Value: 'i-1' }, { Value: 'dxvif-fg1' }] },
      },
      Topic: template.Resources!['Topic'],
    },
    Outputs: { Machine: { Value: 'i-1' } },
  });
});

test('what cannot be known is refused', () => {
  expect(() => withoutResources(template, ['Machine'], new Map())).toThrow('Machine has to go first');
  const named = {
    Resources: {
      ...template.Resources,
      Other: { Type: 'T', Properties: { A: { 'Fn::GetAtt': ['Topic', 'TopicName'] } } },
    },
  };
  expect(() => withoutResources(named, ['Topic'], ids)).toThrow('Topic.TopicName is needed by what stays');
});

test('nothing refers to what is gone, and nothing else changes', () => {
  fc.assert(
    fc.property(fc.subarray(['Machine', 'Vif', 'Alarm']), (gone) => {
      const reduced = withoutResources(template, gone, ids);
      expect([...referencesIn(reduced)].filter((id) => gone.includes(id))).toEqual([]);
      expect(Object.keys(reduced.Resources ?? {})).toEqual(
        Object.keys(template.Resources ?? {}).filter((id) => !gone.includes(id)),
      );
      if (gone.length === 0) expect(reduced.Resources).toMatchObject({ Topic: template.Resources!['Topic']! });
    }),
  );
});

test.each([
  [{ 'Fn::Sub': 'a ${One} ${Two.Arn} ${!Three} ${AWS::Region}' }, ['One', 'Two']],
  [{ 'Fn::Sub': ['${A} ${B}', { B: { Ref: 'C' } }] }, ['A', 'B', 'C']],
  [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': 'X.Arn' }, { 'Fn::GetAtt': ['Y', 'Arn'] }, { Ref: 'Z' }]] }, ['X', 'Y', 'Z']],
])('references in %j', (part, expected) => {
  expect([...referencesIn(part)].sort()).toEqual(expected);
});
