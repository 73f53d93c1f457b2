import { command } from '@nss/command-line';

/** `nss-infra:reachability`: proves from the templates of an assembly, and from nothing else, which packets pass. */
export const reachability = command({
  invocation: 'node tools/setup/src/run.mjs apps/nss-infra/src/reachability/main.ts',
  summary: 'proves from templates alone which packets pass',
  description:
    'Proves for each environment, from the templates of a cloud assembly alone, that every flow passes both ways by the next hop that is meant, and that every other address and port is dropped. Exit code: 0 proven, 1 not, 2 wrong use.',
  options: {
    assembly: { value: 'DIR', description: 'the cloud assembly; else dist/cdk.out' },
    environment: { value: 'NAME', description: 'only this one' },
  },
  json: true,
  examples: ['npx nx run nss-infra:reachability'],
  run: async (given) => (await import('./run-reachability')).runReachability(given),
});
