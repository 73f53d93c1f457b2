import { RUNBOOKS } from '@nss/runbooks';

/** The workflow whose form offers runbooks. */
const RUNBOOK_WORKFLOW = '.github/workflows/runbook.yml';

/** What a person may choose in the form of a workflow, by the name of the part that is generated. */
export type Choices = Readonly<Record<string, readonly string[]>>;

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
        `${indent}options: [${names.join(', ')}]`,
        `${indent}# end of what is generated`,
      ].join('\n'),
    );
  }, workflow);
}

/** What there is to choose in the form of each workflow: every runbook, and these environments. */
export function choicesFor(environments: readonly { readonly name: string }[]): Readonly<Record<string, Choices>> {
  const names = environments.map(({ name }) => name);
  return {
    [RUNBOOK_WORKFLOW]: { runbooks: RUNBOOKS.map(({ name }) => name), environments: names },
    '.github/workflows/repair.yml': { environments: names },
  };
}
