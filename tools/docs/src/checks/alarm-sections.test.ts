import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS_GUIDE, alarmKinds } from '@nss/observability';
import { parseMarkdown } from '../markdown/markdown-file';
import { missingSections } from './alarm-sections';

// The audit alarms share one section.
const slugs = [...alarmKinds().map(({ slug }) => slug), 'audit-events'];

test('every alarm has its section in the operations guide', () => {
  const guide = parseMarkdown(OPERATIONS_GUIDE, readFileSync(join(workspaceRoot(), OPERATIONS_GUIDE), 'utf8'));
  expect(missingSections(guide, slugs)).toEqual([]);
});

test('a section that is missing, or stands in an example, is found', () => {
  expect(
    missingSections(parseMarkdown('x.md', '## a-section\n```\n## an-example\n```'), [
      'a-section',
      'an-example',
      'gone',
    ]),
  ).toEqual(['an-example', 'gone']);
});
