import { type Template } from '@nss/deployment';
import { keptCostText } from './kept-cost';
import { type Retirement } from './retirement';
import { failedText, retirementText } from './retirement-text';
import { type RetiringStack } from './retiring-stack';

const KEPT: Template = {
  Resources: {
    Key: { Type: 'AWS::KMS::Key' },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
  },
};
const stack: RetiringStack = {
  stackName: 'nss-dev-system',
  id: 'arn',
  status: 'UPDATE_COMPLETE',
  template: KEPT,
  parameters: {},
  physicalIds: { Key: 'key-1', Logs: 'nss-dev-a', Web01: 'i-1', Topic: 'topic-1' },
};
const goes = ['AWS::EC2::Instance', 'AWS::SNS::Topic', 'AWS::SNS::Topic'].map((type, index) => ({
  stackName: 'nss-dev-system',
  action: 'Remove' as const,
  type,
  logicalId: `${index}`,
  path: '',
  replacement: 'False' as const,
}));
const retirement: Retirement = {
  environment: { name: 'dev', purpose: 'nss-dev', account: '111111111111', region: 'ap-northeast-1' },
  stacks: [{ stack, goes, stays: KEPT }],
  lost: [{ short: 'an hour', text: 'up to an hour of web logs in the memory of web-01' }],
  obstacles: [],
  unmanaged: [],
};

test('says what goes, what stays, what that costs, and what is lost, without more than there is', () => {
  const text = retirementText(retirement);
  expect(text.split('\n')).toEqual([
    'dev: nss-dev in account 111111111111, ap-northeast-1',
    'nss-dev-system (UPDATE_COMPLETE) goes, once the termination protection of it and of 1 machine is lifted: 1 AWS::EC2::Instance, 2 AWS::SNS::Topic',
    'stays:',
    '  AWS::KMS::Key key-1 (Key)',
    '  AWS::Logs::LogGroup nss-dev-a (Logs), each event for its 30 days',
    expect.stringMatching(
      /^ {2}cost: \d+\.\d\d USD a month .* \(1 AWS::KMS::Key\); by what they hold: 1 AWS::Logs::LogGroup$/,
    ),
    expect.stringContaining('secrets'),
    'lost:',
    '  up to an hour of web logs in the memory of web-01',
    expect.stringContaining('no log reaches the SIEM'),
  ]);
});

test('says what is in the way and in no stack, and the text of others moves no cursor', () => {
  const text = retirementText({
    ...retirement,
    obstacles: ['the virtual interface dxvif-1 (\u001b[2Jcarrier)'],
    unmanaged: [{ kind: 'added', type: 'AWS::EC2::Instance', physicalId: 'i-2', path: 'in no template' }],
  });
  expect(text).toMatch(
    /in no stack;[^\n]*\n {2}AWS::EC2::Instance i-2\nin the way:\n {2}the virtual interface dxvif-1/,
  );
  expect(text).not.toContain('\u001b');
});

test('says why identities stay, and what is gone', () => {
  const kept = 'team-b trusts it';
  const gone = { ...stack, status: 'DELETE_COMPLETE' };
  const text = retirementText({
    ...retirement,
    stacks: [
      { stack: gone, goes: [], stays: KEPT },
      { stack: { ...stack, stackName: 'nss-dev-identity' }, goes: [], stays: {}, kept },
    ],
  });
  expect(text).toContain('nss-dev-system is gone already');
  expect(text).toContain('nss-dev-identity stays: team-b trusts it');
});

test('a deletion that failed says what failed, and how it goes on', () => {
  const failed = [
    { logicalId: 'Vpc', type: 'AWS::EC2::VPC', physicalId: 'vpc-1', reason: 'has dependencies', isDeletion: true },
  ];
  const condition = {
    stackName: 'nss-dev-system',
    status: 'DELETE_FAILED',
    failed,
    wayOut: 'delete',
    meaning: '',
  } as const;
  expect(failedText(condition)).toMatch(/Vpc \(AWS::EC2::VPC\): has dependencies\n.*retire again.*--skip ID/);
});

test('without prices of a region it says so', () => {
  expect(keptCostText(KEPT, 'xx-nowhere-1')).toMatch(/^not known.*xx-nowhere-1/);
});
