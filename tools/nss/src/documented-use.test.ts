import { unknownUses } from './documented-use';

const helps = new Map([
  ['doctor', 'Options:\n  --environment NAME  one\n  --json'],
  ['runbook start', 'Options:\n  --environment NAME\n  --parameter NAME=VALUE'],
  ['runbook list', 'Options:\n  --json'],
  ['start', 'Options:\n  --yes'],
]);
const problems = (command: string) => unknownUses([{ place: 'a.md:1', command }], helps);

test.each([
  'npm run -s doctor',
  'X=1 npm run -s doctor -- --environment prod --json',
  'npm run -s runbook -- start nss-update --environment prod --parameter Command="troubleshoot feeds"',
  'npm run -s runbook',
  'npm start -- --yes',
  'npm ci --ignore-scripts',
  'npm run -s unlisted -- --anything',
  'aws ssm start-session --target x',
  '',
])('%s is well', (command) => expect(problems(command)).toEqual([]));

test.each([
  ['npm run -s doctor -- --environments prod', 'doctor has no option --environments'],
  ['npm run -s doctor -- --env=prod', 'doctor has no option --env'],
  ['npm run -s runbook -- begin nss-update', 'runbook has no command begin'],
  ['npm run -s runbook -- list --parameter x', 'runbook list has no option --parameter'],
  ['npm start -- --yess', 'start has no option --yess'],
])('%s: %s', (command, problem) => expect(problems(command)).toEqual([`a.md:1: ${command}: ${problem}`]));
