import { nssUpdate } from './nss-update';

const place = {
  purpose: 'nss-prod',
  environment: 'prod',
  account: '222222222222',
  region: 'ap-northeast-1',
  partition: 'aws',
};
const { mainSteps } = nssUpdate.make(place).document;
const names = mainSteps.map(({ name }) => name);
const waysBack = (first: string, last: string) =>
  mainSteps
    .slice(names.indexOf(first), names.indexOf(last) + 1)
    .filter(({ action }) => action !== 'aws:branch')
    .map(({ name, onFailure, onCancel }) => [name, onFailure, onCancel]);
const allTo = (way: string, ...steps: string[]) => steps.map((name) => [name, `step:${way}`, `step:${way}`]);

test('nothing is changed before the plan, and before all else no fail-over goes to the standby any more', () => {
  expect(names.slice(0, 4)).toEqual(['readSystem', 'planUpdate', 'recordUpdating', 'isolateServer']);
});

test('every step that changes something has a way back, for a failure and for a cancel, by what NSS may have been told', () => {
  expect(waysBack('recordUpdating', 'meetIsolated')).toEqual(
    allTo('recordUnchanged', 'recordUpdating', 'isolateServer', 'startIsolated', 'waitIsolatedRunning', 'meetIsolated'),
  );
  expect(waysBack('disableAutostart', 'enableAutostart')).toEqual(
    allTo(
      'restoreAutostart',
      'disableAutostart',
      'stopIsolated',
      'releaseServer',
      'startServer',
      'waitServerRunning',
      'meetServer',
      'installCertificate',
      'updateSoftware',
      'enableAutostart',
    ),
  );
  expect(waysBack('recordEnabled', 'stopServer')).toEqual(allTo('backOut', 'recordEnabled', 'stopServer'));
});

test('every way back ends by stopping the machine and giving the groups back, whatever fails on it', () => {
  const ways = mainSteps.slice(names.indexOf('recordUnchanged'));
  expect(ways.map(({ name, nextStep, isEnd, onFailure }) => [name, nextStep, isEnd ?? false, onFailure])).toEqual([
    ['recordUnchanged', 'backOut', false, 'step:backOut'],
    ['restoreAutostart', 'recordRestored', false, 'step:backOut'],
    ['recordRestored', 'backOut', false, 'step:backOut'],
    ['backOut', undefined, true, 'Abort'],
  ]);
  expect(mainSteps.find(({ name }) => name === 'sayUpdated')?.isEnd).toBe(true);
});

// https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services: servers that share a certificate must not stream at once
test('the machine boots with a way out only after NSS was told not to start with it, and stops before it is told to again', () => {
  const order = ['isolateServer', 'startIsolated', 'disableAutostart', 'stopIsolated', 'releaseServer', 'startServer'];
  expect(names.filter((name) => order.includes(name))).toEqual(order);
  expect(names.indexOf('updateSoftware')).toBeLessThan(names.indexOf('enableAutostart'));
  const told = JSON.stringify(mainSteps.find(({ name }) => name === 'planUpdate'));
  expect(told).not.toMatch(/told\(server, \\"(re)?start\\"/);
});

test('it may replace groups of the servers of its relay by others of the servers, and of nothing else', () => {
  const changes = nssUpdate
    .permissions(place)
    .filter(({ actions }) => actions.includes('ec2:ModifyNetworkInterfaceAttribute'));
  const own = { 'aws:ResourceTag/purpose': 'nss-prod' };
  const at = (kind: string) => `arn:aws:ec2:ap-northeast-1:222222222222:${kind}/*`;
  expect(changes.map(({ resources, conditions }) => [resources, conditions])).toEqual([
    [
      [at('network-interface'), at('security-group')],
      {
        StringEquals: own,
        StringLike: { 'aws:ResourceTag/Name': ['nss-prod-web-*', 'nss-prod-firewall-*', 'nss-prod-nss-*'] },
      },
    ],
    [[at('instance'), at('subnet')], { StringEquals: own }],
  ]);
});
