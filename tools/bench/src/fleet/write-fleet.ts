import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FLEET } from './size';

/**
 * Writes environment files that differ in what has to differ (name, account, purpose, range, link, virtual interface) and have a
 * router and a SIEM in common, so that every rule between two environments has something to look at.
 * @param template text of an environment file whose VPC is 10.0.0.0/24 and whose link is 169.254.100.0/30
 * @throws Error when the template does not hold what is to differ, or the count is too large
 */
export function writeFleet(template: string, directory: string, count: number): void {
  if (count > LARGEST_FLEET) throw new Error(`${count} environments: at most ${LARGEST_FLEET}`);
  mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index += 1)
    writeFileSync(join(directory, `env-${index}.yaml`), member(template, index));
}

function member(template: string, index: number): string {
  const [range, link] = [`10.${index >> 8}.${index & 255}`, `169.254.${(index >> 6) & 255}.`];
  const host = (index & 63) * 4;
  const changes: readonly (readonly [RegExp, string])[] = [
    [/(?<=^environment: ).+$/m, `env-${index}`],
    [/(?<=^account: ).+$/m, `"${String(100_000_000_000 + index)}"`],
    [/(?<=^purpose: )\S+/m, `nss-${index}`],
    [/10\.0\.0(?=\.\d)/g, range],
    [/169\.254\.100\.1(?=\/30)/, `${link}${host + 1}`],
    [/169\.254\.100\.2(?=\/30)/, `${link}${host + 2}`],
    [/(?<=id: )dxvif-fg1example/, `dxvif-${index.toString(16).padStart(8, '0')}`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (text.search(from) < 0) throw new Error(`the template does not hold ${from.source}`);
    return text.replace(from, to);
  }, template);
}
