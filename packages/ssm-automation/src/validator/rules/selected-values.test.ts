import { botocoreModels } from '../../ports/api-models';
import { botocoreFolder } from '../../ports/ports';
import { find } from '../../testing/find';

const ports = { apis: botocoreModels(botocoreFolder()) };
const STATE = '$.Reservations[0].Instances[0].State';
const look = (PropertySelector: string, ...DesiredValues: unknown[]) => ({
  name: 'one',
  action: 'aws:waitForAwsResourceProperty',
  inputs: { Service: 'ec2', Api: 'DescribeInstances', PropertySelector, DesiredValues },
});
const output = (Selector: string, Type: string) => ({
  name: 'one',
  action: 'aws:executeAwsApi',
  inputs: { Service: 'ec2', Api: 'DescribeInstances' },
  outputs: [{ Name: 'Out', Selector, Type }],
});

test.each([
  [look(`${STATE}.Name`, 'running', '{{ global:REGION }}'), []],
  [look(`${STATE}.Name`, 'Running'), []],
  [look(`${STATE}.Name`, 'runing'), ['wrong-input one']],
  [look(`${STATE}.Code`, 16), []],
  // AWS-EnableSQSEncryption writes true, and the page wants True.
  [look('$.Reservations[0].Instances[0].EbsOptimized', 'true', true), []],
  [look('$.Reservations[0].Instances[0].EbsOptimized', 'yes'), ['wrong-input one']],
  [look('$..Name', 'anything'), []],
  [output(`${STATE}.Name`, 'String'), []],
  [output(`${STATE}.Name`, 'StringList'), ['wrong-output-type one']],
  [output(`${STATE}.Code`, 'Integer'), []],
  [output(`${STATE}.Code`, 'Boolean'), ['wrong-output-type one']],
  [output(STATE, 'StringMap'), []],
  [output(STATE, 'Integer'), ['wrong-output-type one']],
  [output('$.Reservations[*].Instances[0].InstanceId', 'StringList'), []],
  [output('$.Reservations', 'MapList'), []],
  [output('$.Reservations', 'StringMap'), ['wrong-output-type one']],
])('%j', async (step, findings) => {
  expect(await find([step], {}, ports)).toEqual(findings);
});
