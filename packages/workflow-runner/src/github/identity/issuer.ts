import { createSign, generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';

/** The issuer of GitHub's identity tokens; trust policies name its host. */
export const ISSUER = 'https://token.actions.githubusercontent.com';

/** How long GitHub's identity tokens are valid. */
const TOKEN_LIFETIME_SECONDS = 300;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Signs identity tokens with a key of its own, RS256 as GitHub does, and publishes the key. */
export class IdentityIssuer {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly keyId = randomUUID();

  /** The document at /.well-known/openid-configuration, with the keys at an address of this machine. */
  discovery(keysUrl: string): object {
    return {
      issuer: ISSUER,
      jwks_uri: keysUrl,
      subject_types_supported: ['public', 'pairwise'],
      response_types_supported: ['id_token'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
    };
  }

  /** The published keys. */
  keySet(): { keys: JsonWebKey[] } {
    return { keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: this.keyId, use: 'sig', alg: 'RS256' }] };
  }

  /** A signed token. Claims given here win over the usual ones, so that tests can make an expired one. */
  sign(claims: object, nowSeconds = Math.floor(Date.now() / 1000)): string {
    const payload = {
      iss: ISSUER,
      jti: randomUUID(),
      iat: nowSeconds,
      nbf: nowSeconds - 60,
      exp: nowSeconds + TOKEN_LIFETIME_SECONDS,
      ...claims,
    };
    const signed = `${encode({ alg: 'RS256', kid: this.keyId, typ: 'JWT' })}.${encode(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.keys.privateKey, 'base64url')}`;
  }
}
