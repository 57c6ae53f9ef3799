/** An engine's `2026-11-24 08:30:00.500 UTC` as ISO 8601, `2026-11-24T08:30:00.5Z`; what has no zone stays without one. */
export function isoTimestamp(text: string): string {
  const [, day, time, fraction = '', zone = ''] = /^(\S+) (\d{2}:\d{2}:\d{2})(\.\d+)?\s*(\+00(?::00)?|UTC)?$/.exec(text) ?? [];
  if (!day || !time) return text;
  return `${day}T${time}${fraction.replace(/\.?0+$/, '')}${zone ? 'Z' : ''}`;
}
