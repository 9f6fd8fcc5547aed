import { spark } from '../backends/sql/dialects/spark.ts';
import type { EngineAddress } from './engine-address.ts';
import { type QueryOptions, SqlFailure } from './sql-engine.ts';

/** Where a Thrift server is, and who asks. */
export interface ThriftOptions {
  readonly address: Extract<EngineAddress, { readonly kind: 'spark' }>;
  readonly user: string;
  readonly password: string;
  /** How long connecting and each answer may take, in milliseconds. */
  readonly timeout?: number | undefined;
}

type Package = typeof import('hive-driver');
type Session = Awaited<ReturnType<InstanceType<Package['HiveClient']>['openSession']>>;
type Operation = Awaited<ReturnType<Session['executeStatement']>>;

/** The server answers a question about a running query within five seconds, or not at all. */
const TIMEOUT = 120_000;

/** Rows per answer. */
const PAGE = 2_000;

/** A session of a Thrift server. Its methods throw what the client throws, or an `SqlFailure`. */
export class ThriftSession {
  readonly #client: InstanceType<Package['HiveClient']>;
  readonly #session: Session;
  readonly #states: Readonly<Record<string, number>>;
  readonly #broken: Promise<never>;
  readonly #timeout: number;
  readonly #sockets: readonly Socket[];

  private constructor(parts: {
    readonly client: InstanceType<Package['HiveClient']>;
    readonly session: Session;
    readonly states: Readonly<Record<string, number>>;
    readonly broken: Promise<never>;
    readonly timeout: number;
    readonly sockets: readonly Socket[];
  }) {
    this.#client = parts.client;
    this.#session = parts.session;
    this.#states = parts.states;
    this.#broken = parts.broken;
    this.#timeout = parts.timeout;
    this.#sockets = parts.sockets;
  }

  static async open({
    address,
    user,
    password,
    timeout = TIMEOUT,
  }: ThriftOptions): Promise<ThriftSession> {
    const { auth, connections, HiveClient, thrift } = await import('hive-driver');
    const { TCLIService, TCLIService_types: types } = thrift;
    const client = new HiveClient(TCLIService, types);
    const broken = brokenConnection(client);
    const sockets: Socket[] = [];
    const { host, port, tls, database } = address;
    const connected = client.connect(
      // Without attempts of its own: a lost connection has lost its session.
      { host, port, options: { ssl: tls } },
      new connections.TcpConnection(),
      untilClosed(new auth.PlainTcpAuthentication({ username: user, password }), sockets),
    );
    await inTime(connected, { broken, timeout, code: 'unreachable' });
    const { HIVE_CLI_SERVICE_PROTOCOL_V10: client_protocol } = types.TProtocolVersion;
    const session = await inTime(client.openSession({ client_protocol }), { broken, timeout });
    const opened = new ThriftSession({
      ...{ client, session, broken, timeout, sockets },
      states: types.TOperationState,
    });
    if (database !== undefined) await opened.run(`USE ${spark.identifier(database)}`);
    return opened;
  }

  /** Runs a statement; returns the texts of the first column of its rows. */
  async run(
    statement: string,
    { most = Number.POSITIVE_INFINITY, signal }: QueryOptions = {},
  ): Promise<readonly (string | null)[]> {
    const started = this.#session.executeStatement(statement, { runAsync: true });
    const operation = await this.#answer(started);
    const cancel = () => void operation.cancel().catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      await this.#finished(operation, signal);
      return await this.#rowsOf(operation, most);
    } finally {
      signal?.removeEventListener('abort', cancel);
      await this.#answer(operation.close()).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.#answer(this.#session.close()).catch(() => undefined);
    this.#client.close();
    // A server that does not close its side would keep this process from ending.
    for (const socket of this.#sockets) socket.destroy();
  }

  async #finished(operation: Operation, signal: AbortSignal | undefined): Promise<void> {
    const { FINISHED_STATE, INITIALIZED_STATE, RUNNING_STATE, PENDING_STATE, CANCELED_STATE } =
      this.#states;
    for (;;) {
      const response = await this.#answer(operation.status(false));
      const { operationState } = response;
      if (operationState === FINISHED_STATE) return;
      const isCanceled = signal?.aborted === true || operationState === CANCELED_STATE;
      if (isCanceled) throw new SqlFailure('canceled', 'the query was canceled');
      if (![INITIALIZED_STATE, RUNNING_STATE, PENDING_STATE].includes(operationState))
        throw Object.assign(new Error('the query failed'), { response });
    }
  }

  async #rowsOf(operation: Operation, most: number): Promise<readonly (string | null)[]> {
    const texts: (string | null)[] = [];
    operation.setMaxRows(PAGE);
    do {
      await this.#answer(operation.fetch());
      for (const { columns } of operation.getData())
        for (const text of textsOf(columns?.[0])) texts.push(text);
      operation.flush();
      if (texts.length > most)
        throw new SqlFailure('too-many-rows', `the query returns more than ${most} rows`);
    } while (operation.hasMoreRows());
    return texts;
  }

  #answer<Answer>(asked: Promise<Answer>): Promise<Answer> {
    return inTime(asked, { broken: this.#broken, timeout: this.#timeout });
  }
}

/** A connection to the server. */
interface Socket {
  destroy(): unknown;
}

type Authentication = InstanceType<Package['auth']['PlainTcpAuthentication']>;

/** A server that closes the connection during the authentication would leave the client waiting. */
function untilClosed(
  authentication: Authentication,
  sockets: Socket[],
): Pick<Authentication, 'authenticate'> {
  return {
    authenticate(transport) {
      const authenticated = authentication.authenticate(transport);
      sockets.push(transport.getTransport());
      const closed = new Promise<never>((_, reject) => {
        const failure = new SqlFailure('lost', 'the server closed the connection');
        transport.addListener('close', () => reject(failure));
      });
      closed.catch(() => undefined);
      return Promise.race([authenticated, closed]);
    },
  };
}

/** Rejects when the connection breaks: the client itself leaves questions without an answer then. */
function brokenConnection(client: {
  on(event: string, use: (reason?: unknown) => void): unknown;
}): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    client.on('error', reject);
    for (const event of ['close', 'timeout'])
      client.on(event, () => reject(new SqlFailure('lost', 'the connection was closed')));
  });
  broken.catch(() => undefined);
  return broken;
}

interface InTime {
  readonly broken: Promise<never>;
  readonly timeout: number;
  readonly code?: 'lost' | 'unreachable';
}

async function inTime<Answer>(
  asked: Promise<Answer>,
  { broken, timeout, code = 'lost' }: InTime,
): Promise<Answer> {
  // It may fail after nobody waits for it any more.
  asked.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const reason = `no answer within ${timeout / 1000} s`;
    timer = setTimeout(() => reject(new SqlFailure(code, reason)), timeout);
  });
  try {
    return await Promise.race([asked, broken, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface TextColumn {
  readonly stringVal?: { readonly values: readonly string[]; readonly nulls?: Buffer };
}

/** Statements without rows, such as SET, may have columns of other types, which nobody reads. */
function textsOf(column: unknown): readonly (string | null)[] {
  const { values = [], nulls } = (column as TextColumn | undefined)?.stringVal ?? {};
  return values.map((text, index) => (isNull(nulls, index) ? null : text));
}

/** One bit per value. */
function isNull(nulls: Buffer | undefined, index: number): boolean {
  return (((nulls?.[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}
