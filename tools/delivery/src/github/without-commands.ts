import { randomUUID } from 'node:crypto';

/**
 * Lets no line that is printed meanwhile be a command to the runner: names, answers of servers and messages of AWS reach the job's log as
 * they are, and `::…` or `##[…]` in them would be obeyed. The word that ends it is a new one each time, so that nothing printed can hold it.
 *
 * Source: docs.github.com/actions, "Stopping and starting workflow commands"
 * @param variables of the process; outside of a job nothing is printed. @default - its own
 */
export async function withoutCommands<T>(
  work: () => Promise<T>,
  variables: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  if (variables['GITHUB_ACTIONS'] !== 'true') return work();
  const word = randomUUID();
  console.log(`::stop-commands::${word}`);
  try {
    return await work();
  } finally {
    console.log(`\n::${word}::`);
  }
}
