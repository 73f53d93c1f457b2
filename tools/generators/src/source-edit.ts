import ts from 'typescript';

/** An object or array literal of a source, with its members. */
interface Literal {
  readonly source: ts.SourceFile;
  readonly node: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;
}

/**
 * Adds a member at the end of an object or array that a source names, or before one of its keys.
 *
 * @param name of the constant, or of the key, that has the literal: directly, or as what a call is given
 * @param member `key: value` or an element, without a comma
 * @param before the key it comes before
 * @throws Error where the source has no such literal, or no such key
 */
export function withMember(text: string, name: string, member: string, before?: string): string {
  const found = literalOf(text, name);
  const all = members(found);
  if (before === undefined) {
    const end = found.node.end - 1;
    const last = all.at(-1);
    const rest = last ? text.slice(last.end, end) : text.slice(found.node.getStart(found.source) + 1, end);
    const head = text.slice(0, end - rest.length);
    return `${head}${last && !all.hasTrailingComma ? ',' : ''}${rest.trimEnd()}\n${member},\n${text.slice(end)}`;
  }
  const next = all.find((each) => keyOf(each) === before);
  if (!next) throw new Error(`${name} has no key ${before}`);
  const at = next.getStart(found.source);
  return `${text.slice(0, at)}${member},\n${text.slice(at)}`;
}

/**
 * The keys of an object that a source names.
 * @throws Error where the source has no such object
 */
export function keysOf(text: string, name: string): string[] {
  return members(literalOf(text, name)).map(keyOf);
}

function members({ node }: Literal): ts.NodeArray<ts.Node> {
  return ts.isObjectLiteralExpression(node) ? node.properties : node.elements;
}

function keyOf(member: ts.Node): string {
  const name = ts.isObjectLiteralElement(member) ? member.name : undefined;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}

function literalOf(text: string, name: string): Literal {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  let found: Literal['node'] | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    const isNamed = (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.name.getText() === name;
    if (isNamed && node.initializer) found = literalIn(node.initializer);
    if (!found) ts.forEachChild(node, visit);
  };
  visit(source);
  if (!found) throw new Error(`the source has no object or list ${name}`);
  return { source, node: found };
}

/** The literal that an expression is, or that the innermost call of a chain is given: `z.strictObject({ … }).prefault({})`. */
function literalIn(expression: ts.Expression): Literal['node'] | undefined {
  if (ts.isObjectLiteralExpression(expression) || ts.isArrayLiteralExpression(expression)) return expression;
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)) return literalIn(expression.expression);
  if (!ts.isCallExpression(expression)) return undefined;
  const inner = ts.isPropertyAccessExpression(expression.expression)
    ? literalIn(expression.expression.expression)
    : undefined;
  const [given] = expression.arguments;
  return inner ?? (given && literalIn(given));
}
