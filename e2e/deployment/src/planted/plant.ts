import { type Prerequisites } from '../prerequisites';
import { marker, type Marker, privateKeyOf } from './marker';

/** What was planted: the prerequisites with markers for secrets, and the markers. */
export interface Planted {
  readonly prerequisites: Prerequisites;
  readonly markers: readonly Marker[];
}

/** Gives every secret that others make a marker for a value. */
export function plant(prerequisites: Prerequisites): Planted {
  const secrets = prerequisites.secrets.map((secret) => ({
    secret,
    planted: marker(`secret ${secret.name} of ${secret.account}`),
  }));
  return {
    prerequisites: {
      ...prerequisites,
      secrets: secrets.map(({ secret, planted }) => ({
        ...secret,
        value: /ssh/.test(secret.value) ? privateKeyOf(planted) : planted.core,
      })),
    },
    markers: secrets.map(({ planted }) => planted),
  };
}
