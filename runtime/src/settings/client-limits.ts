/**
 * How the clients of settings are bounded: their values are small and an older one serves, so a call that hangs is given up after seconds, long
 * before a turn's own time is.
 */
export const CLIENT_LIMITS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;
