import { type Document, type YAMLParseError, type YAMLWarning } from 'yaml';
import { type Finding } from '../problem';

/** A finding about the YAML itself, at an offset into the text. */
export interface SyntaxFinding extends Finding {
  readonly offset: number;
}

/** What the parser found, in our words. An empty document is found here too. */
export function fromParser(document: Document): SyntaxFinding[] {
  const found = [...document.errors, ...document.warnings].map(explain);
  if (found.length > 0) return found;
  return document.contents === null ? [{ offset: 0, path: [], ...empty }] : [];
}

const empty = {
  message: 'the file is empty: it holds no key',
  allowed: 'one environment',
  remedy: 'copy an environment file that works and change it, or remove this one',
};

function explain(error: YAMLParseError | YAMLWarning): SyntaxFinding {
  return {
    offset: error.pos[0],
    path: [],
    ...(explanations[error.code] ?? { message: `the YAML is malformed: ${error.message}`, ...general }),
  };
}

const general = {
  allowed: 'YAML 1.2',
  remedy: 'look at this line and the one above it: a bracket, a quote, a colon or the indentation',
};

const explanations: Partial<Record<YAMLParseError['code'], Omit<Finding, 'path'>>> = {
  MULTIPLE_DOCS: {
    message: 'the file holds several YAML documents',
    allowed: 'one environment a file, no second "---"',
    remedy: 'move the second document into a file of its own',
  },
  TAB_AS_INDENT: {
    message: 'a tab stands in the indentation',
    allowed: 'spaces: YAML forbids tabs in the indentation',
    remedy: 'replace the tab by two spaces a level',
  },
  TAG_RESOLVE_FAILED: {
    message: 'a tag (a word that begins with "!") means nothing here',
    allowed: 'plain values',
    remedy: 'remove the tag, or quote the value if the "!" belongs to it',
  },
};
