import { validateDocument } from '@nss/ssm-automation';
import { validatorPorts } from '@nss/ssm-automation/ports';
import { replaceStack, restartService } from '../testing/documents';
import { DOCUMENTED_MUTATIONS } from './documented-mutations';
import { findMutants, type Mutant } from './find-mutants';
import { misspelt } from './mutation';
import { MUTATIONS } from './mutations';

jest.setTimeout(60_000);

const ports = validatorPorts();
afterAll(() => ports.stop());

const missed = (mutants: readonly Mutant[]) =>
  mutants.filter(({ found }) => !found).map(({ kind, codes }) => `${kind}: ${codes.join()}`);

test.each([
  ['a restart', restartService],
  ['a new stack', replaceStack],
])('%s: no finding, and every mutant of every place is found', async (_, text) => {
  expect(await validateDocument(text, ports)).toEqual([]);
  // Each fact of a page is held beside the table itself.
  const own = MUTATIONS.filter((mutation) => !DOCUMENTED_MUTATIONS.includes(mutation));
  expect(missed(await findMutants(text, ports, 'every place', own))).toEqual([]);
});

test('every kind applies to something, and is found', async () => {
  const mutants = await Promise.all(
    [restartService, replaceStack].map((text) => findMutants(text, ports, 'one place')),
  );
  expect(missed(mutants.flat())).toEqual([]);
  const kinds = new Set(mutants.flat().map(({ kind }) => kind));
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
