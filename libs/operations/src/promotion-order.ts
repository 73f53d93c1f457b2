import { type LoadedEnvironment } from '@nss/environment';

/** Environments in the order they are deployed in: each after the one it is promoted from. The files' checks exclude circles. */
export function promotionOrder(environments: readonly LoadedEnvironment[]): LoadedEnvironment[] {
  const ordered: LoadedEnvironment[] = [];
  const visit = (loaded: LoadedEnvironment): void => {
    if (ordered.includes(loaded)) return;
    const before = environments.find(({ name }) => name === loaded.environment.promotedFrom);
    if (before) visit(before);
    ordered.push(loaded);
  };
  environments.forEach(visit);
  return ordered;
}
