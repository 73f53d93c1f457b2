import { readDocument } from '@nss/ssm-automation';
import { restartService } from '../testing/documents';
import { notRunnable, servicesOf } from './services-of';

const withScript = (Script: string, Runtime = 'python3.11') =>
  readDocument(
    JSON.stringify({
      mainSteps: [{ name: 'one', action: 'aws:executeScript', inputs: { Runtime, Handler: 'main', Script } }],
    }),
  ).document;

test('services are named by steps, stand behind actions, and are asked for by scripts', () => {
  expect([...servicesOf(readDocument(restartService).document)].sort()).toEqual(['ec2', 'ssm']);
  expect([...servicesOf(withScript('boto3.client(\'rds\')\nboto3.resource( service_name="s3" )'))]).toEqual([
    'rds',
    's3',
  ]);
});

test.each([
  [withScript("boto3.client('redshift'); boto3.client('fis')"), 'calls fis, redshift'],
  [withScript('%%SCRIPT=a.py%%'), 'has scripts that a build puts in'],
  [withScript('1', 'PowerShell 7.4'), 'runs PowerShell'],
  [withScript(undefined as unknown as string), 'runs a script from an attachment'],
  [withScript("boto3.client('ec2')"), undefined],
])('%#: %s', (document, reason) => {
  expect(notRunnable(document)).toBe(reason);
});
