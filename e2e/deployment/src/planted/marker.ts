import { randomBytes } from 'node:crypto';

/** A text that is looked for wherever it has no business to be. */
export interface Marker {
  /** What it stands for: `key of BGP`. */
  readonly what: string;
  /** The part of it that is found, however much stands around it. */
  readonly core: string;
}

/** A marker with a core that nothing else holds: it begins with a letter, as a pre-shared key has to. */
export function marker(what: string): Marker {
  return { what, core: `nss${randomBytes(12).toString('hex')}` };
}

/**
 * The ways in which a text may stand somewhere: as it is, in base64 of UTF-8 and of UTF-16 (as PowerShell takes commands) wherever it begins, as hexadecimal
 * numbers, and in the escapes of addresses, JSON, HTML and Markdown.
 */
export function formsOf(core: string): ReadonlyMap<string, string> {
  const [utf8, utf16] = [Buffer.from(core, 'utf8'), Buffer.from(core, 'utf16le')];
  const each = (write: (code: number) => string) =>
    [...core].map((character) => write(character.charCodeAt(0))).join('');
  const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
  const forms: [string, string][] = [
    ['as it is', core],
    ['UTF-16', utf16.toString('latin1')],
    ['hexadecimal', utf8.toString('hex')],
    ['hexadecimal', utf8.toString('hex').toUpperCase()],
    ['an address', encodeURIComponent(core)],
    ['an address', each((code) => `%${hex(code, 2)}`)],
    ['an address', each((code) => `%${hex(code, 2).toUpperCase()}`)],
    ['JSON', each((code) => `\\u${hex(code, 4)}`)],
    ['HTML', each((code) => `&#${code};`)],
    ['HTML', each((code) => `&#x${hex(code, 2)};`)],
    ['Markdown', core.replace(/[^\p{L}\p{N}]/gu, '\\$&')],
    ['backwards', [...core].reverse().join('')],
  ];
  for (const [name, bytes] of [
    ['base64', utf8],
    ['base64 of UTF-16', utf16],
  ] as const) {
    for (const before of [0, 1, 2]) {
      // What does not depend on the neighbours: base64 writes three bytes as four characters.
      const written = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
      const inner = written.slice(before === 0 ? 0 : before + 1, Math.floor((before + bytes.length) / 3) * 4);
      forms.push([name, inner], [name, inner.replace(/\+/g, '-').replace(/\//g, '_')]);
    }
  }
  const seen = new Map<string, string>();
  for (const [name, form] of forms) if (!seen.has(form)) seen.set(form, name);
  return seen;
}

/** A private key in the form of OpenSSH, with the marker in each of its lines. No program can use it. */
export function privateKeyOf({ core }: Marker): string {
  const line = Buffer.from(`openssh-key-v1\0${core}`).toString('base64');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${line}\n${core}\n-----END OPENSSH PRIVATE KEY-----\n`;
}
