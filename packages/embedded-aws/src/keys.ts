import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cloudCommand } from './command-names';

/** What opens one cloud, and no other: made up when it starts. */
export interface CloudKeys {
  /** With which every account's root user signs. */
  readonly secretAccessKey: string;
  /** Opens the control routes. */
  readonly controlToken: string;
}

/** A cloud that one of this user's processes started. */
export interface KeptCloud extends CloudKeys {
  readonly port: number;
  /** The process that started it. */
  readonly pid: number;
  /** The checkout, or the installed package, that it was started from. */
  readonly workspace: string;
}

/** No cloud of this user has the port. */
export class NoSuchCloudError extends Error {
  constructor(port: number) {
    super(`No embedded cloud that you started listens on port ${port}. Start one: ${cloudCommand()} --port ${port}`);
    this.name = 'NoSuchCloudError';
  }
}

/** Folders of clouds in the folder for temporary files; nobody else can look into them. */
export const FOLDER_PREFIX = 'embedded-cloud-';
const FILE = 'keys.json';

/** Keys that nobody can guess: 256 random bits each. */
export function newKeys(): CloudKeys {
  return {
    secretAccessKey: randomBytes(32).toString('base64url'),
    controlToken: randomBytes(32).toString('base64url'),
  };
}

/** Keeps the keys of a cloud in its folder, in a file that only its user can read. */
export function keepKeys(folder: string, cloud: KeptCloud): void {
  // Others look for it at any time, and find the whole of it or nothing.
  writeFileSync(join(folder, `${FILE}.new`), JSON.stringify(cloud), { mode: 0o600, flag: 'wx' });
  renameSync(join(folder, `${FILE}.new`), join(folder, FILE));
}

/** The clouds of this user, the youngest first. Files that others could have written are not looked at. */
export function keptClouds(): KeptCloud[] {
  const own = (path: string) => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found && found.uid === process.getuid?.() && (found.mode & 0o077) === 0 ? found : undefined;
  };
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(FOLDER_PREFIX))
    .map((name) => join(tmpdir(), name, FILE))
    .flatMap((path) => {
      const file = own(dirname(path))?.isDirectory() ? own(path) : undefined;
      return file?.isFile() ? [{ path, since: file.mtimeMs }] : [];
    })
    .sort((one, other) => other.since - one.since)
    .flatMap(({ path }) => read(path));
}

/** A cloud may end between two looks, and what is broken opens nothing. */
function read(path: string): KeptCloud[] {
  try {
    return [JSON.parse(readFileSync(path, 'utf8')) as KeptCloud];
  } catch {
    return [];
  }
}

/**
 * The keys of a cloud, whichever process of this user started it.
 * @param endpoint its address: `http://localhost:PORT`
 * @throws NoSuchCloudError
 */
export function keysOf(endpoint: string): CloudKeys {
  const port = Number(new URL(endpoint).port);
  const found = keptClouds().find((cloud) => cloud.port === port);
  if (!found) throw new NoSuchCloudError(port);
  return found;
}

/**
 * The secret access key of a cloud's root users. Where the way to it is a port of something else, such as a tunnel, it is what the
 * shell holds beside the very address (`npm run -s cloud -- env`).
 * @throws NoSuchCloudError where neither is there
 */
export function secretOf(endpoint: string): string {
  const { AWS_ENDPOINT_URL: address = '', AWS_SECRET_ACCESS_KEY: held } = process.env;
  const portOf = (url: string) => Number(new URL(url).port);
  const found = keptClouds().find(({ port }) => port === portOf(endpoint))?.secretAccessKey;
  const isNamed = URL.canParse(address) && portOf(address) === portOf(endpoint);
  if (found === undefined && !(isNamed && held)) throw new NoSuchCloudError(portOf(endpoint));
  return found ?? held!;
}

/**
 * Credentials of an account's root user in a cloud: the account's twelve digits, and the cloud's own secret.
 * @param endpoint its address
 * @throws NoSuchCloudError
 */
export function administratorOf(endpoint: string, account: string): { accessKeyId: string; secretAccessKey: string } {
  return { accessKeyId: account, secretAccessKey: secretOf(endpoint) };
}
