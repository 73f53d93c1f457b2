/** What an expression may refer to. */
export type Contexts = Readonly<Record<string, unknown>>;

function lookUp(contexts: Contexts, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      contexts,
    );
}

/** A reference, a text or a number; `a || b` takes the first that is not empty. */
function evaluate(expression: string, contexts: Contexts): unknown {
  const alternatives = expression.split('||').map((part) => part.trim());
  for (const [index, part] of alternatives.entries()) {
    const quoted = /^'((?:[^']|'')*)'$/.exec(part)?.[1];
    const isReference = /^[a-z_][\w-]*(\.[\w-]+)*$/i.test(part);
    if (quoted === undefined && !isReference && !/^\d+$/.test(part))
      throw new Error(
        `the expression ${expression} is more than offline runs evaluate before a run starts (references, texts and ||)`,
      );
    const value = quoted?.replaceAll("''", "'") ?? (isReference ? lookUp(contexts, part) : Number(part));
    if (value || index === alternatives.length - 1) return value;
  }
  return undefined;
}

/**
 * The name of a workflow's concurrency group, which GitHub works out before any job runs. Job-level groups are evaluated by act.
 * @throws Error for an expression that is more than references, texts and `||`
 */
export function groupName(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    String(evaluate(expression.trim(), contexts) ?? ''),
  );
}
