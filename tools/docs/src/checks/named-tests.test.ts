import { namedTests } from '@nss/report';
import { workspaceRoot } from '@nss/workspace';
import { missingTests } from './named-tests';

test('every test that the Well-Architected table names is there', () => {
  expect(namedTests().length).toBeGreaterThan(40);
  expect(missingTests(namedTests(), workspaceRoot())).toEqual([]);
});

test('a file that is gone, a title that no test has, and a title that stands elsewhere are found', () => {
  const file = 'tools/docs/src/checks/named-tests.test.ts';
  expect(
    missingTests(
      [
        { file, title: 'every test that the Well-Architected table names is there' },
        { file: 'gone.test.ts', title: 'x' },
        { file, title: 'what no test is called' },
        { file, title: 'gone.test.ts' },
      ],
      workspaceRoot(),
    ),
  ).toEqual([
    'gone.test.ts: there is no such file',
    `${file}: no test is called what no test is called`,
    `${file}: no test is called gone.test.ts`,
  ]);
});
