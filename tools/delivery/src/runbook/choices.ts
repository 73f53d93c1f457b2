import { RUNBOOKS } from '@nss/runbooks';

/** The workflow whose form offers them. */
export const RUNBOOK_WORKFLOW = '.github/workflows/runbook.yml';

/** What a person may choose in the form that starts a runbook. */
export interface Choices {
  readonly runbooks: readonly string[];
  readonly environments: readonly string[];
}

/**
 * The workflow's text with its choices as they should be: GitHub takes them from the file only.
 * @throws Error when the marks around them are gone
 */
export function withChoices(workflow: string, choices: Choices): string {
  return Object.entries(choices).reduce((text, [kind, names]) => {
    const part = new RegExp(`( *)# begin of what is generated: ${kind}\\n[\\s\\S]*?\\n *# end of what is generated`);
    if (!part.test(text)) throw new Error(`the workflow has no part marked "begin of what is generated: ${kind}"`);
    return text.replace(part, (_all, indent: string) =>
      [
        `${indent}# begin of what is generated: ${kind}`,
        `${indent}options: [${(names as string[]).join(', ')}]`,
        `${indent}# end of what is generated`,
      ].join('\n'),
    );
  }, workflow);
}

/** What there is to choose: every runbook, and these environments. */
export function choicesFor(environments: readonly { readonly name: string }[]): Choices {
  return { runbooks: RUNBOOKS.map(({ name }) => name), environments: environments.map(({ name }) => name) };
}
