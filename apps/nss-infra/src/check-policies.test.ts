import { App, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { environmentsApp } from './app';
import { checkPolicies } from './check-policies';
import { loadEnvironments } from '@nss/environment';

jest.setTimeout(180_000);

// Tests run without CDK's validation, which is what these tests are about.
const { CDK_VALIDATION } = process.env;
beforeAll(() => {
  process.env['CDK_VALIDATION'] = 'true';
});
// The CDK prints what it finds; here that would look like a failure.
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(() => {
  process.env['CDK_VALIDATION'] = CDK_VALIDATION;
});

function planted(plant: (stack: Stack) => void): string[] {
  return checkPolicies((outdir) => {
    const app = new App({ outdir, analyticsReporting: false });
    plant(new Stack(app, 'planted'));
    return app;
  });
}

test('the reference environments have no finding', () => {
  expect(checkPolicies((outdir) => environmentsApp(loadEnvironments().environments ?? [], { outdir }))).toEqual([]);
});

test('both packs find a bucket without TLS and encryption, and name it', () => {
  const findings = planted((stack) => new CfnBucket(stack, 'Bare'));
  expect(findings).toContainEqual(expect.stringMatching(/AwsSolutions-S10 .*planted\/Bare/));
  expect(findings).toContainEqual(expect.stringMatching(/NIST\.800\.53\.R5-S3BucketSSLRequestsOnly .*planted\/Bare/));
});

test('a security group that anybody may enter by SSH is found', () => {
  const findings = planted(
    (stack) =>
      new CfnSecurityGroup(stack, 'Open', {
        groupDescription: 'open',
        securityGroupIngress: [
          { ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0', description: 'anybody' },
        ],
      }),
  );
  expect(findings).toContainEqual(expect.stringMatching(/AwsSolutions-EC23 .*planted\/Open/));
  expect(findings).toContainEqual(expect.stringMatching(/NIST\.800\.53\.R5-EC2RestrictedSSH .*planted\/Open/));
});

test("the CDK's own rules take part: they know that a template needs resources", () => {
  expect(planted(() => undefined)).toEqual([expect.stringMatching(/^CloudFormation Validate F0001 .*planted/)]);
});

test('what fails for another reason is an error, not a list without findings', () => {
  expect(() => planted((stack) => stack.node.addValidation({ validate: () => ['the stack is not finished'] }))).toThrow(
    'the stack is not finished',
  );
});

test('an app that is synthesised elsewhere is refused: nothing read is not nothing found', () => {
  expect(() => checkPolicies(() => new App({ analyticsReporting: false }))).toThrow('wrote no validation report');
});

test('half a run is refused', () => {
  process.env['CDK_VALIDATION'] = 'false';
  try {
    expect(() => planted((stack) => new CfnBucket(stack, 'Bare'))).toThrow('CDK_VALIDATION is false');
  } finally {
    process.env['CDK_VALIDATION'] = 'true';
  }
});
