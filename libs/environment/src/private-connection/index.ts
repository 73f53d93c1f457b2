import * as z from 'zod';
import { type Check } from '../checks/check';
import { type Connection, type WrittenConnection } from './connection';
import { type ConnectionKind } from './kind';
import { CONNECTION_KINDS } from './kinds';

export { type Connection, type ConnectionInterface, type ConnectionVpn } from './connection';

type AnySchema = z.ZodObject<{ kind: z.ZodLiteral<string> }>;

/** How the VPC reaches the SIEM without the internet. Source: AWS Direct Connect and Site-to-Site VPN user guides. */
export const privateConnection: z.ZodType<WrittenConnection> = z.discriminatedUnion(
  'kind',
  CONNECTION_KINDS.map(({ schema }) => schema) as unknown as [AnySchema, ...AnySchema[]],
);

/** The parts of an environment's private connection. */
export function connectionOf({
  privateConnection: written,
}: {
  readonly privateConnection: WrittenConnection;
}): Connection {
  return kindOf(written).normalForm(written as never);
}

/** The rules that a kind of private connection has of its own. */
export const connectionKindRules: Check = (environment) => {
  const { privateConnection: written } = environment;
  return kindOf(written).check(written as never, environment);
};

/** The names of every kind, as a file writes them. */
export function connectionKinds(): string[] {
  return CONNECTION_KINDS.map(nameOf);
}

/** An example of every kind, by its name. */
export function connectionExamples(): Readonly<Record<string, object>> {
  return Object.fromEntries(CONNECTION_KINDS.map((kind) => [nameOf(kind), kind.example]));
}

function nameOf({ schema }: ConnectionKind): string {
  return (schema as AnySchema).shape.kind.value;
}

function kindOf({ kind }: WrittenConnection): ConnectionKind {
  const found = CONNECTION_KINDS.find((each) => nameOf(each) === kind);
  if (!found) throw new Error(`there is no kind of private connection ${kind}`);
  return found;
}
