import { WrongUse } from '@nss/command-line';
import { readFileSync, statSync } from 'node:fs';

/** Where Zscaler publishes what its clouds answer from. https://config.zscaler.com */
const PUBLISHER = 'https://config.zscaler.com';
const PATIENCE_MILLISECONDS = 30_000;

/** The longest list has about 10 KB. */
const MOST_BYTES = 1024 * 1024;

/** Address of the list of hub ranges of a cloud. @param publisher @default https://config.zscaler.com */
export function publishedAt(cloud: string, publisher = process.env['ZSCALER_CONFIG_URL'] || PUBLISHER): string {
  return `${publisher}/api/${cloud}/hubs/cidr/json/required`;
}

/**
 * A list that a person fetched elsewhere: a file, or what an address of their own answers. A machine behind a proxy, or without a network, reads
 * it like that.
 * @throws Error as {@link published}, and for a file that is not there or no JSON
 */
export async function publishedFrom(source: string): Promise<unknown> {
  if (/^https?:/.test(source)) return published(source);
  const size = statSync(source, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new WrongUse(`there is no file ${source}`);
  if (size > MOST_BYTES) throw tooLong(`${source} has`);
  return listIn(readFileSync(source, 'utf8'), `${source} has`);
}

/** Fetches a published list. @throws Error for an answer that is no success, too long or no JSON */
export async function published(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), redirect: 'error' });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return listIn(await boundedText(answer, address), `${address} answered`);
}

function listIn(text: string, told: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${told} something that is no JSON: ${text.slice(0, 80)}`);
  }
}

function tooLong(told: string): Error {
  return new Error(`${told} more than ${MOST_BYTES} bytes, which is no list of ranges`);
}

async function boundedText({ body }: Response, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    // Leaving the loop ends the connection.
    if (bytes > MOST_BYTES) throw tooLong(`${address} answered`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
