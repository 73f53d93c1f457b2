import { documentName, type RunbookPlace } from '@nss/runbook-definition';

/** Runbooks that start and stop the machine of one server, so that none of them and no fail-over works beside another of them on a pair. */
export const MAINTENANCE = ['nss-set-up', 'nss-update'] as const;

/** Names of the documents of {@link MAINTENANCE}. */
export function maintenanceDocuments(place: RunbookPlace): string[] {
  return MAINTENANCE.map((name) => documentName(place, name));
}
