import { inflateRawSync } from 'node:zlib';

/** Signature and length of a central directory's header. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12 */
const HEADER = 0x02014b50;
const HEADER_BYTES = 46;
const DEFLATED = 8;

/** The files in a zip archive, as text, by name. */
export function readZip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files: Record<string, string> = {};
  for (let at = archive.readUInt32LE(end + 16); archive.readUInt32LE(at) === HEADER; ) {
    const [nameBytes, extraBytes, commentBytes] = [
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const name = archive.toString('utf8', at + HEADER_BYTES, at + HEADER_BYTES + nameBytes);
    const local = archive.readUInt32LE(at + 42);
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(begin, begin + archive.readUInt32LE(at + 20));
    files[name] = (archive.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(content) : content).toString('utf8');
    at += HEADER_BYTES + nameBytes + extraBytes + commentBytes;
  }
  return files;
}
