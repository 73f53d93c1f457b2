import { nssCommand } from '../runbooks/nss-command/nss-command';
import { nssFailover } from '../runbooks/nss-failover/nss-failover';
import { nssHealthCheck } from '../runbooks/nss-health-check/nss-health-check';
import { readParameters } from './parameters';

const place = { purpose: 'nss-dev', environment: 'dev', account: '111111111111', region: 'ap-northeast-1', partition: 'aws' };

test('pairs become lists of strings, and a name given twice is a longer list', () => {
  expect(readParameters(nssCommand, place, ['Server=web-01', 'Command=troubleshoot netstat'])).toEqual({ Server: ['web-01'], Command: ['troubleshoot netstat'] });
  const approvers = ['arn:aws:iam::111111111111:role/one', 'arn:aws:iam::111111111111:role/two'];
  expect(readParameters(nssFailover, place, ['Log=web', ...approvers.map((each) => `Approvers=${each}`)])['Approvers']).toEqual(approvers);
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
  expect(() => readParameters(nssHealthCheck, place, ['RejectedPackets=many', 'X=1'])).toThrow(/X: .*\nRejectedPackets: many is not a whole number/s);
});
