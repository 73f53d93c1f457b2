import { crc32 } from 'node:zlib';

/** Is in every certificate package of the tests. Each test file runs for itself and has to know it: it is no secret of anybody. */
export const CERTIFICATE_MARKER = { what: 'certificate package', core: 'nss7c1e5a90d3b24f68' };

/**
 * A zip file as Zscaler's portal gives it, with a private key of no use in it, stored as it is.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3
 */
export function certificatePackage(entry = 'key.pem'): Buffer {
  const [name, content] = [Buffer.from(entry), Buffer.from(`${CERTIFICATE_MARKER.core}\n`)];
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, content]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, Buffer.alloc(14), name]);
  const end = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
