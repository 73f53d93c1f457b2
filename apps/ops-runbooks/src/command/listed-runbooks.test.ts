import { RUNBOOKS } from '../runbooks';
import { listedRunbooks } from './listed-runbooks';
import { runbookNames } from './runbook-names';

test('every runbook is listed, with what a person may give and without its role', () => {
  const listed = listedRunbooks();
  expect(listed.map(({ name }) => name)).toEqual(RUNBOOKS.map(({ name }) => name));
  expect(listed.flatMap(({ parameters }) => parameters).map(({ name }) => name)).not.toContain('AutomationAssumeRole');
});

test('a parameter says what it takes', () => {
  const command = listedRunbooks().find(({ name }) => name === 'nss-command');
  expect(command?.parameters[0]).toEqual({
    name: 'Server',
    type: 'String',
    description: 'The server, such as web-01',
    required: true,
    allowedPattern: '^(web|firewall)-[0-9][0-9]$',
  });
  expect(command?.parameters[1]).toMatchObject({
    name: 'Command',
    required: true,
    allowedValues: expect.arrayContaining(['status']) as unknown,
  });
});

test('help offers every runbook there is', () => {
  expect(runbookNames()).toEqual(RUNBOOKS.map(({ name }) => name).sort());
});
