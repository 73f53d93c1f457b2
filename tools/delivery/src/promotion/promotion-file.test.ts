import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssemblyStack, type Promotion } from '@nss/deployment';
import { readPromotion, requireConsent, writePromotion } from './promotion-file';

const stack: AssemblyStack = {
  id: 'prod/system',
  stackName: 'nss-prod-system',
  template: { Resources: {} },
  templateAsset: { file: 'network.json', bucket: 'assets', key: 'k.json' },
};
const promotion: Promotion = {
  changeSetName: 'approve-1',
  stacks: [
    {
      stack,
      state: 'prepared',
      changes: [],
      unprotected: ['i-0123456789abcdef0'],
      standsAt: 'arn 2026',
      changeSetArn: 'arn:aws:cloudformation:eu-west-1:222222222222:changeSet/approve-1/x',
    },
  ],
};
const subject = { environment: 'prod', digest: 'd'.repeat(64) };
const folder = mkdtempSync(join(tmpdir(), 'nss-promotion-'));
const file = join(folder, 'promotion.json');
beforeAll(() =>
  writePromotion(file, subject, promotion, {
    change: 'c0ffee',
    losses: ['nss-prod-system/Relay/Web01/Instance: replaced'],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

test('what is read is what was written', () => {
  expect(readPromotion(file, subject, [stack])).toEqual(promotion);
});

test.each([
  [{ ...subject, environment: 'dev' }, [stack], 'was prepared for prod and not for dev'],
  [{ ...subject, digest: 'e'.repeat(64) }, [stack], 'was prepared from the assembly dddd'],
  [subject, [], 'holds a change set for prod/system, which the assembly does not have'],
] as const)('%j is refused', (wanted, stacks, problem) => {
  expect(() => readPromotion(file, wanted, stacks)).toThrow(problem);
});

test('what loses something is executed with a consent to that very change only; what loses nothing needs none', () => {
  expect(() => requireConsent(file, 'c0ffee')).not.toThrow();
  for (const given of ['', 'C0FFEE', 'c0ffee0'])
    expect(() => requireConsent(file, given)).toThrow('- nss-prod-system/Relay/Web01/Instance: replaced');
  const harmless = join(folder, 'harmless.json');
  writePromotion(harmless, subject, promotion, { change: 'c0ffee', losses: [] });
  expect(() => requireConsent(harmless, '')).not.toThrow();
});
