import { leaf, type RootCommand, WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { siteServer } from './site/serve-site';
import { SITE_FOLDER, buildSite, mayHoldSite } from './site/build-site';

const base = {
  value: 'PATH',
  description: 'path it will be served below, where that is not the top of a host: /REPOSITORY/',
} as const;

const build = leaf({
  summary: 'builds the documents as a site, with a search, that asks no other host for anything',
  arguments: [{ name: 'FOLDER', description: `where it is put; ${SITE_FOLDER} else`, optional: true }],
  options: { base },
  examples: ['npm run -s docs -- build', 'npm run -s docs -- build /srv/www/nss --base /nss/'],
  json: true,
  run: async ({ arguments: [given], options, answer, phase }) => {
    if (options.base !== undefined && !/^\/([\w.~-]+\/)*$/.test(options.base))
      throw new WrongUse(`--base '${options.base}' is no path with a slash at both ends, such as /nss/`);
    const folder = given === undefined ? join(workspaceRoot(), SITE_FOLDER) : resolve(given);
    if (!mayHoldSite(folder))
      throw new WrongUse(
        `${folder} holds something else than a site, which would be removed: name a folder that is empty`,
      );
    await phase('build the site', () => buildSite({ folder, base: options.base }));
    answer({ folder }, () => folder);
    return 0;
  },
});

const serve = leaf({
  summary: 'builds the site and serves it on this machine until it is ended',
  options: { port: { value: 'PORT', description: 'port on localhost; 0 takes a free one', default: '4173' } },
  examples: ['npm run -s docs -- serve'],
  json: { without: 'it serves until it is ended' },
  run: async ({ options, phase, out }) => {
    const port = Number(options.port);
    if (!/^\d{1,5}$/.test(options.port) || port > 65_535)
      throw new WrongUse(`--port '${options.port}' is no port: 0 to 65535`);
    const folder = join(workspaceRoot(), SITE_FOLDER);
    await phase('build the site', () => buildSite({ folder }));
    const server = siteServer(folder).listen(port, '127.0.0.1');
    await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new WrongUse(`--port ${port} is taken: give another one, or 0`) : error;
    });
    out(`http://localhost:${(server.address() as AddressInfo).port}/  (Ctrl-C ends it)\n`);
    await once(server, 'close');
    return 0;
  },
});

const translated = leaf({
  summary: 'keeps that the translated pages say what their originals say now',
  description:
    'Run it once a page in docs/ja follows its original. Exit code: 0 kept; 1 the two still differ in parts, commands, links or figures; 2 wrong use.',
  arguments: [
    { name: 'PART', description: 'docs/operations.md#feed-silent; every part else', optional: true, variadic: true },
  ],
  examples: ['npm run -s docs -- translated', 'npm run -s docs -- translated docs/operations.md#feed-silent'],
  json: true,
  run: async ({ arguments: wanted, answer }) => {
    const { keepTranslated } = await import('./translation/keep-translated');
    const { problems, parts } = keepTranslated(wanted);
    answer(
      { problems, parts },
      () => [...problems, ...parts.map((part) => `kept ${part}`)].join('\n') || 'every part was kept already',
    );
    return problems.length > 0 ? 1 : 0;
  },
});

/** The commands of `npm run -s docs`. */
export const docsCommands: RootCommand = {
  invocation: 'npm run -s docs --',
  summary: 'the documents as a site, and their translations',
  examples: ['npm run -s docs -- serve'],
  commands: { build, serve, translated },
};
