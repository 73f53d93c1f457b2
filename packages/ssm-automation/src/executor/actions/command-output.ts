import { MAX_COMMAND_OUTPUT_CHARACTERS } from '../../document';

const ERROR_TITLE = '\n----------ERROR-------\n';
const OUTPUT_CUT = '\n---Output truncated---';
const ERROR_CUT = '\n---Error truncated----';

/**
 * What a command wrote, as Automation shows it: both streams in at most so many characters, with a mark where one was cut.
 * When both are long, each gets half. The agent puts it together: github.com/aws/amazon-ssm-agent, TruncateOutput.
 */
export function commandOutput(output: string, error: string, most = MAX_COMMAND_OUTPUT_CHARACTERS): string {
  const title = error === '' ? '' : ERROR_TITLE;
  const room = most - title.length;
  if (output.length + error.length <= room) return output + title + error;
  const half = Math.floor(room / 2);
  const forOutput = error.length < half ? room - error.length : Math.min(output.length, half);
  return cut(output, forOutput, OUTPUT_CUT) + title + cut(error, room - forOutput, ERROR_CUT);
}

function cut(text: string, most: number, mark: string): string {
  return text.length <= most ? text : text.slice(0, Math.max(0, most - mark.length)) + mark;
}
