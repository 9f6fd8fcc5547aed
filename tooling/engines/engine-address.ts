/** Which engine runs queries, and where. */
export type EngineAddress =
  | {
      readonly kind: 'duckdb';
      /** A database file; in memory if left out. */
      readonly file?: string;
    }
  | {
      readonly kind: 'spark';
      readonly host: string;
      readonly port: number;
      /** The database (schema) of the session; undefined for the default one. */
      readonly database: string | undefined;
      readonly tls: boolean;
    }
  | { readonly kind: 'databricks'; readonly host: string; readonly path: string };

const FORMS =
  'use duckdb, duckdb:FILE, spark://host:10000/database, or databricks://host/sql/1.0/warehouses/id';

/** Reads `duckdb`, `duckdb:FILE`, `spark://…` or `databricks://…`; a text says what is wrong. Addresses have no credentials. */
export function engineAddress(text: string): EngineAddress | string {
  if (text === 'duckdb') return { kind: 'duckdb' };
  if (/^duckdb:./.test(text)) return { kind: 'duckdb', file: text.slice('duckdb:'.length) };
  let url: URL;
  try {
    // Without a known scheme, hosts are not parsed as hosts.
    url = new URL(text.replace(/^(spark|databricks):/, 'https:'));
  } catch {
    return `not a valid engine: ${FORMS}`;
  }
  if (url.username !== '' || url.password !== '')
    return 'an address of an engine has no user and password: set them in the environment';
  if (text.startsWith('spark://')) return sparkAddress(url);
  if (text.startsWith('databricks://')) return databricksAddress(url);
  return `not a valid engine: ${FORMS}`;
}

function sparkAddress(url: URL): EngineAddress | string {
  const database = decodeURIComponent(url.pathname.slice(1));
  const options = [...url.searchParams.keys()].filter((key) => key !== 'tls');
  if (options.length > 0) return `unknown option "${options[0]}": only ?tls=true is known`;
  return {
    kind: 'spark',
    host: url.hostname,
    port: url.port === '' ? 10_000 : Number(url.port),
    database: database === '' ? undefined : database,
    tls: url.searchParams.get('tls') === 'true',
  };
}

function databricksAddress({ hostname: host, pathname: path }: URL): EngineAddress | string {
  if (/^\/sql\/[\w.]+\/(?:warehouses|endpoints|protocolv1)\//.test(path))
    return { kind: 'databricks', host, path };
  return 'the address of a SQL warehouse has its HTTP path: databricks://host/sql/1.0/warehouses/id';
}
