/** Where Zscaler publishes what its clouds answer from. https://config.zscaler.com */
const PUBLISHER = 'https://config.zscaler.com';
const PATIENCE_MILLISECONDS = 30_000;

/** Address of the list of hub ranges of a cloud. @param publisher @default https://config.zscaler.com */
export function publishedAt(cloud: string, publisher = process.env['ZSCALER_CONFIG_URL'] || PUBLISHER): string {
  return `${publisher}/api/${cloud}/hubs/cidr/json/required`;
}

/** Fetches a published list. @throws Error for an answer that is no success or no JSON */
export async function published(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), redirect: 'error' });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const text = await answer.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${address} answered something that is no JSON: ${text.slice(0, 80)}`);
  }
}
