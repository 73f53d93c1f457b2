import { DOCUMENTED_FACTS, isHeld } from '../documented';

/** Every fact with its page and the rule that holds it, or why none does, as a table of Markdown. */
export function factTable(): string {
  const rows = DOCUMENTED_FACTS.map((fact) => {
    const name = /([^/]*)\.html$/.exec(fact.page)?.[1] ?? fact.page;
    const by = isHeld(fact) ? `\`${fact.code}\`` : `not checked: ${fact.unchecked}`;
    return `| [${name.replace(/^automation-action-/, '')}](${fact.page}) | ${fact.fact} | ${by} |`;
  });
  return ['| page | what it says | held by |', '| --- | --- | --- |', ...rows].join('\n');
}
