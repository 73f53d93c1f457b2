import parse, { type Info } from 'spdx-expression-parse';

/**
 * Families of licences that what is deployed must not bring along: they ask for the source of what is served or linked, or forbid uses.
 * Weak ones (MPL, LGPL) ask for their own source only.
 */
const REFUSED = /^(AGPL|GPL|SSPL|BUSL|CPAL|EUPL|OSL|RPL|Elastic|CC-BY-NC|CC-BY-SA)/i;

/**
 * Whether an SPDX expression leaves a way that is not refused: one alternative of `OR` is enough, each part of `AND` is needed. What is no
 * SPDX expression has to be looked at by a person.
 *
 * Source: spdx.github.io/spdx-spec (SPDX licence expressions)
 */
export function isAcceptable(expression: string): boolean {
  try {
    return accepts(parse(expression));
  } catch {
    return false;
  }
}

function accepts(info: Info): boolean {
  if ('license' in info) return !REFUSED.test(info.license);
  const [left, right] = [accepts(info.left), accepts(info.right)];
  return info.conjunction === 'or' ? left || right : left && right;
}

/** Licences as Python packages name them where they do not use SPDX, and what SPDX calls them. */
const PYTHON_NAMES: readonly [RegExp, string][] = [
  [/Apache/i, 'Apache-2.0'],
  [/Mozilla Public License 2\.0|MPL/i, 'MPL-2.0'],
  [/\bMIT\b/i, 'MIT'],
  [/Python Software Foundation|PSF/i, 'PSF-2.0'],
  [/\bBSD\b/i, 'BSD-3-Clause'],
  [/\bISC\b/i, 'ISC'],
  [/Affero/i, 'AGPL-3.0-or-later'],
  [/Lesser General Public|LGPL/i, 'LGPL-3.0-or-later'],
  [/General Public License|\bGPL/i, 'GPL-3.0-or-later'],
];

/** A Python package's licence as an SPDX expression; empty where nobody can tell. */
export function pythonLicence({
  expression,
  classifiers,
  text,
}: {
  readonly expression: string;
  readonly classifiers: readonly string[];
  readonly text: string;
}): string {
  if (expression !== '') return expression;
  const named = (words: string) => PYTHON_NAMES.find(([name]) => name.test(words))?.[1];
  const all = [...new Set(classifiers.map(named).filter((each) => each !== undefined))];
  return all.length > 0 ? all.join(' OR ') : (named(text.split('\n')[0] ?? '') ?? '');
}
