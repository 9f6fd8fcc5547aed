import { SqlFailure, type SqlFailureCode } from './sql-engine.ts';

/** Error classes and messages of Spark, Databricks and the network, the more specific first. */
const CODES: readonly (readonly [RegExp, SqlFailureCode])[] = [
  [
    /\[TABLE_OR_VIEW_NOT_FOUND|\[PATH_NOT_FOUND|\[SCHEMA_NOT_FOUND|\[VIEW_NOT_FOUND/,
    'missing-table',
  ],
  [/\[UNRESOLVED_COLUMN|\[FIELD_NOT_FOUND|\[MISSING_ATTRIBUTES/, 'missing-column'],
  [
    /\[DATATYPE_MISMATCH|\[CAST_INVALID_INPUT|\[UNSUPPORTED_FEATURE\.LATERAL_JOIN|CONVERT_DATA_TYPE/,
    'wrong-type',
  ],
  [/FILE_NOT_EXIST|FileNotFoundException|CONCURRENT|DELTA_FILE_NOT_FOUND/, 'changed'],
  [
    /Invalid SessionHandle|[Ss]ession .*(?:expired|does not exist|closed)|Invalid OperationHandle/,
    'expired',
  ],
  [
    /Authentication error|AuthenticationError|\b40[13]\b|[Uu]nauthorized|[Ii]nvalid access token|Error validating the login/,
    'denied',
  ],
  [/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/, 'unreachable'],
  [
    /ECONNRESET|EPIPE|ETIMEDOUT|socket hang up|connection (?:is )?(?:lost|closed)|SparkContext was shut ?down|Cannot call methods on a stopped SparkContext|ExecutorLostFailure|FetchFailed|TEMPORARILY_UNAVAILABLE/i,
    'lost',
  ],
];

/** What a client threw, as a failure: the first sentence of its reason, without stacks and secrets. */
export function sparkFailure(error: unknown, secrets: readonly string[]): SqlFailure {
  if (error instanceof SqlFailure) return error;
  const reason = reasonOf(error);
  const code = CODES.find(([pattern]) => pattern.test(reason))?.[1] ?? 'refused';
  return new SqlFailure(code, shortened(withoutSecrets(reason, secrets)));
}

/** The reason of a failed operation is in its response; other errors have a message or a code of the system. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const response: unknown = Reflect.get(error, 'response');
  if (typeof response === 'object' && response !== null) {
    const reason: unknown = Reflect.get(response, 'errorMessage');
    if (typeof reason === 'string' && reason !== '') return reason;
  }
  const [code, message] = [Reflect.get(error, 'code'), Reflect.get(error, 'message')];
  const text = typeof message === 'string' && message !== '' ? message : String(error);
  return typeof code === 'string' && !text.includes(code) ? `${code}: ${text}` : text;
}

const LONGEST = 400;

/** Spark writes the error class in brackets, then names of Java, then the class again with its sentence. */
function shortened(reason: string): string {
  const [errorClass = ''] = /\[[A-Z][A-Z_.0-9]+\]/.exec(reason) ?? [];
  const start = errorClass === '' ? 0 : reason.lastIndexOf(errorClass);
  const [line = ''] = reason.slice(start).split(/\n|SQLSTATE:|; line \d+ pos/);
  const text = line.trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length > 0)
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
