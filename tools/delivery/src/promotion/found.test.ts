import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFound } from './found';

const folder = mkdtempSync(join(tmpdir(), 'nss-found-'));
const file = join(folder, 'found.json');
afterAll(() => rmSync(folder, { recursive: true }));

test('areas are counted, what differs is told, and of an execution only what people read is kept', () => {
  writeFound(file, {
    environment: 'dev',
    digest: 'a',
    at: new Date('2026-11-28T09:00:00Z'),
    facts: [
      { area: 'subnets', what: 'relay CIDR', planned: '10.0.0.0/28', found: '10.0.0.0/28' },
      { area: 'subnets', what: 'bastion CIDR', planned: '10.0.0.16/28', found: 'nothing' },
    ],
    executions: [
      {
        AutomationExecutionId: '1',
        DocumentName: 'nss-dev-nss-health-check-01',
        AutomationExecutionStatus: 'Success',
        Parameters: { Secret: ['x'] },
        StepExecutions: [{ StepName: 'readSystem', Outputs: { System: ['x'], Lines: ['[]'] } }],
      },
    ],
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    environment: 'dev',
    digest: 'a',
    at: '2026-11-28T09:00:00.000Z',
    areas: [{ area: 'subnets', planned: 2, differs: 1 }],
    differences: [{ area: 'subnets', what: 'bastion CIDR', planned: '10.0.0.16/28', found: 'nothing' }],
    executions: [
      {
        AutomationExecutionId: '1',
        DocumentName: 'nss-dev-nss-health-check-01',
        AutomationExecutionStatus: 'Success',
        StepExecutions: [{ StepName: 'readSystem', Outputs: { Lines: ['[]'] } }],
      },
    ],
  });
});
