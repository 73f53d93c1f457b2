import { type LoadedEnvironment } from '@nss/environment';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { healthIn, readHistory } from './given-history';

const folder = mkdtempSync(join(tmpdir(), 'history-'));
afterAll(() => rmSync(folder, { recursive: true }));

const dev = { name: 'dev', environment: { purpose: 'nss-dev' } } as LoadedEnvironment;

/** The record of a health check, as the API has it. */
function record(id: string, minute: number, document = 'nss-dev-nss-health-check-01') {
  const at = `2026-11-28T09:${String(minute).padStart(2, '0')}:00.000Z`;
  const Points = JSON.stringify([{ label: 'pulse to SIEM: web to soc', silentBelow: 4096, points: [[2, 9000]] }]);
  return {
    AutomationExecutionId: id,
    DocumentName: document,
    AutomationExecutionStatus: 'Success',
    ExecutionEndTime: at,
    Parameters: { Log: ['all'] },
    StepExecutions: [
      { StepName: 'checkPulse', ExecutionEndTime: at, Outputs: { Lines: ['[]'], Points: [Points] } },
      { StepName: 'conclude', Outputs: { Lines: ['No output available yet'], Summary: [`pass: ${id}`] } },
    ],
  };
}

const found = (environment: string, at: string, executions: object[]) => ({
  environment,
  digest: at,
  at,
  areas: [],
  differences: [],
  executions,
});

function history(files: Record<string, object>) {
  const directory = mkdtempSync(join(folder, 'h-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), JSON.stringify(content));
  }
  return directory;
}

test('a directory holds records of deployments and of health checks: each execution once, in order, the newest read-back', () => {
  const directory = history({
    'found-dev/found.json': found('dev', '2026-11-28T09:20:00Z', [record('b', 20)]),
    'older/found.json': found('dev', '2026-11-28T09:10:00Z', [record('a', 10)]),
    'b.json': record('b', 20),
    'c.json': record('c', 30),
    'of-another-runbook.json': record('d', 40, 'nss-dev-nss-restart-01'),
    'of-another-environment.json': record('e', 40, 'nss-prod-nss-health-check-01'),
    'note.txt': {},
  });
  const health = healthIn(readHistory(directory), dev);
  expect(health?.checks.map(({ summary }) => summary)).toEqual(['pass: a', 'pass: b', 'pass: c']);
  expect(health?.readBack?.digest).toBe('2026-11-28T09:20:00Z');
  // Two minutes before the end of the step that looked.
  expect(health?.checks[0]?.pulses[0]?.points).toEqual([{ at: Date.parse('2026-11-28T09:08:00Z'), bytes: 9000 }]);
  // AWS writes a sentence in the place of what a step never said.
  expect(health?.checks[0]?.lines).toBeUndefined();
});

test('a file alone is a history too, and of another environment it holds nothing', () => {
  const directory = history({ 'health.json': record('a', 10) });
  expect(healthIn(readHistory(join(directory, 'health.json')), dev)?.checks).toHaveLength(1);
  const prod = { name: 'prod', environment: { purpose: 'nss-prod' } } as LoadedEnvironment;
  expect(healthIn(readHistory(directory), prod)).toBeUndefined();
});

test.each([
  ['nothing.json', undefined, 'there is no file or directory'],
  ['other.json', { a: 1 }, 'is neither what a deployment found nor what runbook start prints with --json'],
])('%s is wrong use', (name, content, problem) => {
  const directory = history(content ? { [name]: content } : {});
  expect(() => readHistory(join(directory, name))).toThrow(problem);
});
