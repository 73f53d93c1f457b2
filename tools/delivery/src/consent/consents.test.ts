import { type ResourceChange } from '@nss/deployment';
import fc from 'fast-check';
import { consentsIn, withoutConsent } from './consents';
import { consentName } from './guarded';

const change: ResourceChange = { stackName: 'nss-prod-relay', action: 'Modify', type: 'AWS::EC2::Instance', logicalId: 'Web01', path: 'Web01/Instance', replacement: 'True' };

test('a line of its own consents, in a list and in backticks too', () => {
  expect([...consentsIn('Another image.\n\nConsent: nss-prod-relay/Web01/Instance\n- consent: `nss-prod-relay/Web02/Instance`\r\n')]).toEqual([
    'nss-prod-relay/Web01/Instance', 'nss-prod-relay/Web02/Instance',
  ]);
});

test.each(['I consent: nss-prod-relay/Web01/Instance', 'Consent: all', 'Consent: nss-prod-relay/*', 'Consent: nss-prod-relay', '<!-- e.g.\nConsent: nss-prod-relay/Web01/Instance\n-->', ''])(
  '%j consents to nothing', (text) => {
    expect(consentsIn(text).size).toBe(0);
  },
);

test('what is guarded and goes needs its own name; anything else does not', () => {
  const none = new Set<string>();
  expect(withoutConsent([change, { ...change, replacement: 'Conditional' }, { ...change, action: 'Remove', replacement: 'False' }], none)).toHaveLength(3);
  expect(withoutConsent([{ ...change, replacement: 'False' }, { ...change, action: 'Add', replacement: 'False' }, { ...change, type: 'AWS::CloudWatch::Alarm' }], none)).toEqual([]);
});

test('a consent is for one resource: no other name, however alike, stands for it', () => {
  const names = fc.stringMatching(/^[a-z0-9-]{1,8}\/[A-Za-z0-9/]{1,12}$/);
  fc.assert(fc.property(names, names, (given, wanted) => {
    const [stackName = '', ...path] = wanted.split('/');
    const needed = { ...change, stackName, path: path.join('/') };
    expect(withoutConsent([needed], consentsIn(`Consent: ${given}`)).map(consentName)).toEqual(given === wanted ? [] : [wanted]);
  }));
});
