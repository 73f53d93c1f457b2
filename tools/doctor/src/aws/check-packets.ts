import { type LoadedEnvironment } from '@nss/environment';
import { type Answer, judged, type Line } from '../line';

/** In what the deployed network lets other packets pass; undefined where nothing is deployed. */
export type PacketProblems = readonly string[] | undefined;

/** Whether exactly those packets pass that the plan has, by the network as it is deployed. */
export function checkPackets({ name }: Pick<LoadedEnvironment, 'name'>, problems: Answer<PacketProblems>): Line {
  return judged(
    {
      where: name,
      check: 'packets',
      wanted: 'exactly those of the flows pass',
      askWith: 'gh workflow run drift.yml',
    },
    problems,
    (found) => {
      if (found === undefined) return { verdict: 'pass', found: 'nothing is deployed' };
      const [first, ...more] = found;
      if (first === undefined) return { verdict: 'pass', found: 'as planned' };
      return {
        verdict: 'fail',
        found: more.length > 0 ? `${first}; ${more.length} more` : first,
        command: `npm run -s repair -- --environment ${name}`,
      };
    },
  );
}
