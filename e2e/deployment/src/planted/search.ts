import { gunzipSync } from 'node:zlib';
import { formsOf, type Marker } from './marker';
import { readZip } from './zip';

/** Something that is looked through. */
export interface Place {
  /** `execution 4f…`, `log group nss-dev-…` */
  readonly name: string;
  readonly content: string | Buffer;
}

/** What opens a door without being a marker: whatever has this form has no business in what is kept or shown. */
const DOORS: readonly (readonly [what: string, form: RegExp])[] = [
  ['a presigned link', /X-Amz-Signature=|[?&]Signature=[A-Za-z0-9%+/=]{20}/i],
  ['a token of GitHub', /\bgh[opsur]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/],
  ['an identity token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  [
    'a secret access key',
    /(?:aws_secret_access_key|AWS_SECRET_ACCESS_KEY|SecretAccessKey|secretAccessKey)["']?\s*[=:]\s*["']?(?!\*)[A-Za-z0-9/+=_-]{16,}/,
  ],
  [
    'a session token',
    /(?:aws_session_token|AWS_SESSION_TOKEN|SessionToken|sessionToken|X-Amz-Security-Token)["']?\s*[=:]\s*["']?(?!\*)[A-Za-z0-9/+=_%-]{16,}/,
  ],
];

/** Looks for markers, in all of their forms, and for whatever opens a door. */
export class Search {
  private readonly forms: readonly { readonly what: string; readonly how: string; readonly form: string }[];

  constructor(markers: readonly Marker[]) {
    this.forms = markers.flatMap(({ what, core }) => [...formsOf(core)].map(([form, how]) => ({ what, how, form })));
  }

  /** What is found, a line each: `key of BGP in execution 4f…, base64`. Archives are opened. */
  in({ name, content }: Place): string[] {
    if (typeof content !== 'string') {
      const inner = unpacked(content);
      if (inner) return inner.flatMap((each) => this.in({ name: `${name}${each.name}`, content: each.content }));
    }
    const text = typeof content === 'string' ? content : content.toString('latin1');
    const markers = this.forms
      .filter(({ form }) => text.includes(form))
      .map(({ what, how }) => `${what} in ${name}, ${how}`);
    return [
      ...new Set([...markers, ...DOORS.filter(([, form]) => form.test(text)).map(([what]) => `${what} in ${name}`)]),
    ];
  }
}

/** The files of an archive; nothing where it is none. */
function unpacked(content: Buffer): Place[] | undefined {
  if (content.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])))
    return [{ name: ', unpacked', content: gunzipSync(content) }];
  if (!['PK\x03\x04', 'PK\x05\x06'].includes(content.toString('latin1', 0, 4))) return undefined;
  return Object.entries(readZip(content)).map(([name, text]) => ({ name: `, ${name}`, content: text }));
}
