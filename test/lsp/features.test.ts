import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  type Position,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';
import { FIXTURES, fixtureFolder, remove } from './fixture-folder.ts';

let client: Client;
let root: string;

beforeAll(async () => {
  root = fixtureFolder();
  client = await Client.open(root);
  await client.settled();
});

afterAll(async () => {
  await client.close();
  remove(root);
});

const cases = readdirSync(FIXTURES).filter((name) => name.endsWith('.json'));

describe.each(cases)('%s', (name) => {
  const { file, replace, requests }: Fixture = JSON.parse(
    readFileSync(join(FIXTURES, name), 'utf8'),
  );

  test('is answered as before', async () => {
    const text = readFileSync(join(root, file), 'utf8');
    const written = replace === undefined ? text : text.replace(replace[0], replace[1]);
    await client.openFile(file, written);
    const answers: Record<string, unknown> = {};
    for (const { method, at, params = {} } of requests)
      answers[at ?? method] = shortened(
        await client.connection.sendRequest(method, {
          textDocument: { uri: client.uri(file) },
          ...(at !== undefined && { position: positionOf(written, at) }),
          ...withUri(params, client.uri(file)),
        }),
      );
    await client.closeFile(file);
    const shown = JSON.stringify(answers, null, 2)
      .replaceAll(`file://${root}/`, '')
      .replaceAll(`file://${process.cwd()}/`, 'package:');
    await expect(`${shown}\n`).toMatchFileSnapshot(join('fixtures', 'expected', name));
  });
});

/** Requests about a file of the fixture folder, in which one text may be replaced first. */
interface Fixture {
  readonly file: string;
  readonly replace?: readonly [before: string, after: string];
  readonly requests: readonly {
    readonly method: string;
    /** Text of the file, with `¦` for the position. */
    readonly at?: string;
    readonly params?: object;
  }[];
}

test('a lens shows how many clauses the tests decide', async () => {
  const path = 'detections/tool_started_by_office.yml';
  await client.openFile(path, readFileSync(join(root, path), 'utf8'));
  const textDocument = { uri: client.uri(path) };
  const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument });
  const open = lenses?.find(({ command }) => command === undefined);
  if (open === undefined) throw new Error('there is no lens to resolve');
  const { command } = await client.connection.sendRequest(CodeLensResolveRequest.type, open);
  expect(command?.title).toBe('0 of 5 clauses decided');
  await client.closeFile(path);
});

/** Commands take the URI of a file, which is not known to the fixture. */
function withUri(params: object, uri: string): object {
  return JSON.parse(JSON.stringify(params).replaceAll('$URI', uri));
}

function positionOf(text: string, at: string): Position {
  const start = text.indexOf(at.replace('¦', ''));
  if (start < 0) throw new Error(`the file does not have ${at}`);
  return TextDocument.create('', '', 0, text).positionAt(start + at.indexOf('¦'));
}

/** The first items of a long list are enough to see that it is right. */
const MOST = 12;

function shortened(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || !('items' in answer)) return answer;
  const { items } = answer as { items: unknown[] };
  return { ...answer, items: items.slice(0, MOST), count: items.length };
}
