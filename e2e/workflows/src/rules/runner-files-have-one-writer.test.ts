import { found, workflow } from '@nss/workflow-runner/rules';
import { runnerFilesHaveOneWriter as rule } from './runner-files-have-one-writer';

const problems = (run: string) =>
  found(
    rule,
    workflow(
      `  a:\n    steps:\n      - run: |\n${run
        .split('\n')
        .map((line) => `          ${line}`)
        .join('\n')}`,
    ),
  );

test.each([
  ['echo "a=$A" >> "$GITHUB_OUTPUT"', 'GITHUB_OUTPUT'],
  ['echo "a=$A" >> $GITHUB_ENV', 'GITHUB_ENV'],
  ['cat report.md >> "${GITHUB_STEP_SUMMARY}"', 'GITHUB_STEP_SUMMARY'],
  ['echo bin | tee -a $GITHUB_PATH', 'GITHUB_PATH'],
  ['echo "::warning::$A"', '"::warning'],
  ['true\necho ::add-mask::x', '::add-mask'],
  ['echo "##[group]x"', '##['],
  ['GITHUB_OUTPUT=/tmp/x npm test', 'GITHUB_OUTPUT'],
])('%p is found', (run, what) => {
  expect(problems(run)).toEqual([`w.yml:6 writes ${what} by hand`]);
});

test.each([
  'npm run -s delivery -- plan',
  "GITHUB_STEP_SUMMARY='' npx nx run-many",
  'echo arn:aws:s3:::bucket',
  'echo "AWS::EC2::Instance"',
])('%p is not', (run) => {
  expect(problems(run)).toEqual([]);
});
