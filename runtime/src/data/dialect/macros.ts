/**
 * Functions that DuckDB computes as Trino does, made when it is opened: what an operator or function of Trino becomes where DuckDB's own
 * differs. Their errors bear Trino's code behind `scap:`.
 */
export const MACROS: readonly string[] = [
  // Whole numbers.
  macro('trino_quotient(a, b)', `CASE WHEN b = 0 THEN ${fail('DIVISION_BY_ZERO')} ELSE a // b END`),
  macro('trino_remainder(a, b)', `CASE WHEN b = 0 THEN ${fail('DIVISION_BY_ZERO')} ELSE a % b END`),
  // Both are bound once: a quotient of quotients would grow with every level.
  macro('trino_rounded_quotient(a, b)', `list_transform([{n: a, d: b}], LAMBDA x: CASE WHEN x.d = 0 THEN ${fail('DIVISION_BY_ZERO')}
    ELSE (CASE WHEN (x.n < 0) = (x.d < 0) THEN 1 ELSE -1 END) * ((2 * abs(x.n) + abs(x.d)) // (2 * abs(x.d))) END)[1]`),
  macro('trino_logarithm(x)', "CASE WHEN x > 0 THEN ln(x) WHEN x = 0 THEN CAST('-Infinity' AS DOUBLE) WHEN x < 0 THEN CAST('NaN' AS DOUBLE) END"),
  macro('trino_width_bucket(x, low, high, n)', `CASE WHEN x < low THEN 0 WHEN x >= high THEN n + 1
    ELSE CAST(floor(n * (CAST(x AS DOUBLE) - low) / (high - low)) AS BIGINT) + 1 END`),
  // Texts.
  macro('trino_split(s, d, n)', `CASE WHEN n < 1 THEN ${fail('INVALID_FUNCTION_ARGUMENT')} WHEN len(string_split(s, d)) <= n THEN string_split(s, d)
    ELSE list_append(string_split(s, d)[1:n - 1], array_to_string(string_split(s, d)[n:], d)) END`),
  macro('trino_substr(s, start, n)', `CASE WHEN start = 0 OR n <= 0 OR -start > length(s) THEN CASE WHEN s IS NOT NULL AND n IS NOT NULL THEN '' END
    ELSE substr(s, CASE WHEN start > 0 THEN start ELSE length(s) + start + 1 END, n) END`),
  macro('trino_split_part(s, d, i)', `CASE WHEN i < 1 THEN ${fail('INVALID_FUNCTION_ARGUMENT')} ELSE list_extract(string_split(s, d), i) END`),
  macro('trino_double_text(x)', `CASE WHEN isnan(x) THEN 'NaN' WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
    WHEN x = 0 THEN '0E0' ELSE list_transform([regexp_extract(CAST(abs(x) AS VARCHAR), '^0*([0-9]*)\\.?([0-9]*)(?:e([+-]?[0-9]+))?$', ['w', 'f', 'e'])],
      LAMBDA p: list_transform([{d: ltrim(p.w || p.f, '0'), e: length(p.w) + (CASE WHEN p.e = '' THEN 0 ELSE CAST(p.e AS INTEGER) END)
          - (length(p.w || p.f) - length(ltrim(p.w || p.f, '0'))) - 1}],
        LAMBDA q: (CASE WHEN x < 0 THEN '-' ELSE '' END) || q.d[1] || '.' || (CASE WHEN rtrim(q.d[2:], '0') = '' THEN '0' ELSE rtrim(q.d[2:], '0') END)
          || 'E' || q.e)[1])[1] END`),
  // Dates.
  macro('trino_date(s, code)', `CASE WHEN regexp_full_match(s, '\\d{4}-\\d{1,2}-\\d{1,2}') THEN CAST(s AS DATE)
    WHEN s IS NOT NULL THEN error('scap:' || code) END`),
  macro('trino_parsed(s, format)', `CASE WHEN try_strptime(s, format) IS NULL AND s IS NOT NULL THEN ${fail('INVALID_FUNCTION_ARGUMENT')}
    ELSE trino_milliseconds(try_strptime(s, format)) END`),
  macro('trino_milliseconds(t)', "date_trunc('milliseconds', t + to_microseconds(500))"),
  macro('trino_timestamp_text(t, digits)', `CASE WHEN digits = 0 THEN strftime(t, '%Y-%m-%d %H:%M:%S')
    ELSE left(strftime(t, '%Y-%m-%d %H:%M:%S.%f'), 20 + digits) END`),
  // Arrays and maps.
  macro('trino_element(a, i)', `CASE WHEN i < 1 OR i > len(a) THEN ${fail('INVALID_FUNCTION_ARGUMENT')} ELSE a[i] END`),
  macro('trino_element_at(a, i)', `CASE WHEN i = 0 THEN ${fail('INVALID_FUNCTION_ARGUMENT')} ELSE a[i] END`),
  macro('trino_value(m, k)', `CASE WHEN NOT map_contains(m, k) THEN ${fail('INVALID_FUNCTION_ARGUMENT')} ELSE m[k] END`),
  macro('trino_contains(a, x)', 'CASE WHEN x IS NULL THEN NULL WHEN list_contains(a, x) THEN TRUE WHEN len(a) > len(list_filter(a, LAMBDA e: e IS NOT NULL)) THEN NULL ELSE list_contains(a, x) END'),
  macro('trino_array_join(a, d)', 'array_to_string(list_filter(a, LAMBDA e: e IS NOT NULL), d)'),
  macro('trino_array_join_or(a, d, n)', 'array_to_string(list_transform(a, LAMBDA e: coalesce(CAST(e AS VARCHAR), n)), d)'),
  macro('trino_distinct(a)', 'list_filter(a, LAMBDA e, i: list_position(a, e) = i)'),
  macro('trino_overlap(a, b)', `CASE WHEN len(list_filter(a, LAMBDA e: e IS NOT NULL AND list_contains(b, e))) > 0 THEN TRUE
    WHEN len(a) = 0 OR len(b) = 0 THEN FALSE WHEN list_position(a, NULL) IS NOT NULL OR list_position(b, NULL) IS NOT NULL THEN NULL
    WHEN a IS NOT NULL AND b IS NOT NULL THEN FALSE END`),
  macro('trino_least_element(a)', 'CASE WHEN len(a) = len(list_filter(a, LAMBDA e: e IS NOT NULL)) THEN list_min(a) END'),
  macro('trino_greatest_element(a)', 'CASE WHEN len(a) = len(list_filter(a, LAMBDA e: e IS NOT NULL)) THEN list_max(a) END'),
  macro('trino_slice(a, start, n)', `CASE WHEN start = 0 OR n < 0 THEN ${fail('INVALID_FUNCTION_ARGUMENT')}
    WHEN start > 0 THEN a[start:start + n - 1] WHEN -start > len(a) THEN a[1:0] ELSE a[len(a) + start + 1:len(a) + start + n] END`),
];

function fail(code: string): string {
  return `error('scap:${code}')`;
}

function macro(signature: string, body: string): string {
  return `CREATE MACRO main.${signature} AS ${body}`;
}
