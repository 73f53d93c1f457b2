import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { h } from 'preact';
import { unbroken } from './unbroken';

const written = (text: string) => renderToString(h('td', null, unbroken(text)));
const shown = (text: string) => h('td', null, text);

test('a name is not broken at its hyphens, and of one that is too long the number stays with its word', () => {
  expect(written('from web-02 on')).toBe('<td><span>from <span class="name">web-02</span> on</span></td>');
  expect(written('nss-prod-firewall-packets-rejected-alarm-01')).toBe(
    '<td><span>nss-prod-firewall-packets-rejected-<span class="name">alarm-01</span></span></td>',
  );
  expect(written('nothing of that kind')).toBe('<td>nothing of that kind</td>');
});

test('every letter of a text is there once, whatever it holds', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c.0-2<& -]{0,60}$/), (text) => {
      expect(written(text).replaceAll(/<\/?span[^>]*>/g, '')).toBe(renderToString(shown(text)));
    }),
  );
});
