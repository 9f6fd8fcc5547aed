import { type ExtensionContext, type OutputChannel, window, workspace } from 'vscode';
import { type ExecuteCommandSignature, LanguageClient } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** Starts the language server for the open folder; everything else is its work. */
export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  const settings = workspace.getConfiguration('tripline');
  const [command, ...args] = settings.get<string[]>('command') ?? [];
  const folder = workspace.workspaceFolders?.[0];
  if (command === undefined || folder === undefined) return;
  const results = window.createOutputChannel('Tripline Results');
  subscriptions.push(results);
  const content = settings.get<string>('content');
  client = new LanguageClient(
    'tripline',
    'Tripline',
    { command, args: [...args, 'lsp'], options: { cwd: folder.uri.fsPath } },
    {
      documentSelector: [{ scheme: 'file', language: 'yaml', pattern: `${folder.uri.fsPath}/**` }],
      initializationOptions: content ? { content } : {},
      middleware: {
        executeCommand: (name, parameters, next) => showResult(results, name, parameters, next),
      },
    },
  );
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** An explanation is a text to read, not a message. */
async function showResult(
  results: OutputChannel,
  name: string,
  parameters: unknown[],
  next: ExecuteCommandSignature,
): Promise<unknown> {
  const result: unknown = await next(name, parameters);
  if (name !== 'tripline.explain' || typeof result !== 'string') return result;
  results.clear();
  results.append(result);
  results.show(true);
  return result;
}
