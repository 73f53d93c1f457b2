import { code, fenced, folded, link, md, plain, table } from '@nss/markdown';
import * as fc from 'fast-check';
import { markdownInTerminal } from './markdown-in-terminal';

const SUMMARY = `## dev: 2 changes

**Interrupted:** nothing. See [the run](http://localhost/run/1).

| change | type | minutes |
| --- | --- | ---: |
| replaced | AWS::EC2::Instance | 12 |
| changed | AWS::Logs::LogGroup with a name that is long enough to be folded in a terminal | 0 |

<details>
<summary>1 &lt; 2 resources &amp; more</summary>

- \`nss-dev-system/Relay\`
- one more

1. first
2. second

</details>

\`\`\`text
a  line | of *output*
\`\`\`
`;

test('a summary is read in 80 columns without a mark of Markdown or HTML', () => {
  expect(markdownInTerminal(SUMMARY, 80)).toBe(`dev: 2 changes

Interrupted: nothing. See the run (http://localhost/run/1).

change    type                                                           minutes
--------  -------------------------------------------------------------  -------
replaced  AWS::EC2::Instance                                                  12
changed   AWS::Logs::LogGroup with a name that is long enough to be            0
          folded in a terminal

1 < 2 resources & more:

- nss-dev-system/Relay
- one more

1. first
2. second

    a  line | of *output*`);
});

test('whatever a value says is shown as it is, wherever our own Markdown has it', () => {
  // A bar ends a cell even within code: there it is written otherwise.
  const value = fc.string({ minLength: 1, unit: fc.constantFrom(...'ab*_`|<>&[]()~\\!.:1-#') });
  const shown = ({ text }: { text: string }) => markdownInTerminal(text);
  fc.assert(
    fc.property(value, (text) => {
      expect(shown(md`x ${text}`)).toBe(`x ${text}`);
      expect(shown(md`- x ${text}`)).toBe(`- x ${text}`);
      expect(shown(md`**${plain(`x${text}x`)}**`)).toBe(`x${text}x`);
      expect(
        shown(table(['a'], [[`x ${text}`]]))
          .split('\n')
          .at(-1),
      ).toBe(`x ${text}`);
      expect(shown(md`x ${code(text)}`)).toBe(`x ${text.replaceAll('|', '∣')}`);
      expect(shown(fenced(`x${text}`))).toBe(`    x${text}`);
      expect(shown(folded(`x ${text}`, md`y ${text}`))).toBe(`x ${text}:\n\ny ${text}`);
      expect(shown(link(`x${text}x`, 'http://localhost/a'))).toBe(`x${text}x (http://localhost/a)`);
    }),
  );
});
