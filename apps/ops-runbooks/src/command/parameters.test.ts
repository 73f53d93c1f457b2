import { runbook, steps } from '@nss/ssm-automation';
import { type RunbookDefinition } from '@nss/runbook-definition';
import { nssCommand } from '../runbooks/nss-command/nss-command';
import { nssFailover } from '../runbooks/nss-failover/nss-failover';
import { nssHealthCheck } from '../runbooks/nss-health-check/nss-health-check';
import { readParameters } from './parameters';

const place = {
  purpose: 'nss-dev',
  environment: 'dev',
  account: '111111111111',
  region: 'ap-northeast-1',
  partition: 'aws',
};

test('pairs become lists of strings', () => {
  expect(readParameters(nssCommand, place, ['Server=web-01', 'Command=troubleshoot netstat'])).toEqual({
    Server: ['web-01'],
    Command: ['troubleshoot netstat'],
  });
});

test('a name given twice is a longer list', () => {
  const listing: RunbookDefinition = {
    ...nssCommand,
    make: () =>
      runbook({
        description: '',
        parameters: { Ids: { type: 'StringList', description: '' } },
        steps: () => ({ steps: [steps.sleep('wait', { seconds: 1 })] }),
      }),
  };
  expect(readParameters(listing, place, ['Ids=one', 'Ids=two'])).toEqual({ Ids: ['one', 'two'] });
});

test('who approves is not whoever starts it to say', () => {
  const approvable = {
    ...place,
    approval: { by: ['arn:aws:iam::111111111111:role/one'], required: 1, fourEyes: true },
  };
  expect(() =>
    readParameters(nssFailover, approvable, ['Log=web', 'Approvers=arn:aws:iam::111111111111:role/mine']),
  ).toThrow('Approvers: nss-failover has no such parameter');
});

test.each([
  [['Server=web-01;reboot', 'Command=status'], 'Server: web-01;reboot does not match'],
  [['Server=web-01', 'Command=halt'], 'Command: halt is not one of'],
  [['Server=web-01'], 'Command: is required; give --parameter Command=VALUE'],
  [['Server=web-01', 'Command=status', 'Force=yes'], 'Force: nss-command has no such parameter'],
  [['Server', 'Command=status'], 'Server: write it as name=value'],
  [['Server=web-01', 'Server=web-02', 'Command=status'], 'Server: is given 2 times and takes one value'],
])('%p is refused with the reason', (pairs, problem) => {
  expect(() => readParameters(nssCommand, place, pairs)).toThrow(problem);
});

test('numbers are numbers, and every problem is told at once', () => {
  expect(() => readParameters(nssHealthCheck, place, ['RejectedPackets=many', 'X=1'])).toThrow(
    /X: .*\nRejectedPackets: many is not a whole number/s,
  );
});
