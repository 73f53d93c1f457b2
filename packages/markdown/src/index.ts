export { harmless } from './harmless';
export { addToJobSummary } from './job-summary';
export { Markdown, type Piece, code, fenced, folded, link, md, plain, table, textOfHtml } from './markdown';
