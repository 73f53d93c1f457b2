/** A pattern that CloudWatch Logs would not take, or that is written in a way which is not read here. */
export class FilterPatternError extends Error {
  override name = 'FilterPatternError';
}
