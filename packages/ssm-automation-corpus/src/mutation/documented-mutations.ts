import { DOCUMENTED_FACTS, isHeld, withPart } from '@nss/ssm-automation';
import { type Mutation } from './mutation';

/** Pages of AWS that say what a document cannot do. */
const PAGES = [...new Set(DOCUMENTED_FACTS.filter(isHeld).map(({ page }) => page))];

/** For each page, every fact of it broken by a step or a declaration beside those there are. */
export const DOCUMENTED_MUTATIONS: readonly Mutation[] = PAGES.map((page): Mutation => {
  const facts = DOCUMENTED_FACTS.filter(isHeld).filter((fact) => fact.page === page);
  return {
    kind: `beyond ${/([^/]*)\.html$/.exec(page)?.[1] ?? page}`,
    codes: [...new Set(facts.map(({ code }) => code))],
    edits: () =>
      facts.map(
        ({ breaks }) =>
          (draft) =>
            void Object.assign(draft, withPart(draft, breaks)),
      ),
  };
});
