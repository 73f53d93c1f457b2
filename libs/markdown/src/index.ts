export { Markdown, type Piece, code, fenced, folded, md, plain, table } from './markdown';
