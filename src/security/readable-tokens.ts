/**
 * A resolved value with CloudFormation's functions written as people read them: `arn:${AWS::Partition}:s3:::${Bucket}/*`, as in Fn::Sub.
 *
 * @param written  how a reference is written
 */
export function readableTokens(value: unknown, written = (name: string): string => `\${${name}}`): unknown {
  const readable = (part: unknown): unknown => readableTokens(part, written);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const [only, ...others] = Object.entries(value);
  if (only && others.length === 0) {
    const [name, argument]: [string, unknown] = only;
    if (name === 'Ref') return written(String(argument));
    if (name === 'Fn::GetAtt' && Array.isArray(argument)) return written(argument.join('.'));
    if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
      return argument[1].map(part => asText(readable(part))).join(String(argument[0]));
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readable(part)]));
}

function asText(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
