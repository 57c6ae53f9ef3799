/**
 * Headers under which nothing but what the page itself serves may run, load or frame it.
 *
 * @param partners  origins that the page may send requests to beside its own: those of the login
 */
export function securityHeaders(partners: readonly string[] = []): Readonly<Record<string, string>> {
  const connections = partners.length > 0 ? [`connect-src 'self' ${partners.join(' ')}`] : [];
  return {
    'content-security-policy': ["default-src 'self'", ...connections, "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
