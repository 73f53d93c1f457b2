import { type ResourceChange, type Template } from '@nss/deployment';
import { changesReport } from './changes-report';

const change = (more: Partial<ResourceChange>): ResourceChange => ({
  stackName: 'nss-prod-relay', logicalId: 'Web01', type: 'AWS::EC2::Instance', path: 'Web01/Instance', action: 'Modify', replacement: 'True', ...more,
});
const report = (changes: ResourceChange[], { consents = [] as string[], before = {} as Template, after = {} as Template } = {}) =>
  changesReport({ environment: 'prod', method: 'change sets', stacks: [{ stackName: 'nss-prod-relay', changes, before, after }], consents: new Set(consents) });

test('nothing is said in a line', () => {
  expect(report([])).toMatch(/^## prod: nothing to change/);
});

test('what is lost comes first, with the very line that consents', () => {
  const text = report([change({ action: 'Add', replacement: 'False', type: 'AWS::SSM::Document', path: 'Doc' }), change({})]);
  expect(text.indexOf('Replaced or removed')).toBeLessThan(text.indexOf('nss-prod-relay: 1 new, 1 changed'));
  expect(text).toContain('| replaced | AWS::EC2::Instance | `nss-prod-relay/Web01/Instance` | **missing** |');
  expect(text).toContain('\nConsent: nss-prod-relay/Web01/Instance\n');
});

test('once consented, nothing asks any more', () => {
  const text = report([change({})], { consents: ['nss-prod-relay/Web01/Instance'] });
  expect(text).toContain('| given |');
  expect(text).not.toContain('Consent:');
});

test('what may be had back needs no consent', () => {
  const text = report([change({ type: 'AWS::CloudWatch::Alarm', action: 'Remove', replacement: 'False' })]);
  expect(text).toContain('| removed | AWS::CloudWatch::Alarm | `nss-prod-relay/Web01/Instance` | not needed |');
});

test('traffic and identities have sections of their own', () => {
  const rules = (port: number): Template => ({ Resources: { G: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'g', SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '10.0.0.1/32' }] } } } });
  const text = report([change({ replacement: 'False' })], { before: rules(5140), after: rules(6514) });
  expect(text).toContain('### Traffic\n\n**opens**\n\n- TCP 6514 from g to 10.0.0.1/32\n\n**closes**\n\n- TCP 5140 from g to 10.0.0.1/32');
  expect(text).not.toContain('Who may do what');
});

test('long lists are folded', () => {
  const many: Template = { Resources: { G: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'g', SecurityGroupEgress: Array.from({ length: 41 }, (_, i) => ({ IpProtocol: 'tcp', FromPort: i, ToPort: i, CidrIp: '10.0.0.1/32' })) } } } };
  expect(report([change({ replacement: 'False' })], { after: many })).toContain('<summary>opens 41</summary>');
});
