import { type Resolution, resolve } from './resolve';

const resolution: Resolution = {
  template: {
    Parameters: {
      Prefix: {},
      Existing: { Default: 'false' },
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html: "each member string is space trimmed"
      List: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    },
    Conditions: {
      Own: { 'Fn::Equals': [{ Ref: 'Existing' }, 'false'] },
      Never: { 'Fn::And': [{ Condition: 'Own' }, { 'Fn::Not': [{ Condition: 'Own' }] }] },
      Always: { 'Fn::Or': [{ Condition: 'Never' }, { Condition: 'Own' }] },
    },
    Resources: { Provider: { Type: 'AWS::IAM::OIDCProvider' } },
  },
  parameters: { Prefix: 'repo:acme/relay' },
  pseudo: { 'AWS::AccountId': '111111111111' },
  physicalId: (logicalId) => `arn:${logicalId}`,
  attribute: (logicalId, attribute) => `${logicalId}'s ${attribute}`,
};

test.each([
  [{ 'Fn::Join': [':', [{ Ref: 'Prefix' }, 'environment:dev']] }, 'repo:acme/relay:environment:dev'],
  [{ 'Fn::If': ['Own', { Ref: 'Provider' }, 'there'] }, 'arn:Provider'],
  [{ 'Fn::GetAtt': ['Provider', 'Arn'] }, "Provider's Arn"],
  [{ Resource: { Ref: 'List' } }, { Resource: ['a', 'b', 'c'] }],
  [{ 'Fn::If': ['Never', 'yes', 'no'] }, 'no'],
  [{ 'Fn::If': ['Always', 'yes', 'no'] }, 'yes'],
  [{ a: [{ Ref: 'AWS::AccountId' }, 1, null] }, { a: ['111111111111', 1, null] }],
])('%j is %j', (value, wanted) => {
  expect(resolve<unknown>(value, resolution)).toEqual(wanted);
});

test('a parameter that is given counts before its default', () => {
  expect(
    resolve<unknown>({ 'Fn::If': ['Own', 'own', 'there'] }, { ...resolution, parameters: { Existing: 'true' } }),
  ).toBe('there');
});

test.each([
  [{ Ref: 'Nothing' }, 'the template has no Nothing'],
  [{ 'Fn::ImportValue': 'x' }, 'cannot work out Fn::ImportValue'],
  [{ 'Fn::If': ['Unknown', 1, 2] }, 'cannot work out the condition'],
])('%j is refused', (value, message) => {
  expect(() => resolve<unknown>(value, resolution)).toThrow(message);
});

test('a parameter without a value is refused', () => {
  expect(() => resolve<unknown>({ Ref: 'Prefix' }, { ...resolution, parameters: {} })).toThrow(
    'the parameter Prefix has no value',
  );
});
