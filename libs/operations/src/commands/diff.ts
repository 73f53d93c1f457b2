import { command } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { type Actor } from './actor';

/**
 * `npm run -s diff -- --environment dev`: what a deployment would change, from change sets that are thrown away again.
 * @param actor asked for once something is looked at. @default asCaller
 */
export function diffCommand(actor: () => Promise<Actor | undefined> = () => Promise.resolve(undefined)) {
  return command({
    invocation: 'npm run -s diff --',
    summary: 'shows what a deployment would change',
    description:
      'Shows what a deployment of the assembly that was synthesised last would change, from change sets that are thrown away again. In AWS with your credentials, or in the embedded cloud that AWS_ENDPOINT_URL names. Exit code: 0 shown, 1 it failed, 2 wrong use.',
    options: { environment: { ...environmentOption, required: true } },
    json: true,
    examples: ['npx nx run nss-infra:synth && npm run -s diff -- --environment dev'],
    run: async (given) => (await import('./run-diff')).runDiff(given, await actor()),
  });
}
