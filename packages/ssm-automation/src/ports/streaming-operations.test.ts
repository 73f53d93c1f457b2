import { workspaceRoot } from '@nss/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { STREAMING_OPERATIONS } from '../document/streaming-operations';

jest.setTimeout(60_000);

interface Shape {
  readonly type: string;
  readonly payload?: string;
  readonly eventstream?: boolean;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
}
interface Model {
  readonly operations: Readonly<Record<string, { readonly output?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const lib = join(workspaceRoot(), '.venv/lib');
const python = readdirSync(lib).find((name) => name.startsWith('python3')) ?? '';
const data = join(lib, python, 'site-packages/botocore/data');

/** As botocore has it: the body is a blob, or a member is a stream of events. */
function streams({ shapes }: Model, name: string | undefined): boolean {
  const { payload, members = {} } = (name !== undefined && shapes[name]) || { type: '' };
  const kinds = Object.entries(members).map(([member, { shape }]) => ({ member, ...shapes[shape] }));
  return kinds.some(({ member, type, eventstream }) => eventstream || (member === payload && type === 'blob'));
}

function streamingOperations(service: string): string[] {
  const version = readdirSync(join(data, service)).sort().at(-1) ?? '';
  const text = gunzipSync(readFileSync(join(data, service, version, 'service-2.json.gz'))).toString();
  if (!text.includes('"payload"') && !text.includes('"eventstream"')) return [];
  const model = JSON.parse(text) as Model;
  return Object.keys(model.operations).filter((name) => streams(model, model.operations[name]?.output?.shape));
}

test('the operations that stream are those of the models', () => {
  const services = readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = services.map(({ name }) => [name, streamingOperations(name).sort()] as const);
  expect(Object.fromEntries(found.filter(([, names]) => names.length > 0))).toEqual(STREAMING_OPERATIONS);
});
