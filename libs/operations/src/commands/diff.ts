import { command } from '@nss/command-line';
import { chosenEnvironment, environmentOption } from '@nss/environment';
import { changeTable } from '../change-table';
import { preparedPromotion } from '../promote';
import { type Actor, asCaller } from './actor';
import { synthesised } from './synthesised';

/** `npm run -s diff -- --environment dev`: what a deployment would change, from change sets that are thrown away again. */
export function diffCommand(actor: Actor = asCaller) {
  return command({
    invocation: 'npm run -s diff --',
    summary: 'shows what a deployment would change',
    description:
      'Shows what a deployment of the assembly that was synthesised last would change, from change sets that are thrown away again. In AWS with your credentials, or in the embedded cloud that AWS_ENDPOINT_URL names. Exit code: 0 shown, 1 it failed, 2 wrong use.',
    options: { environment: { ...environmentOption, required: true } },
    json: true,
    examples: ['npx nx run nss-infra:synth && npm run -s diff -- --environment dev'],
    run: async ({ options: { environment }, json, out, error }) => {
      const loaded = chosenEnvironment(environment);
      const assembly = synthesised();
      // With --json standard output holds the changes and nothing else.
      const say = json ? error : out;
      const as = await actor(loaded, assembly, say);
      const { promoter, promotion } = await preparedPromotion({ loaded, assembly, as, say });
      out(json ? JSON.stringify(promotion, null, 2) : changeTable(promotion).join('\n'));
      await promoter.discard(promotion);
      return 0;
    },
  });
}
