import { type Broken, type Rule } from './rule';

/** Identities replace secrets: nothing long-lived is stored with the repository. */
export const noSecrets: Rule = {
  name: 'no-secrets',
  why: 'identities replace secrets; nothing that lasts is stored with the repository',
  check: (files) =>
    [...files.workflows, ...files.actions].flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index): Broken[] => {
        const code = line.replace(/(^|\s)#.*$/, '');
        const named =
          /\bsecrets\s*(?:\.\s*(?!GITHUB_TOKEN\b)[\w-]+|\[)/.exec(code) ??
          /\bsecrets:\s*inherit\b/.exec(code) ??
          /\btoJSON\(\s*secrets\s*\)/i.exec(code);
        return named
          ? [
              {
                path,
                position: { line: index + 1, column: named.index + 1 },
                problem: `uses ${named[0]}`,
                remedy: "use the job's identity or github.token",
              },
            ]
          : [];
      }),
    ),
};
