import { serviceName } from './service-name';

// boto3.client takes the right-hand side: https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/index.html
test.each([
  ['com.amazonaws.networkfirewall', 'network-firewall'],
  ['com.amazonaws.directoryservice', 'ds'],
  ['com.amazonaws.ssmincidents', 'ssm-incidents'],
  ['com.amazonaws.ssoadmin', 'sso-admin'],
  ['com.amazonaws.eventbridge', 'events'],
  ['com.amazonaws.elasticloadbalancingv2', 'elbv2'],
  ['com.amazonaws.sfn', 'stepfunctions'],
  ['com.amazonaws.pinpointsmsvoice', 'pinpoint-sms-voice'],
])('%s is %s', (namespace, name) => {
  expect(serviceName(namespace)).toBe(name);
});

test.each(['com.amazonaws.networkfirewal', 'com.amazonaws.constructor', 'com.amazonaws.'])(
  'the unknown %s is refused with the way out',
  (namespace) => {
    expect(() => serviceName(namespace)).toThrow(/boto3 has no service .* steps\.raw/);
  },
);
