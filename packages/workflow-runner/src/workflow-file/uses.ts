/** What `uses:` of a step or a job names. */
export type Uses =
  | { kind: 'local'; path: string }
  | {
      kind: 'remote';
      repository: string /** folder inside the repository, '' for its root */;
      folder: string;
      ref: string;
    }
  | { kind: 'docker'; image: string };

/** Reads `./path`, `owner/repository/folder@ref` or `docker://image`; nothing for anything else. */
export function parseUses(text: string): Uses | undefined {
  if (text.startsWith('./')) return { kind: 'local', path: text };
  if (text.startsWith('docker://')) return { kind: 'docker', image: text.slice('docker://'.length) };
  const [, repository, folder = '', ref] = /^([\w.-]+\/[\w.-]+)(?:\/([^@]+))?@(.+)$/.exec(text) ?? [];
  return repository && ref ? { kind: 'remote', repository, folder, ref } : undefined;
}
