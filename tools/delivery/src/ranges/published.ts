/** Where Zscaler publishes what its clouds answer from. https://config.zscaler.com */
const PUBLISHER = 'https://config.zscaler.com';
const PATIENCE_MILLISECONDS = 30_000;

/** The longest list has about 10 KB. */
const MOST_BYTES = 1024 * 1024;

/** Address of the list of hub ranges of a cloud. @param publisher @default https://config.zscaler.com */
export function publishedAt(cloud: string, publisher = process.env['ZSCALER_CONFIG_URL'] || PUBLISHER): string {
  return `${publisher}/api/${cloud}/hubs/cidr/json/required`;
}

/** Fetches a published list. @throws Error for an answer that is no success, too long or no JSON */
export async function published(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), redirect: 'error' });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const text = await boundedText(answer, address);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${address} answered something that is no JSON: ${text.slice(0, 80)}`);
  }
}

async function boundedText({ body }: Response, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    // Leaving the loop ends the connection.
    if (bytes > MOST_BYTES)
      throw new Error(`${address} answered more than ${MOST_BYTES} bytes, which is no list of ranges`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
