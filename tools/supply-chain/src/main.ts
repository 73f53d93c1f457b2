import { writeSbom } from './sbom';

// `npm run -s sbom -- FOLDER`: writes what a job that deploys installs, as CycloneDX and as a list of licences. Exit code 1 where a
// licence is refused, 2 for wrong use.
const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0 || folder.startsWith('-')) {
  console.error('usage: npm run -s sbom -- FOLDER');
  process.exitCode = 2;
} else {
  const refused = writeSbom(folder);
  console.log(`wrote sbom.cdx.json and licences.md into ${folder}`);
  if (refused.length > 0) {
    console.error(`these must not be deployed:\n${refused.map((each) => `- ${each}`).join('\n')}`);
    process.exitCode = 1;
  }
}
