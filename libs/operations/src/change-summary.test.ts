import { changeImpact } from '@nss/change-impact';
import { type Promotion, type ResourceChange, type Template } from '@nss/deployment';
import { changeSummary } from './change-summary';

const server = (image: string): Template => ({
  Resources: {
    Web01: {
      Type: 'AWS::EC2::Instance',
      Properties: { ImageId: image, InstanceType: 'r5.large', Tags: [{ Key: 'Name', Value: 'nss-prod-web-01' }] },
    },
    Flow: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'moves\u001b[2Jcursors' } },
  },
});
const change: ResourceChange = {
  stackName: 'nss-prod-system',
  action: 'Modify',
  type: 'AWS::EC2::Instance',
  logicalId: 'Web01',
  path: 'Relay/Web01/Instance',
  replacement: 'True',
};
const summary = (changes: readonly ResourceChange[], columns?: number) => {
  const stacks = [{ stackName: 'nss-prod-system', changes, before: server('a'), after: server('b') }];
  const promotion = {
    changeSetName: 'approve-1',
    stacks: [{ stack: { stackName: 'nss-prod-system' }, state: 'prepared', changes, standsAt: '', unprotected: [] }],
  } as unknown as Promotion;
  return changeSummary(promotion, changeImpact(stacks, 'us-east-1'), columns);
};

test('in a terminal of eighty columns the first ten lines say what a change means, all of it and the resources below', () => {
  const lines = summary([change], 80).split('\n');
  expect(lines.slice(0, 8)).toEqual([
    '  interrupted    web-01 is replaced',
    '  lost           up to an hour of web logs of web-01; disk of web-01',
    '  newly allowed  nothing',
    '  newly dropped  nothing',
    '  cost           no more and no less',
    '  resources      1 replaced',
    '',
    'in full:',
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.join('\n')).toMatch(
    /- web-01 is replaced \(ImageId\): no web logs reach the SIEM by it until[^]*\* nss-prod-system {2}1 changes/,
  );
});

test('nothing is said in a line, and nothing that is said moves the cursor', () => {
  expect(summary([])).toBe('  = nss-prod-system  nothing to change');
  expect(summary([{ ...change, path: 'x' }])).not.toContain('\u001b');
});
