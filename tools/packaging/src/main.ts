import { resolve } from 'node:path';
import { pack } from './pack';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  console.error(
    'Usage: npm run -s pack -- FOLDER   builds the packages that live without NSS and puts a tarball of each there',
  );
  process.exitCode = 2;
} else for (const path of Object.values(await pack(resolve(folder)))) console.log(path);
