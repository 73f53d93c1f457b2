import { workspaceRoot } from '@nss/workspace';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadedEnvironment, loadEnvironments, noSuchEnvironment, printProblems } from '@nss/environment';

/** What a command on one environment is told. */
export interface EnvironmentCommand {
  readonly loaded: LoadedEnvironment;
  readonly yes: boolean;
  /** The synthesised cloud assembly. */
  readonly assembly: string;
}

/**
 * Reads `--environment NAME [--yes]`. After a word about what is wrong it answers with the exit code: 2 for wrong use, 1
 * for environment files with problems.
 */
export function environmentCommand(usage: string, args: readonly string[]): EnvironmentCommand | 1 | 2 {
  const wrong = (message: string): 2 => {
    console.error(`${message}\nusage: ${usage}`);
    return 2;
  };
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { environment: { type: 'string' }, yes: { type: 'boolean', default: false } },
    });
    if (!values.environment) return wrong('which environment?');
    const { environments, problems } = loadEnvironments();
    if (!environments) {
      printProblems(problems);
      return 1;
    }
    const loaded = environments.find(({ name }) => name === values.environment);
    if (!loaded) return wrong(noSuchEnvironment(values.environment, environments));
    const assembly = join(workspaceRoot(), 'dist/cdk.out');
    if (!existsSync(join(assembly, 'manifest.json')))
      return wrong('nothing is synthesised yet: npx nx run nss-infra:synth');
    return { loaded, yes: values.yes, assembly };
  } catch (error) {
    return wrong((error as Error).message);
  }
}
