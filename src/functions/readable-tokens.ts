/** A resolved value with CloudFormation's functions written as people write them in Fn::Sub: `arn:${AWS::Partition}:s3:::${Bucket}/*`. */
export function readableTokens(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readableTokens);
  if (typeof value !== 'object' || value === null) return value;
  const [only, ...others] = Object.entries(value);
  if (only && others.length === 0) {
    const [name, argument]: [string, unknown] = only;
    if (name === 'Ref') return `\${${String(argument)}}`;
    if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `\${${argument.join('.')}}`;
    if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
      return argument[1].map(part => asText(readableTokens(part))).join(String(argument[0]));
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readableTokens(part)]));
}

function asText(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
