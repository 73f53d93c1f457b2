import { type LoadedEnvironment } from '@nss/environment';
import { judged, type Line } from '../line';
import { type AwsFacts } from './facts';

/** Whether whoever looks may ask the logs, as at night somebody has to. */
export function checkLogs(
  { name }: Pick<LoadedEnvironment, 'name'>,
  { logReading }: Pick<AwsFacts, 'logReading'>,
): Line {
  const ask = `npm run -s logs -- --environment ${name}`;
  return judged(
    { where: name, check: 'reading logs', wanted: 'the rights of docs/reading-logs.md#rights', askWith: ask },
    logReading,
    ({ groups, denied }) => {
      const [first, ...more] = denied;
      if (first !== undefined)
        return {
          verdict: 'fail',
          found: more.length > 0 ? `${first}; ${more.length} more` : first,
          command: `${ask}   # once whoever gives rights has given those`,
        };
      return { verdict: 'pass', found: groups === 0 ? 'nothing is deployed' : `${groups} log groups can be asked` };
    },
  );
}
