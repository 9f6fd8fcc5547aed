import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
} from 'vscode-languageserver-protocol/node';
import { triplineIn } from './run.ts';

const CONTENT = 'test/lsp/fixtures/content';

test('a language server runs until the editor ends it', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const streams = () => ({ input, output });
  const server = triplineIn({ streams }, 'lsp', '--content', CONTENT);
  const editor = createProtocolConnection(output, input);
  editor.listen();
  const params = { processId: null, rootUri: null, capabilities: {} };
  const { serverInfo } = await editor.sendRequest(InitializeRequest.type, params);
  expect(serverInfo?.name).toBe('tripline');
  await editor.sendRequest(ShutdownRequest.type);
  await editor.sendNotification(ExitNotification.type);
  expect(await server).toEqual({ code: 0, out: '', err: '' });
  editor.dispose();
});

test('an editor that dies ends the server with exit code 1', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const server = triplineIn({ streams: () => ({ input, output }) }, 'lsp', '--stdio');
  input.end();
  expect((await server).code).toBe(1);
});
