import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type AutomationDocument, type Step } from '../document';
import { type ConformanceCase } from './conformance-case';

type Written = Readonly<Record<string, unknown>>;

/**
 * The cases of a folder, a file for each topic. Steps are written in full, or as
 * `{ ok: NAME }` and `{ fail: NAME }`, which call an API that answers or fails,
 * `{ api: NAME, Api: …, ANY INPUT }` and `{ property: NAME, action: …, Api: …, ANY INPUT }`, whose service is EC2 unless they say else,
 * `{ python: NAME, code: … }`, whose code is the body of the handler.
 * `{ repeat: N, of: VALUE }` is a list of so many.
 */
export function readCases(folder: string): ReadonlyMap<string, readonly ConformanceCase[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(files.sort().map((name) => [name.replace('.yaml', ''), readFile(join(folder, name))]));
}

function readFile(path: string): ConformanceCase[] {
  const { page, cases } = parse(readFileSync(path, 'utf8')) as { page: string; cases: Written[] };
  return cases.map((written) => {
    const { steps, parameters, variables, assumeRole, outputs, ...rest } = written;
    const document = {
      ...(assumeRole !== undefined && { assumeRole }),
      ...(parameters !== undefined && { parameters }),
      ...(variables !== undefined && { variables }),
      ...(outputs !== undefined && { outputs }),
      mainSteps: (steps as Written[]).map(stepOf),
    };
    return {
      page,
      given: {},
      answers: {},
      script: [],
      events: [],
      mode: 'Auto',
      ...rest,
      document: documentOf(document),
      documents: Object.fromEntries(
        Object.entries((rest['documents'] ?? {}) as Record<string, object>).map(([name, each]) => [
          name,
          documentOf(each),
        ]),
      ),
    } as unknown as ConformanceCase;
  });
}

function documentOf(content: object): AutomationDocument {
  return repeated({ schemaVersion: '0.3', ...content }) as AutomationDocument;
}

/** What belongs to a step itself, and not to its inputs. */
const ENVELOPE = [
  'maxAttempts',
  'timeoutSeconds',
  'onFailure',
  'onCancel',
  'isCritical',
  'isEnd',
  'nextStep',
  'outputs',
];

function stepOf({ ok, fail, api, property, python, ...rest }: Written): Step {
  return asStep({ ok, fail, api, property, python }, rest) as unknown as Step;
}

function asStep({ ok, fail, api, property, python }: Written, rest: Written): Written {
  const envelope = Object.fromEntries(Object.entries(rest).filter(([key]) => ENVELOPE.includes(key)));
  const { action, ...inputs } = Object.fromEntries(Object.entries(rest).filter(([key]) => !ENVELOPE.includes(key)));
  const call = { action: 'aws:executeAwsApi', inputs: { Service: 'ec2', ...inputs } };
  if (ok) return { name: ok, ...call, inputs: { Service: 'ec2', Api: 'Nothing' }, ...envelope };
  if (fail) return { name: fail, ...call, inputs: { Service: 'ec2', Api: 'Fail' }, ...envelope };
  if (api) return { name: api, ...call, ...envelope };
  if (property) return { name: property, action, inputs: call.inputs, ...envelope };
  if (python) return { name: python, action: 'aws:executeScript', inputs: scriptOf(inputs), ...envelope };
  const { inputs: written } = rest as { inputs?: Written };
  return { ...rest, ...(written && { inputs: withSteps(written) }) };
}

function withSteps(inputs: Written): Written {
  const { Steps } = inputs as { Steps?: Written[] };
  return Steps ? { ...inputs, Steps: Steps.map(stepOf) } : inputs;
}

function scriptOf({ code, handler = 'main', payload }: Written): Written {
  return {
    Runtime: 'python3.11',
    Handler: handler,
    Script: `def main(events, context):\n    ${String(code)}`,
    ...(payload !== undefined && { InputPayload: payload }),
  };
}

/** A value with its repetitions written out. */
export function repeated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(repeated);
  if (typeof value !== 'object' || value === null) return value;
  const { repeat, of } = value as { repeat?: number; of?: unknown };
  if (repeat !== undefined) return Array.from({ length: repeat }, () => of);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, repeated(each)]));
}
