import { serviceName } from './service-names/service-name';

/**
 * A command class of an AWS SDK v3 client. Its name gives the API, its input the parameters and its answer the places of outputs, so that the
 * compiler checks all of them.
 */
export type AwsCommand = abstract new (input: never) => { input: unknown };

/** What a command takes. */
export type CommandInput<C extends AwsCommand> = NonNullable<InstanceType<C>['input']>;

/**
 * The Service and Api that a runbook writes for a command.
 *
 * @throws TypeError for a class that is no command of the SDK, and for a service that boto3 does not have
 */
export function apiOf(command: AwsCommand): { Service: string; Api: string } {
  const { namespace, name } = operationOf(command);
  return { Service: serviceName(namespace), Api: name };
}

/**
 * The SDK's schema of what a command answers, or of a function that gives it.
 *
 * @throws TypeError for a class that is no command of the SDK
 */
export function responseSchema(command: AwsCommand): unknown {
  return operationOf(command).response;
}

/** Every generated command carries its operation's schema: kind, namespace, name, traits, input, output. */
function operationOf(command: AwsCommand): { namespace: string; name: string; response: unknown } {
  const { schema } = new (command as unknown as new (input: object) => { schema?: readonly unknown[] })({});
  const [, namespace, name, , , response] = schema ?? [];
  if (typeof namespace !== 'string' || typeof name !== 'string')
    throw new TypeError(`${command.name} is no command of an AWS SDK client`);
  return { namespace, name, response };
}
