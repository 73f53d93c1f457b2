import { validateDocument } from '@nss/automation';
import { validatorPorts } from '@nss/runbook-validation';
import { RUNBOOKS } from '@nss/runbooks';
import { replaceStack, restartService } from '../testing/documents';
import { findMutants, type Mutant } from './find-mutants';
import { misspelt } from './mutation';
import { MUTATIONS } from './mutations';

jest.setTimeout(60_000);

const ports = validatorPorts();
afterAll(() => ports.stop());

const place = {
  purpose: 'nss-dev',
  environment: 'dev',
  account: '111111111111',
  region: 'eu-central-1',
  partition: 'aws',
  approval: { by: ['ann'], required: 1, fourEyes: true },
};
const missed = (mutants: readonly Mutant[]) =>
  mutants.filter(({ found }) => !found).map(({ kind, codes }) => `${kind}: ${codes.join()}`);

test.each([
  ['a restart', restartService],
  ['a new stack', replaceStack],
])('%s: no finding, and every mutant of every place is found', async (_, text) => {
  expect(await validateDocument(text, ports)).toEqual([]);
  expect(missed(await findMutants(text, ports, 'every place'))).toEqual([]);
});

test.each(RUNBOOKS.map(({ name, make }) => [name, make] as const))(
  '%s: no finding, and every kind of mutant is found',
  async (_, make) => {
    const text = JSON.stringify(make(place).document);
    expect(await validateDocument(text, ports)).toEqual([]);
    expect(missed(await findMutants(text, ports, 'one place'))).toEqual([]);
  },
);

test('every kind applies to something', async () => {
  const kinds = new Set(
    (await Promise.all([restartService, replaceStack].map((text) => findMutants(text, ports, 'one place'))))
      .flat()
      .map(({ kind }) => kind),
  );
  expect(MUTATIONS.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('a mutant of a document counts only what the document did not have before', async () => {
  const broken = restartService.replace('Duration: PT5S', 'Duration: 5 seconds');
  const [mutant] = (
    await findMutants(broken, { ...ports, scripts: { read: async (texts) => texts.map(() => ({})) } }, 'one place')
  ).filter(({ kind }) => kind === 'Python syntax error');
  expect(mutant).toEqual({ kind: 'Python syntax error', found: false, codes: [] });
});

test('a misspelling is another word', () => {
  for (const word of ['ab', 'Service', 'aa', 'x', 'DescribeInstances']) expect(misspelt(word)).not.toBe(word);
});
