import ts from 'typescript';

const HEADER = `"""The types of system-description.ts, for the check of the scripts.

Made by: node tools/setup/src/run.mjs apps/ops-runbooks/src/python-check/write-described-types.ts
"""
`;

const KEYWORDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.StringKeyword]: 'str',
  // JSON does not tell whole numbers from others; an int is good where a float is wanted.
  [ts.SyntaxKind.NumberKeyword]: 'float',
  [ts.SyntaxKind.BooleanKeyword]: 'bool',
  [ts.SyntaxKind.UnknownKeyword]: 'Any',
};

/**
 * The interfaces and type aliases of a TypeScript file as a Python stub: what `json.loads` gives of such a value, as
 * `TypedDict`s (https://typing.python.org/en/latest/spec/typeddict.html). Functions are left out.
 *
 * @param name of the file, for errors
 * @throws Error with file and line for a type that has no counterpart here: an object has to be an interface with a name
 */
export function describedTypes(name: string, text: string): string {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const written = file.statements.flatMap((statement) => {
    if (ts.isInterfaceDeclaration(statement)) return [typedDict(statement, file)];
    if (ts.isTypeAliasDeclaration(statement)) return [`${statement.name.text} = ${pythonType(statement.type, file)}\n`];
    return [];
  });
  const used = ['Any', 'Literal', 'TypedDict', 'final'].filter((each) => written.join('').includes(each));
  const extension = written.join('').includes('NotRequired') ? ['from typing_extensions import NotRequired\n'] : [];
  return [HEADER, `from typing import ${used.join(', ')}\n`, ...extension, ...written].join('\n');
}

function typedDict(declaration: ts.InterfaceDeclaration, file: ts.SourceFile): string {
  if (declaration.heritageClauses || declaration.typeParameters) throw unknown(declaration, file);
  const fields = declaration.members.map((member) => {
    if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name) || !member.type) throw unknown(member, file);
    const type = pythonType(member.type, file);
    return `    ${member.name.text}: ${member.questionToken ? `NotRequired[${type}]` : type}\n`;
  });
  // No other key can be there, so that `"key" in value` tells the types of a union apart.
  return `@final\nclass ${declaration.name.text}(TypedDict):\n${fields.join('')}`;
}

function pythonType(type: ts.TypeNode, file: ts.SourceFile): string {
  const keyword = KEYWORDS[type.kind];
  if (keyword) return keyword;
  if (ts.isParenthesizedTypeNode(type)) return pythonType(type.type, file);
  if (ts.isTypeOperatorNode(type) && type.operator === ts.SyntaxKind.ReadonlyKeyword)
    return pythonType(type.type, file);
  if (ts.isArrayTypeNode(type)) return `list[${pythonType(type.elementType, file)}]`;
  if (ts.isUnionTypeNode(type)) return type.types.map((each) => pythonType(each, file)).join(' | ');
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal))
    return `Literal[${JSON.stringify(type.literal.text)}]`;
  if (ts.isIndexedAccessTypeNode(type)) {
    const texts = textsOf(type, file);
    if (texts) return texts.map((each) => `Literal[${JSON.stringify(each)}]`).join(' | ');
  }
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
    const [first, second] = type.typeArguments ?? [];
    if (!first) return type.typeName.text;
    if (type.typeName.text === 'Readonly') return pythonType(first, file);
    if (type.typeName.text === 'Record' && second)
      return `dict[${pythonType(first, file)}, ${pythonType(second, file)}]`;
  }
  throw unknown(type, file);
}

/** The texts of `(typeof WORDS)[number]`, where the file has such a list; undefined for any other type. */
function textsOf({ objectType, indexType }: ts.IndexedAccessTypeNode, file: ts.SourceFile): string[] | undefined {
  const of = ts.isParenthesizedTypeNode(objectType) ? objectType.type : objectType;
  if (!ts.isTypeQueryNode(of) || indexType.kind !== ts.SyntaxKind.NumberKeyword) return undefined;
  const lists = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const value = lists.find(({ name }) => name.getText(file) === of.exprName.getText(file))?.initializer;
  const list = value && ts.isAsExpression(value) ? value.expression : undefined;
  if (!list || !ts.isArrayLiteralExpression(list)) return undefined;
  const texts = list.elements.filter(ts.isStringLiteral);
  return texts.length === list.elements.length ? texts.map(({ text }) => text) : undefined;
}

function unknown(node: ts.Node, file: ts.SourceFile): Error {
  const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return new Error(
    `${file.fileName}:${line}: \`${node.getText()}\` has no counterpart in Python here: write it with texts, numbers, lists and interfaces that have a name`,
  );
}
