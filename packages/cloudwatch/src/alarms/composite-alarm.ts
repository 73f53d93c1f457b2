import { type AlarmState } from './metric-alarm';

/** A rule that CloudWatch would not take. */
export class AlarmRuleError extends Error {
  override name = 'AlarmRuleError';
}

const TOKENS =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|([^\s"()]+))\s*\)|(AND|OR|NOT|TRUE|FALSE)\b|([()]))/gy;

/**
 * The state of a composite alarm: ALARM where its rule holds, else OK.
 *
 * AND binds before OR, and NOT before both, as the console's own builder writes it; the guide shows no rule that reads another way.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 *
 * @param stateOf an alarm of the rule, by its name or ARN
 * @throws AlarmRuleError for a rule that is none, with the place
 */
export function compositeAlarmState(rule: string, stateOf: (alarm: string) => AlarmState): 'ALARM' | 'OK' {
  const reader = new RuleReader(rule, stateOf);
  return reader.whole() ? 'ALARM' : 'OK';
}

class RuleReader {
  private at = 0;

  constructor(
    private readonly rule: string,
    private readonly stateOf: (alarm: string) => AlarmState,
  ) {}

  whole(): boolean {
    const holds = this.any();
    if (this.rule.slice(this.at).trim() !== '') throw this.unexpected();
    return holds;
  }

  private any(): boolean {
    // Both sides are read, whatever the first one says.
    const holds = [this.all()];
    while (this.take('OR')) holds.push(this.all());
    return holds.includes(true);
  }

  private all(): boolean {
    const holds = [this.one()];
    while (this.take('AND')) holds.push(this.one());
    return !holds.includes(false);
  }

  private one(): boolean {
    if (this.take('NOT')) return !this.one();
    if (this.take('TRUE')) return true;
    if (this.take('FALSE')) return false;
    if (this.take('(')) {
      const holds = this.any();
      if (!this.take(')')) throw this.unexpected();
      return holds;
    }
    const [next, state, quoted, plain] = this.next() ?? [];
    if (next === undefined || state === undefined) throw this.unexpected();
    this.at += next.length;
    return this.stateOf(quoted ?? plain ?? '') === state;
  }

  private take(word: string): boolean {
    const found = this.next();
    if (!found || (found[4] ?? found[5]) !== word) return false;
    this.at += found[0].length;
    return true;
  }

  private next(): RegExpExecArray | null {
    TOKENS.lastIndex = this.at;
    return TOKENS.exec(this.rule);
  }

  private unexpected(): AlarmRuleError {
    return new AlarmRuleError(
      `the alarm rule cannot be read from character ${this.at + 1} on: ${this.rule.slice(this.at, this.at + 40)}`,
    );
  }
}
