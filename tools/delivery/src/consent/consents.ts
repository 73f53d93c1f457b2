import { type ResourceChange } from '@nss/deployment';
import { consentName, needsConsent } from './guarded';

/** A line of a pull request that consents to losing one resource. */
const LINE = /^\s*(?:[-*]\s+)?Consent:\s*`?([A-Za-z0-9_.:-]+\/[A-Za-z0-9_./:-]+)`?\s*$/gim;

/** The resources that a text consents to losing, each in a line of its own: `Consent: nss-prod-relay/Web01/Instance`. */
export function consentsIn(text: string): Set<string> {
  // What is commented out is a template's example and nobody's word.
  return new Set([...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(LINE)].map(([, name]) => name as string));
}

/** The changes that need a consent and have none, by that very name. */
export function withoutConsent(changes: readonly ResourceChange[], consents: ReadonlySet<string>): ResourceChange[] {
  return changes.filter((change) => needsConsent(change) && !consents.has(consentName(change)));
}
