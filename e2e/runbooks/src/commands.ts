import { paginateListCommands } from '@aws-sdk/client-ssm';
import { type DeployedEnvironment } from './environment';

/** What the bastion was told last: the lines of the newest command. */
export async function lastCommands({ ssm }: DeployedEnvironment): Promise<string[]> {
  let last: string[] = [];
  for await (const { Commands = [] } of paginateListCommands({ client: ssm }, {}))
    last = Commands.at(-1)?.Parameters?.['commands'] ?? last;
  return last;
}
