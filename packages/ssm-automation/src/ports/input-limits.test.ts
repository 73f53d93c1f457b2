import { workspaceRoot } from '@nss/workspace';
import { INPUT_LIMITS } from '../document/input-limits';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

interface Shape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly documentation?: string }>>;
}
interface Model {
  readonly operations: Readonly<Record<string, { readonly input: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const lib = join(workspaceRoot(), '.venv/lib');
const data = join(
  lib,
  readdirSync(lib).find((name) => name.startsWith('python3')) ?? '',
  'site-packages/botocore/data',
);
const model = (service: string): Model => {
  const version = readdirSync(join(data, service)).sort().at(-1) ?? '';
  return JSON.parse(gunzipSync(readFileSync(join(data, service, version, 'service-2.json.gz'))).toString()) as Model;
};

/** botocore's names of the services of the API references. */
const SERVICES: Readonly<Record<string, string>> = {
  'systems-manager': 'ssm',
  'step-functions': 'stepfunctions',
  AWSCloudFormation: 'cloudformation',
  lambda: 'lambda',
  AWSEC2: 'ec2',
};
/** What an action calls otherwise than the API. */
const NAMES: Readonly<Record<string, string>> = {
  ImageName: 'Name',
  ResourceIds: 'Resources',
  ImageDescription: 'Description',
  RuntimeParameters: 'Parameters',
};
/** Limits that the API's page has in words, and its model does not, or otherwise: what the page says. */
const IN_WORDS: Readonly<Record<string, readonly [words: string, least: number | undefined, most: number]>> = {
  'aws:createTags ResourceIds': ['Up to 1000 resource IDs.', 1, 1000],
  'aws:createStack TemplateBody': ['a minimum length of 1 byte and a maximum length of 51,200 bytes', 1, 51_200],
  'aws:executeAutomation Tags': ['you can specify a maximum of 5 tags', undefined, 5],
};

const ofApis = INPUT_LIMITS.flatMap((limit) => {
  const [, folder = '', operation = ''] =
    /aws\.amazon\.com\/([^/]+)\/latest\/APIReference\/API_(\w+)\.html$/.exec(limit.source) ?? [];
  return folder === ''
    ? []
    : [[`${limit.action} ${limit.input}`, limit, SERVICES[folder] ?? folder, operation] as const];
});

test.each(ofApis)(
  '%s has the limits of the API it goes to',
  (name, { input, measure, least, most }, service, operation) => {
    const { operations, shapes } = model(service);
    const members = shapes[operations[operation]?.input.shape ?? '']?.members;
    const member = members?.[NAMES[input] ?? input];
    const { type, min = 0, max } = shapes[member?.shape ?? ''] ?? {};
    const kinds = { items: ['list', 'map'], characters: ['string'], number: ['integer'], seconds: [] }[
      measure
    ] as string[];
    expect(kinds).toContain(type);
    const inWords = IN_WORDS[name];
    if (inWords !== undefined) expect(member?.documentation).toContain(inWords[0]);
    expect(inWords === undefined ? [least ?? 0, most] : [least, most]).toEqual(
      inWords?.slice(1) ?? [input === 'RuntimeParameters' ? 0 : min, max],
    );
  },
);

/**
 * Limits that pages of the user guide state, word for word: "The maximum number of approvers is 10", "The maximum message length
 * is 4096 characters", "a positive number", "can't exceed the number of approvers"; "The maximum number of iterators is 100",
 * "The maximum number of iterations is 100"; "Automation supports a maximum delay of 604799 seconds (7 days)"; "You can specify a
 * maximum of 50 IDs".
 */
test('the limits of pages are those that the pages state', () => {
  const ofPages = INPUT_LIMITS.filter(({ source }) => source.includes('/userguide/'));
  expect(ofPages.map(({ action, input, least, most }) => [action, input, least, most])).toEqual([
    ['aws:approve', 'Approvers', 1, 10],
    ['aws:approve', 'Message', undefined, 4096],
    ['aws:approve', 'MinRequiredApprovals', 1, 10],
    ['aws:loop', 'Iterators', undefined, 100],
    ['aws:loop', 'MaxIterations', 1, 100],
    ['aws:sleep', 'Duration', undefined, 604_799],
    ['aws:sleep', 'Timestamp', undefined, 604_799],
    ['aws:runCommand', 'InstanceIds', undefined, 50],
  ]);
});
