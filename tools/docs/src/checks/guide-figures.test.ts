import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CPU_LEVELS,
  OPERATIONS_GUIDE,
  cisFilters,
  minutesLeft,
  silenceLimits,
  silentForMinutes,
} from '@nss/observability';

const guide = readFileSync(join(workspaceRoot(), OPERATIONS_GUIDE), 'utf8').replace(/\s+/g, ' ');
const silence = silenceLimits();
const left = (kind: 'feed-silent' | 'feed-silent-sustained') => minutesLeft(kind, silence);

test('the deadlines of the operations guide are those of the alarms', () => {
  expect(guide).toContain(
    `\`feed-silent\` leaves ${left('feed-silent')} minutes after that time, \`feed-silent-sustained\` and \`logs-will-be-lost\` ${left('feed-silent-sustained')}.`,
  );
  expect(guide).toContain(`Fewer than ${silence.silentBelowBytesPerMinute} bytes a minute`);
  expect(guide).toContain(`silent for ${silentForMinutes('feed-silent-sustained', silence)} minutes`);
});

test('it counts the audit alarms as the catalogue does', () => {
  expect(cisFilters).toHaveLength(14);
  expect(guide).toContain('the fourteen events of CIS');
});

test.each([
  ['server-cpu-high', CPU_LEVELS.high, 'three minutes'],
  ['server-cpu-critical', CPU_LEVELS.critical, 'one minute'],
] as const)("what it says of %s is the vendor's level, and for how long", (slug, { percent, minutes }, words) => {
  const [, section = ''] = new RegExp(`## ${slug} (.*?) ## `).exec(guide) ?? [];
  expect(section.match(/\d+ %/g)).toEqual([`${percent} %`, `${percent} %`]);
  expect(section).toContain(`Above ${percent} % for ${words}`);
  expect(words).toBe(minutes === 1 ? 'one minute' : 'three minutes');
});
