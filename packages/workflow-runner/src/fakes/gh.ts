import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { api, call, RefusedError } from './github-client';

interface Bundle {
  digest: string;
  name: string;
  workflow: string;
  ref: string;
  commit: string;
  runId: number;
}

/** A token as gh finds it. @throws Error in gh's words */
function token(): string {
  const found = process.env.GH_TOKEN ?? process.env.GITHUB_TOKEN ?? '';
  if (found === '')
    throw new Error('gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.');
  return found;
}

/**
 * `gh attestation verify FILE --repo OWNER/NAME [--signer-workflow OWNER/NAME/PATH] [--cert-identity URL] [--source-ref REF]
 * [--source-digest COMMIT] [--deny-self-hosted-runners] [--format json]`. Every run here is on a hosted runner.
 *
 * Source: cli.github.com/manual/gh_attestation_verify; a signer workflow is the beginning of an identity, and fits every ref of it
 */
async function verify(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      repo: { type: 'string', short: 'R' },
      owner: { type: 'string', short: 'o' },
      'signer-workflow': { type: 'string' },
      'cert-identity': { type: 'string' },
      'source-ref': { type: 'string' },
      'source-digest': { type: 'string' },
      'deny-self-hosted-runners': { type: 'boolean' },
      format: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length !== 1) throw new Error('accepts 1 arg(s): the file');
  const repository = values.repo;
  if (!repository) throw new Error('the fake of gh needs --repo');
  if (!existsSync(file)) throw new Error(`failed to open local artifact: open ${file}: no such file or directory`);
  const digest = `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
  const found = await api<{ attestations: { bundle: { verificationMaterial: Bundle } }[] }>(
    'GET',
    `/attestations/${digest}`,
    token(),
    repository,
  ).catch((error: unknown) => {
    if (error instanceof RefusedError && error.status === 404)
      throw new Error(`no attestations found for subject ${digest}`);
    throw error;
  });
  const { 'signer-workflow': signer, 'cert-identity': identity, 'source-ref': ref, 'source-digest': commit } = values;
  if (signer !== undefined && identity !== undefined)
    throw new Error(
      'if any flags in the group [cert-identity cert-identity-regex signer-repo signer-workflow] are set none of the others can be',
    );
  const matching = found.attestations
    .map(({ bundle }) => bundle.verificationMaterial)
    .filter((bundle) => {
      const signed = `${repository}/${bundle.workflow}@${bundle.ref}`;
      return (
        (signer === undefined || signed.startsWith(signer)) &&
        (identity === undefined || `${process.env.GITHUB_SERVER_URL}/${signed}` === identity) &&
        (ref === undefined || bundle.ref === ref) &&
        (commit === undefined || bundle.commit === commit)
      );
    });
  if (matching.length === 0)
    throw new Error(
      `verifying with issuer "sigstore.dev": no attestation of ${digest} matches ${[signer, identity, ref, commit].filter((each) => each !== undefined).join(' ')}`,
    );
  if (values.format === 'json')
    console.log(
      JSON.stringify(
        matching.map((bundle) => ({
          verificationResult: {
            statement: { subject: [{ name: bundle.name, digest: { sha256: bundle.digest.slice('sha256:'.length) } }] },
            signature: {
              certificate: { sourceRepositoryDigest: bundle.commit, runInvocationURI: String(bundle.runId) },
            },
          },
        })),
      ),
    );
  else console.log(`Loaded digest ${digest}\nVerification succeeded`);
}

/** `gh api [--method METHOD] PATH [-f name=text] [-F name=value]` */
async function request(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      method: { type: 'string', short: 'X' },
      'raw-field': { type: 'string', short: 'f', multiple: true },
      field: { type: 'string', short: 'F', multiple: true },
      input: { type: 'string' },
    },
  });
  const fields = [
    ...(values['raw-field'] ?? []).map((pair) => [pair.split('=')[0]!, pair.slice(pair.indexOf('=') + 1)] as const),
    ...(values.field ?? []).map((pair) => [pair.split('=')[0]!, typed(pair.slice(pair.indexOf('=') + 1))] as const),
  ];
  const body =
    values.input !== undefined
      ? (JSON.parse(readFileSync(values.input === '-' ? 0 : values.input, 'utf8')) as object)
      : fields.length > 0
        ? Object.fromEntries(fields)
        : undefined;
  const [owner = '', repo = ''] = (process.env.GITHUB_REPOSITORY ?? '').split('/');
  const path = (positionals[0] ?? '').replace(/^\//, '').replace('{owner}', owner).replace('{repo}', repo);
  const answer = await call<unknown>(
    values.method ?? (body ? 'POST' : 'GET'),
    `${process.env.GITHUB_API_URL}/${path}`,
    token(),
    body,
  );
  if (answer !== undefined) console.log(JSON.stringify(answer));
}

/** What `-F` makes of a value. */
function typed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (value === 'null') return null;
  return /^\d+$/.test(value) ? Number(value) : value;
}

try {
  const [first, second, ...rest] = process.argv.slice(2);
  if (first === 'attestation' && second === 'verify') await verify(rest);
  else if (first === 'api') await request([...(second === undefined ? [] : [second]), ...rest]);
  else throw new Error(`the fake of gh knows attestation verify and api, not ${process.argv.slice(2).join(' ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
