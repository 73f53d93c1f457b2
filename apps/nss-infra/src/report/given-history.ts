import { WrongUse } from '@nss/command-line';
import { type LoadedEnvironment } from '@nss/environment';
import { type Health, type HealthCheck, type ReadBack } from '@nss/report';
import { documentName } from '@nss/runbook-definition';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const line = z.object({
  verdict: z.string(),
  check: z.string(),
  subject: z.string(),
  figure: z.string(),
  threshold: z.string(),
  action: z.string(),
});
const pulse = z.object({
  label: z.string(),
  silentBelow: z.number(),
  /** Minutes before the step's end, and bytes. */
  points: z.array(z.tuple([z.number(), z.number()])),
});
const execution = z.object({
  AutomationExecutionId: z.string(),
  DocumentName: z.string(),
  AutomationExecutionStatus: z.string(),
  FailureMessage: z.string().optional(),
  ExecutionEndTime: z.string().optional(),
  StepExecutions: z.array(
    z.object({
      StepName: z.string(),
      ExecutionEndTime: z.string().optional(),
      Outputs: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
});
type Execution = z.infer<typeof execution>;
const deployment = z.object({
  environment: z.string(),
  digest: z.string(),
  at: z.string(),
  areas: z.array(z.object({ area: z.string(), planned: z.number(), differs: z.number() })),
  differences: z.array(z.object({ area: z.string(), what: z.string(), planned: z.string(), found: z.string() })),
  executions: z.array(execution),
});
type Deployment = z.infer<typeof deployment>;

/** What deployments and runbooks left, of any environment. */
export interface History {
  readonly deployments: readonly Deployment[];
  readonly executions: readonly Execution[];
}

/**
 * Reads what deployments left (`found.json`), and what `runbook start` printed with --json.
 * @param path such a file, or a directory whose files with the ending `.json` are all such files, at any depth
 * @throws WrongUse
 */
export function readHistory(path: string): History {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) throw new WrongUse(`there is no file or directory ${path}`);
  const files = there.isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(path, name))
    : [path];
  const read = files.map((file) => {
    try {
      return z.union([deployment, execution]).parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      throw new WrongUse(`${file} is neither what a deployment found nor what runbook start prints with --json`);
    }
  });
  const deployments = read.flatMap((each) => ('digest' in each ? [each] : []));
  return {
    deployments,
    executions: [
      ...deployments.flatMap(({ executions }) => executions),
      ...read.flatMap((each) => ('digest' in each ? [] : [each])),
    ],
  };
}

/** What a history holds of an environment; undefined where it holds nothing of it. */
export function healthIn(history: History, { name, environment }: LoadedEnvironment): Health | undefined {
  const deployments = inOrder(history.deployments.filter((each) => each.environment === name));
  const healthCheck = documentName(environment, 'nss-health-check');
  const executions = new Map(
    history.executions
      .filter(({ DocumentName }) => DocumentName === healthCheck)
      .map((each) => [each.AutomationExecutionId, each]),
  );
  const checks = inOrder([...executions.values()].map(checkOf));
  const latest = deployments.at(-1);
  return latest || checks.length > 0 ? { ...(latest && { readBack: readBackOf(latest) }), checks } : undefined;
}

function readBackOf({ at, digest, areas, differences }: Deployment): ReadBack {
  return { at, digest, areas, differences };
}

function checkOf({
  AutomationExecutionStatus: status,
  ExecutionEndTime: at = '',
  FailureMessage: failure = '',
  StepExecutions: steps,
}: Execution): HealthCheck {
  const step = (name: string) => steps.find(({ StepName }) => StepName === name);
  const said = (name: string, output: string) => step(name)?.Outputs?.[output]?.[0];
  const seen = step('checkPulse');
  const ended = Date.parse(seen?.ExecutionEndTime ?? at);
  const pulses = parsed(said('checkPulse', 'Points'), z.array(pulse)) ?? [];
  const lines = parsed(said('conclude', 'Lines'), z.array(line));
  return {
    at,
    status,
    summary: said('conclude', 'Summary') ?? failure,
    ...(lines && { lines }),
    pulses: pulses.map(({ label, silentBelow, points }) => ({
      label,
      silentBelow,
      points: points.map(([minutesAgo, bytes]) => ({ at: ended - minutesAgo * 60_000, bytes })),
    })),
  };
}

/** What a step said as JSON; undefined where it did not come to say it. AWS writes a sentence in the place of an output that there is not. */
function parsed<Schema extends z.ZodType>(text: string | undefined, schema: Schema): z.infer<Schema> | undefined {
  if (!text?.startsWith('[')) return undefined;
  return schema.parse(JSON.parse(text));
}

function inOrder<T extends { readonly at: string }>(each: readonly T[]): T[] {
  return [...each].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
