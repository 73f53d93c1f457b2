import { type Answer, table, WrongUse } from '@nss/command-line';
import { stageStacks } from '@nss/deployment';
import { chosenEnvironment, everyEnvironment, type LoadedEnvironment } from '@nss/environment';
import { type Proof, prove } from '@nss/reachability';
import { workspaceRoot } from '@nss/workspace';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { networkOf } from './network-of';

/** What was asked for. */
interface Given {
  readonly options: { readonly assembly: string | undefined; readonly environment: string | undefined };
  readonly answer: Answer;
  readonly columns?: number;
}

/**
 * Proves environments.
 * @returns the exit code: 0 proven, 1 not
 * @throws WrongUse without an assembly
 */
export async function runReachability({ options, answer, columns }: Given): Promise<number> {
  const assembly = resolve(workspaceRoot(), options.assembly ?? join('dist', 'cdk.out'));
  if (!existsSync(join(assembly, 'manifest.json')))
    throw new WrongUse(`there is no cloud assembly in ${assembly}: npx nx run nss-infra:synth`);
  const environments =
    options.environment === undefined ? everyEnvironment() : [chosenEnvironment(options.environment)];
  const proofs = environments.map((loaded) => ({ environment: loaded.name, ...proofOf(loaded, assembly) }));
  answer(proofs, () => proofs.map((proof) => proofText(proof, columns)).join('\n'));
  return proofs.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

function proofOf({ name, plan }: LoadedEnvironment, assembly: string): Proof {
  const resources = stageStacks(assembly, name).map(({ template }) => template.Resources ?? {});
  return prove(networkOf(Object.assign({}, ...resources) as (typeof resources)[0], plan), plan);
}

function proofText(
  { environment, problems, flows, interfaces }: Proof & { environment: string },
  columns?: number,
): string {
  const counted = (value: number) => value.toLocaleString('en-US');
  const what =
    problems.length === 0
      ? `${flows} flows proven at ${new Set(interfaces.map(({ id }) => id)).size} interfaces`
      : `NOT proven, ${problems.length} problems`;
  return [
    `${environment}: ${what}`,
    ...problems.map((problem) => `  ${problem}`),
    table(
      [
        ['interface', '', 'addresses × ports that pass', 'dropped'],
        ...interfaces.map(({ id, direction, allowed, dropped }) => [
          id,
          direction === 'egress' ? 'sends' : 'takes',
          counted(allowed),
          counted(dropped),
        ]),
      ],
      { columns, indent: 2, head: true, figures: [2, 3] },
    ),
  ].join('\n');
}
