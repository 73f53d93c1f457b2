import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssemblyStack, type Promotion } from '@nss/deployment';
import { readPromotion, writePromotion } from './promotion-file';

const stack: AssemblyStack = { id: 'prod/network', stackName: 'nss-prod-network', dependsOn: [], template: { Resources: {} }, templateAsset: { file: 'network.json', bucket: 'assets', key: 'k.json' } };
const promotion: Promotion = {
  changeSetName: 'approve-1',
  stacks: [{ stack, state: 'prepared', changes: [], standsAt: 'arn 2026', changeSetArn: 'arn:aws:cloudformation:eu-west-1:222222222222:changeSet/approve-1/x' }],
};
const subject = { environment: 'prod', digest: 'd'.repeat(64) };
const folder = mkdtempSync(join(tmpdir(), 'nss-promotion-'));
const file = join(folder, 'promotion.json');
beforeAll(() => writePromotion(file, subject, promotion));
afterAll(() => rmSync(folder, { recursive: true }));

test('what is read is what was written', () => {
  expect(readPromotion(file, subject, [stack])).toEqual(promotion);
});

test.each([
  [{ ...subject, environment: 'dev' }, [stack], 'was prepared for prod and not for dev'],
  [{ ...subject, digest: 'e'.repeat(64) }, [stack], 'was prepared from the assembly dddd'],
  [subject, [], 'holds a change set for prod/network, which the assembly does not have'],
] as const)('%j is refused', (wanted, stacks, problem) => {
  expect(() => readPromotion(file, wanted, stacks)).toThrow(problem);
});
