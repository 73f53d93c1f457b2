import { nssSetUp } from './nss-set-up';

const place = {
  purpose: 'nss-prod',
  environment: 'prod',
  account: '222222222222',
  region: 'ap-northeast-1',
  partition: 'aws',
};
const { mainSteps } = nssSetUp.make(place).document;
const names = mainSteps.map(({ name }) => name);
const between = (first: string, last: string) =>
  mainSteps.slice(names.indexOf(first), names.indexOf(last) + 1).filter(({ action }) => action !== 'aws:branch');

test('from the start of the machine to its stop every failure and every cancel leads to the one way back', () => {
  expect(
    between('startMachine', 'stopStandby').map(({ name, onFailure, onCancel }) => [name, onFailure, onCancel]),
  ).toEqual(between('startMachine', 'stopStandby').map(({ name }) => [name, 'step:backOut', 'step:backOut']));
  expect(between('startMachine', 'stopStandby')).toHaveLength(10);
});

test('the package is looked at, and everything else that may refuse it, before anything is changed', () => {
  expect(names.slice(0, names.indexOf('startMachine'))).toEqual(['readSystem', 'planSetUp', 'isStopped']);
});

// https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services: "Unless you are planning to use this instance for passive backup"
test('no way leads from the branch of a standby to the start of the service', () => {
  const branch = mainSteps.find(({ name }) => name === 'isStandby')?.inputs as {
    Choices: { NextStep: string; StringEquals: string }[];
    Default: string;
  };
  expect([branch.Choices.map(({ NextStep, StringEquals }) => [StringEquals, NextStep]), branch.Default]).toEqual([
    [['standby', 'stopStandby']],
    'noteStart',
  ]);
  expect(names.slice(names.indexOf('stopStandby'), names.indexOf('noteStart'))).toEqual(['stopStandby', 'sayStandby']);
  expect(mainSteps.find(({ name }) => name === 'sayStandby')?.isEnd).toBe(true);
});

test('what a machine may start by itself is written before the command that makes it do so', () => {
  expect(names.indexOf('enableAutostart') - names.indexOf('recordAutostart')).toBe(1);
  expect(names.indexOf('recordAutostartBefore')).toBeLessThan(names.indexOf('installCertificate'));
});

test('it may stop, start and write of the machines of its relay, and of nothing else', () => {
  const changes = nssSetUp
    .permissions(place)
    .filter(({ actions }) =>
      actions.some((action) => /:(Start|Stop)Instances|:Put|:PassRole|:StartAutomation/.test(action)),
    );
  expect(changes.map(({ actions, resources, conditions }) => [actions[0], resources[0], conditions])).toEqual([
    [
      'ec2:StopInstances',
      'arn:aws:ec2:ap-northeast-1:222222222222:instance/*',
      { StringEquals: { 'aws:ResourceTag/purpose': 'nss-prod' } },
    ],
    ['ssm:PutParameter', 'arn:aws:ssm:ap-northeast-1:222222222222:parameter/nss-prod/relay/*/autostart', undefined],
    [
      'ssm:StartAutomationExecution',
      'arn:aws:ssm:ap-northeast-1:222222222222:document/nss-prod-nss-install-certificate-01',
      undefined,
    ],
    [
      'iam:PassRole',
      'arn:aws:iam::222222222222:role/nss-prod-nss-install-certificate-role-01',
      { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
    ],
  ]);
});
