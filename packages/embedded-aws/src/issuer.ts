import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** An issuer of identity tokens on this machine: it signs whatever it is asked to. Nothing outside of a cloud that was told its address believes it. */
export interface LoopbackIssuer {
  /** Where its keys are published: what `prepare({ issuers })` is told. */
  address: string;
  /** @param key another one than is published makes a forged token */
  sign(claims: object, options?: { key?: KeyObject; algorithm?: string; keyId?: string }): string;
  stop(): Promise<void>;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Publishes a key under the name of an issuer, on loopback.
 * @param issuer `https://token.actions.githubusercontent.com`
 */
export async function startIssuer(issuer: string): Promise<LoopbackIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ownKeyId = randomUUID();
  const server = createServer((request, response) => {
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    response.end(
      JSON.stringify(
        isDiscovery
          ? { issuer, jwks_uri: `${address}/jwks` }
          : { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: ownKeyId, alg: 'RS256' }] },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It serves as long as there is something else to do, and keeps no process alive.
  server.unref();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    sign: (claims, { key = privateKey, algorithm = 'RS256', keyId = ownKeyId } = {}) => {
      const signed = `${encode({ alg: algorithm, kid: keyId })}.${encode({ iss: issuer, ...claims })}`;
      return `${signed}.${algorithm === 'none' ? '' : createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
