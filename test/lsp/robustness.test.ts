import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Client } from './client.ts';
import { expectedDiagnostics } from './expected-diagnostics.ts';
import { fixtureFolder, remove } from './fixture-folder.ts';

const DETECTION = 'detections/tool_started_by_office.yml';
const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) remove(root);
});

describe('the server', () => {
  test('answers after malformed messages', async () => {
    const client = await Client.open(folder());
    client.toServer.write(message('{"jsonrpc":"2.0","id":'));
    client.toServer.write(message('[1, 2'));
    client.toServer.write(message('{"jsonrpc":"2.0","method":42}'));
    client.toServer.write(message('{"jsonrpc":"2.0","id":900,"method":"textDocument/hover"}'));
    client.toServer.write(
      message(
        '{"jsonrpc":"2.0","id":901,"method":"textDocument/hover","params":{"textDocument":7}}',
      ),
    );
    client.toServer.write(
      message(
        '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"no uri"}}}',
      ),
    );
    expect(await hover(client)).not.toBeNull();
    expect(await client.close()).toBe(true);
  });

  test('ends or goes on after bytes that are no message at all', async () => {
    const client = await Client.open(folder());
    client.toServer.write('no message\r\n\r\n');
    const answer = await Promise.race([hover(client).then(() => 'answered'), client.ended]);
    expect(['answered', false]).toContain(answer);
    client.toServer.end();
    expect(await client.ended).toBe(false);
  });

  test('answers requests that come before it is ready, about files that are not content, and at no place', async () => {
    const root = folder();
    const client = new Client(root);
    expect(await hover(client)).toBeNull();
    await client.initialize();
    await client.settled();
    for (const uri of [
      'untitled:1',
      'http://example.test/a.yml',
      client.uri('missing.yml'),
      'file://',
    ]) {
      expect(await hover(client, uri)).toBeNull();
    }
    expect(
      await hover(client, client.uri(DETECTION), { line: 9_999, character: 9_999 }),
    ).toBeNull();
    await client.change('detections/never_opened.yml', { text: 'name: a' });
    await client.closeFile('detections/never_opened.yml');
    expect(await hover(client)).not.toBeNull();
    expect(await client.close()).toBe(true);
  });

  test('takes 1,000 edits at once, and then has the findings of the last text', async () => {
    const root = folder();
    const client = await Client.open(root);
    const text = readFileSync(join(root, DETECTION), 'utf8');
    await client.openFile(DETECTION, text);
    const at = { line: 16, character: 0 };
    for (let edit = 0; edit < 1_000; edit += 1)
      await client.change(DETECTION, { range: { start: at, end: at }, text: 'x' });
    await client.settled();
    const lines = text.split('\n');
    lines[16] = 'x'.repeat(1_000) + (lines[16] ?? '');
    writeFileSync(join(root, DETECTION), lines.join('\n'));
    expect(shown(client)).toEqual(expectedDiagnostics(root));
    await client.close();
  });

  test('reads a file of 10 MB as check does', async () => {
    const root = folder();
    const client = await Client.open(root);
    const text = `${readFileSync(join(root, DETECTION), 'utf8')}# ${'x'.repeat(10_000_000)}\n`;
    await client.openFile(DETECTION, text);
    writeFileSync(join(root, DETECTION), text);
    await client.settled();
    expect(shown(client)).toEqual(expectedDiagnostics(root));
    await client.change(DETECTION, { text: 'name: x' });
    writeFileSync(join(root, DETECTION), 'name: x');
    await client.settled();
    expect(shown(client)).toEqual(expectedDiagnostics(root));
    await client.close();
  });

  test('goes on when the folder vanishes', async () => {
    const root = folder();
    const client = await Client.open(root);
    await client.openFile(DETECTION, readFileSync(join(root, DETECTION), 'utf8'));
    await client.settled();
    rmSync(root, { recursive: true });
    await client.save(DETECTION);
    await client.settled();
    expect(await hover(client)).not.toBeNull();
    expect(await client.close()).toBe(true);
  });

  test('writes nothing to the content folder', async () => {
    const root = folder();
    const before = digest(root);
    const client = await Client.open(root);
    const uri = client.uri(DETECTION);
    await client.openFile(DETECTION, readFileSync(join(root, DETECTION), 'utf8'));
    await client.change(DETECTION, { text: 'name: x' });
    await client.save(DETECTION);
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'tripline.runTests',
      arguments: [uri],
    });
    await client.settled();
    await client.close();
    expect(digest(root)).toBe(before);
  });

  test('ends when the editor closes the connection without a word', async () => {
    const client = await Client.open(folder());
    await client.settled();
    client.toServer.end();
    expect(await client.ended).toBe(false);
  });

  test('ends as a process when its editor does', async () => {
    const editor = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const program = ['tooling/run.js', 'tooling/cli/main.ts', 'lsp'];
    const server = spawn(process.execPath, program);
    const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
    const params = { processId: editor.pid, rootUri: null, capabilities: {} };
    server.stdin.write(
      message(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })),
    );
    await new Promise((resolve) => server.stdout.once('data', resolve));
    editor.kill();
    expect(await ended).toBe(1);
  });
});

function folder(): string {
  const root = fixtureFolder();
  roots.push(root);
  return root;
}

function message(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function hover(client: Client, uri = client.uri(DETECTION), position = { line: 11, character: 6 }) {
  return client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
}

function shown({ diagnostics }: Client) {
  return [...diagnostics]
    .flatMap(([uri, list]) => list.map((one) => [uri, one] as const))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The names, contents and times of all files. */
function digest(root: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(root, path);
    const { mtimeMs } = statSync(file);
    hash.update(`${path} ${mtimeMs}\n`);
    if (statSync(file).isFile()) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}
