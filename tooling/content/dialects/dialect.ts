/**
 * The dialects of public content, oldest first: tests in files of their own (2022), `tags.observable` (v4), `rba` (v5), and
 * `finding` with tags at the top level (ESCU 6).
 */
export const DIALECTS = ['2022', 'v4', 'v5', 'escu6'] as const;

/** A dialect of Splunk content. */
export type SplunkDialect = (typeof DIALECTS)[number];

/** The dialect of one file. The native form is v5 with keys of its own. */
export type Dialect = SplunkDialect | 'sigma';

/** What messages call a dialect. */
export const DIALECT_NAMES: Readonly<Record<Dialect, string>> = {
  '2022': '2022',
  v4: 'v4 (2024)',
  v5: 'v5 (2025)',
  escu6: 'ESCU 6 (2026)',
  sigma: 'Sigma',
};
