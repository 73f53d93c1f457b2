// The default theme without its web font: text is in the fonts of the reader's machine, which has those of Japanese too.
export { default } from 'vitepress/theme-without-fonts';
