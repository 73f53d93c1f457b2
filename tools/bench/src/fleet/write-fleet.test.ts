import { workspaceRoot } from '@nss/workspace';
import { loadEnvironments } from '@nss/environment';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LARGEST_FLEET } from './size';
import { writeFleet } from './write-fleet';

const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
afterAll(() => rmSync(folder, { recursive: true }));
const template = readFileSync(join(workspaceRoot(), 'libs/environment/reference/dev.yaml'), 'utf8');

test('a fleet is as many environments, and none is in the way of another', () => {
  writeFleet(template, folder, 300);
  const { environments, problems, warnings } = loadEnvironments(folder);
  expect(problems).toBeUndefined();
  expect(warnings).toEqual([]);
  expect(environments).toHaveLength(300);
});

test('what cannot be made different is refused', () => {
  expect(() => writeFleet('environment: dev\n', folder, 1)).toThrow('the template does not hold');
  expect(() => writeFleet(template, folder, LARGEST_FLEET + 1)).toThrow(`at most ${LARGEST_FLEET}`);
});
