import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A Spark cluster on this machine: a master, two workers and a Thrift server. */
export interface Cluster {
  readonly port: number;
  readonly url: string;
  /** Kills a process of the cluster without warning: `worker1`, `thrift`. */
  kill(name: string): void;
  /** Kills the executor of a worker, which the worker starts. */
  killExecutor(worker: string): void;
  stop(): void;
}

/** An interpreter with pyspark: that of TRIPLINE_SPARK_PYTHON, or the one that the build installs. */
const PYTHON = process.env['TRIPLINE_SPARK_PYTHON'] ?? 'build/spark/venv/bin/python';

const START = resolve('test/spark/start-cluster.sh');

/** Why no cluster can be started here; undefined if one can. */
export function whyNoCluster(): string | undefined {
  if (!existsSync(PYTHON)) return `no Spark: ${PYTHON} does not exist`;
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no Spark: Java is not installed';
  }
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-spark-'));
  const [master, port] = await freePorts();
  const environment = { SPARK_MASTER_PORT: String(master), SPARK_THRIFT_PORT: String(port) };
  const started = spawn('bash', [START, PYTHON, folder], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  started.stderr.on('data', (bytes) => {
    errors += String(bytes);
  });
  const code = await new Promise((resolve) => started.once('exit', resolve));
  const ids = () => processesIn(folder);
  const stop = () => {
    for (const id of ids().values()) signal(id, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  if (code !== 0) {
    stop();
    throw new Error(`the cluster did not start: ${errors}`);
  }
  return {
    port,
    url: `spark://127.0.0.1:${port}`,
    kill: (name) => signal(idOf(ids(), name), 'SIGKILL'),
    killExecutor: (worker) => {
      for (const id of childrenOf(idOf(ids(), worker))) signal(id, 'SIGKILL');
    },
    stop,
  };
}

function processesIn(folder: string): ReadonlyMap<string, number> {
  const lines = readFileSync(join(folder, 'processes'), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => line.split(' ')).map(([name = '', id]) => [name, Number(id)]));
}

function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the cluster has no ${name}`);
  return id;
}

function childrenOf(parent: number): readonly number[] {
  const text = execFileSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' });
  return text.trim().split(/\s+/).map(Number);
}

function signal(id: number, name: 'SIGKILL'): void {
  try {
    process.kill(id, name);
  } catch {
    // It has already ended.
  }
}

async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object' && address !== null) ports.push(address.port);
  }
  for (const server of servers) server.close();
  const [first = 0, second = 0] = ports;
  return [first, second];
}
