import { DOCUMENTED_FACTS, isHeld, withPart } from '.';
import { validatorPorts } from '../ports/ports';
import { validateDocument } from '../validator';

const ports = validatorPorts();
afterAll(() => ports.stop());

const BARE = {
  schemaVersion: '0.3',
  mainSteps: [
    { name: 'last', action: 'aws:changeInstanceState', inputs: { InstanceIds: ['i-1'], DesiredState: 'running' } },
  ],
};
const found = (document: object) => validateDocument(JSON.stringify(document), ports);
const named = DOCUMENTED_FACTS.filter(isHeld).map(
  (fact) => [`${fact.page.replace(/^.*\//, '')}: ${fact.fact}`, fact] as const,
);

test.each(named)('%s', async (_name, { code, fits, breaks }) => {
  expect(await found(withPart(BARE, fits))).toEqual([]);
  const findings = (await found(withPart(BARE, breaks))).filter(({ severity }) => severity !== 'note');
  expect(findings.map((finding) => finding.code)).toContain(code);
});

test('every page of an action, and of what runbooks are made of, has a row', () => {
  const pages = new Set(DOCUMENTED_FACTS.map(({ page }) => page.replace(/^.*\/|\.html$/g, '')));
  expect([...pages].filter((page) => /^(automation-action-|invoke-webhook)/.test(page))).toHaveLength(24);
});

test('no fact is told twice', () => {
  const rows = DOCUMENTED_FACTS.map(({ page, fact }) => `${page} ${fact}`);
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});
