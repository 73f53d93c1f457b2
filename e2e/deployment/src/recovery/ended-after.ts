import { CloudFormationClient } from '@aws-sdk/client-cloudformation';

/** What all clients have their calls from. */
interface Sending {
  send: (this: unknown, ...given: unknown[]) => Promise<unknown>;
}

/**
 * Ends whatever runs once a call has been answered, as somebody does who closes the terminal.
 * @param command class of the call: `DeleteStackCommand`
 * @returns what makes calls come back again: `mockRestore`
 */
export function endedAfter(command: string): jest.SpyInstance {
  const clients = Object.getPrototypeOf(CloudFormationClient.prototype) as Sending;
  const { send } = clients;
  return jest.spyOn(clients, 'send').mockImplementation(async function (this: unknown, ...given: unknown[]) {
    const answer = await send.apply(this, given);
    if ((given[0] as object).constructor.name === command) throw new Error(`ended with ${command}`);
    return answer;
  });
}
