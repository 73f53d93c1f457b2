import { type AccountClients } from '../clients';
import { type AccountResource } from '../resource';

/** A resource that a deployed stack has. */
export interface OwnedResource {
  readonly type: string;
  /** What CloudFormation calls it. */
  readonly physicalId: string;
  /** As its template has them: values that are no plain text say nothing here. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The account and region that are read, and the environment in them. */
export interface ReadPlace {
  /** `nss-dev`: what every name of the environment begins with. */
  readonly purpose: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** Whom to ask, and what is the environment's. */
export class Reading {
  constructor(
    readonly clients: AccountClients,
    readonly place: ReadPlace,
    private readonly owned: readonly OwnedResource[],
  ) {}

  /** Physical ids of the stacks' resources of a type. */
  ids(type: string): string[] {
    return this.owned.filter((each) => each.type === type).map(({ physicalId }) => physicalId);
  }

  /** Plain values of one property of the stacks' resources of a type: ids and names that no template makes. */
  values(type: string, property: string): string[] {
    return this.owned
      .filter((each) => each.type === type)
      .map(({ properties }) => properties[property])
      .filter((value): value is string => typeof value === 'string');
  }

  /** Whether a name is one of the environment's. */
  isNamed(name: string | undefined): boolean {
    const { purpose } = this.place;
    return name !== undefined && (name.startsWith(`${purpose}-`) || name.startsWith(`/${purpose}/`));
  }
}

/** Reads what there is of some types. */
export type Reader = (from: Reading) => Promise<AccountResource[]>;

/** Names of the errors with which services say that there is no such thing, or nothing set. */
const ABSENT = /NotFound|NoSuch|DoesNotExist|NotConfigured|InvalidDocument$|UnknownResource|NotExist/;

/**
 * An answer, or undefined where the service says that there is no such thing.
 * @throws every other error: what could not be read is not what does not exist
 */
export async function ifPresent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (ABSENT.test((error as Error).name)) return undefined;
    throw error;
  }
}

/** Tags that people and templates give; AWS's own begin with `aws:` and are nobody's to change. */
export function ownTags(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): { Key: string; Value: string }[] {
  return (tags ?? [])
    .filter(({ Key = '' }) => !Key.startsWith('aws:'))
    .map(({ Key = '', Value = '' }) => ({ Key, Value }));
}

/** Tags of services that write them as a map, or with small letters. */
export function tagMap(tags: Readonly<Record<string, string>> | undefined): { Key: string; Value: string }[] {
  return ownTags(Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value })));
}

/** A policy as it was written: services give it as text, IAM with percent signs. */
export function policyOf(text: string | undefined): unknown {
  return text ? JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text) : undefined;
}
