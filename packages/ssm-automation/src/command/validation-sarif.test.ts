import { type Log } from 'sarif';
import { FINDING_CODES, type Finding } from '../validator';
import { validationSarif } from './validation-sarif';

const finding: Finding = {
  code: 'dangling-target',
  severity: 'error',
  step: 'one',
  position: { line: 8, column: 15 },
  message: 'there is no step tow',
  remedy: 'write two',
};
const files = [
  { file: 'a folder/one.yaml', findings: [finding, { ...finding, severity: 'warning' as const }] },
  { file: 'fine.json', findings: [] },
];

test('a log as the published types have it, its levels those of the findings', () => {
  const log = validationSarif(files) satisfies Log;
  expect(log.runs[0]?.results.map(({ level, ruleId }) => [level, ruleId])).toEqual([
    ['error', 'dangling-target'],
    ['warning', 'dangling-target'],
  ]);
  expect(log.runs[0]?.results[0]?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'a%20folder/one.yaml' },
        region: { startLine: 8, startColumn: 15 },
      },
      logicalLocations: [{ name: 'one', kind: 'member' }],
    },
  ]);
});

test('every code is a rule with its page', () => {
  const rules = validationSarif(files).runs[0]?.tool.driver.rules ?? [];
  expect(rules.map(({ id }) => id)).toEqual(Object.keys(FINDING_CODES));
  for (const { id, helpUri, defaultConfiguration } of rules) {
    expect(helpUri).toBe(FINDING_CODES[id].source);
    expect(defaultConfiguration.level).toBe(FINDING_CODES[id].severity);
  }
  expect(validationSarif(files).runs[0]?.results[0]?.ruleIndex).toBe(rules.findIndex(({ id }) => id === finding.code));
});
