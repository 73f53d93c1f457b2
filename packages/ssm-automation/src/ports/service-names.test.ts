import { workspaceRoot } from '@nss/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { apiOf, type AwsCommand } from '../builder';
import { botocoreFolder, validatorPorts } from './ports';
import { SERVICE_NAMES_FILE, serviceNamesOf } from './service-names';

const root = workspaceRoot();
const ports = validatorPorts();
afterAll(() => ports.stop());

test('the table is that of the botocore which is installed: npm run -s generate -- update', () => {
  const table: unknown = JSON.parse(readFileSync(join(root, SERVICE_NAMES_FILE), 'utf8'));
  expect(table).toEqual(serviceNamesOf(botocoreFolder()));
});

const clients = readdirSync(join(root, 'node_modules/@aws-sdk')).filter((name) => name.startsWith('client-'));

test('there are clients to hold it against', () => {
  expect(clients).toEqual(expect.arrayContaining(['client-ec2', 'client-ssm', 'client-sfn', 'client-eventbridge']));
});

// A client may be younger than botocore and have APIs that it lacks.
test.each(clients)('four of five commands of %s are APIs of the service that they are said to be', (client) => {
  const exported = createRequire(__filename)(`@aws-sdk/${client}`) as Record<string, unknown>;
  const commands = Object.entries(exported).flatMap(([name, value]) =>
    /^[A-Z]\w+Command$/.test(name) && typeof value === 'function' ? [apiOf(value as unknown as AwsCommand)] : [],
  );
  const known = commands.filter(({ Service, Api }) => ports.apis.service(Service)?.operation(Api)?.name === Api);
  expect(commands.length).toBeGreaterThan(0);
  expect(known.length / commands.length).toBeGreaterThan(0.8);
});
