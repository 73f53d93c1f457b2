import { checkRules, findingText, githubFiles, githubTexts, type DispatchChoice } from '@nss/workflow-runner/rules';
import { workspaceRoot } from '@nss/workspace';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ENVIRONMENTS } from '@nss/environment';
import { RUNBOOKS } from '@nss/runbooks';
import { RULES } from '../rules/rules';
import { actionlint } from '../static/actionlint';
import { zizmor } from '../static/zizmor';
import { judge, mutants, rewritten } from './mutants';
import { verdictTable } from './table';

jest.setTimeout(300_000);

const RUNBOOK = '.github/workflows/runbook.yml';
const REPAIR = '.github/workflows/repair.yml';
const texts = githubTexts(workspaceRoot());
const environments = readdirSync(join(workspaceRoot(), OWN_ENVIRONMENTS))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))
  .sort();
const choices: DispatchChoice[] =
  texts[RUNBOOK] === undefined
    ? []
    : [
        { workflow: RUNBOOK, input: 'runbook', options: RUNBOOKS.map(({ name }) => name) },
        { workflow: RUNBOOK, input: 'environment', options: environments },
        { workflow: REPAIR, input: 'environment', options: environments },
      ];

test('the delivery files break no rule, and no tool finds anything in them', async () => {
  expect(checkRules(githubFiles(texts, choices), RULES).map(findingText)).toEqual([]);
  expect(await actionlint([{ texts }])).toEqual([[]]);
  expect(await zizmor([{ texts }])).toEqual([[]]);
});

test('every mutant of them is caught', async () => {
  const base = rewritten(texts);
  const verdicts = await judge(base, mutants(base), choices);
  process.stderr.write(`\n${verdictTable(verdicts)}\n`);
  expect(verdicts.length).toBeGreaterThan(0);
  expect(
    verdicts.filter(({ caughtBy }) => caughtBy.length === 0).map(({ operator, place }) => `${operator}: ${place}`),
  ).toEqual([]);
});
