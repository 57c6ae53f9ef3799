/** Command lines and what they are for, as the help of every command begins. */
export function examples(lines: readonly (readonly [command: string, meaning: string])[]): string {
  const width = Math.max(0, ...lines.filter(([, meaning]) => meaning !== '').map(([command]) => command.length));
  return ['Examples:', ...lines.map(([command, meaning]) => `  ${command.padEnd(width)}   ${meaning}`.trimEnd()), ''].join('\n');
}
