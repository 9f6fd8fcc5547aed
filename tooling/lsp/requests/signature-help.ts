import type { SignatureHelp } from 'vscode-languageserver';
import { commands } from '../../commands/index.ts';
import { functionsOf } from '../../functions/by-id.ts';
import { parameterAt, usageOf } from '../../functions/eval-function.ts';
import { findStatisticalFunction } from '../../functions/statistical/index.ts';
import { usageOf as usageOfStatistic } from '../../functions/statistical-function.ts';
import type { Feature } from '../feature.ts';
import { offsetOf } from '../positions.ts';
import { type SearchPlace, searchAt } from '../search-place.ts';

/** The signature of the function call or command that is being written. */
export const signatureHelp: Feature = {
  capabilities: { signatureHelpProvider: { triggerCharacters: ['(', ',', ' '] } },
  listen(connection, editor) {
    connection.onSignatureHelp(({ textDocument, position }) => {
      const file = editor.file(textDocument.uri);
      const place = file && searchAt(file, offsetOf(file.source, position));
      return place === undefined ? null : (signatureOfCall(place) ?? signatureOfCommand(place));
    });
  },
};

interface OpenCall {
  readonly name: string;
  readonly argument: number;
}

/** The innermost call around the cursor, and the number of its argument. */
function openCall({ tokens, offset }: SearchPlace): OpenCall | undefined {
  const open: { name: string; argument: number }[] = [];
  for (const [at, { kind, text, start }] of tokens.entries()) {
    if (start >= offset) break;
    if (kind === 'pipe') open.length = 0;
    if (kind !== 'bracket') continue;
    const before = tokens[at - 1];
    if (text === '(')
      open.push({ name: before?.kind === 'function' ? before.text : '', argument: 0 });
    else if (text === ')') open.pop();
    const inner = open.at(-1);
    if (text === ',' && inner !== undefined) inner.argument += 1;
  }
  return open.findLast(({ name }) => name !== '');
}

function signatureOfCall(place: SearchPlace): SignatureHelp | undefined {
  const call = openCall(place);
  if (call === undefined) return undefined;
  const name = call.name.toLowerCase();
  const definition = functionsOf(place.dialect).get(name);
  if (definition === undefined) return signatureOfStatistic(name);
  const label = usageOf(definition);
  const parameters = definition.parameters.map((parameter) => ({ label: parameter.name }));
  const active = parameterAt(definition, call.argument);
  const activeParameter = parameters.findIndex((parameter) => parameter.label === active?.name);
  return signature(label, definition.summary, parameters, Math.max(0, activeParameter));
}

function signatureOfStatistic(name: string): SignatureHelp | undefined {
  const found = findStatisticalFunction(name)?.definition;
  return found && signature(usageOfStatistic(found), found.summary);
}

/** The command before the cursor. */
function signatureOfCommand({ tokens, offset }: SearchPlace): SignatureHelp | null {
  const last = tokens.findLast(({ start }) => start < offset);
  const command = last && commands.get(last.command);
  if (command === undefined || last?.kind === 'pipe') return null;
  return signature(command.usage, command.summary);
}

function signature(
  label: string,
  documentation: string,
  parameters: { label: string }[] = [],
  activeParameter = 0,
): SignatureHelp {
  return {
    signatures: [{ label, documentation, parameters }],
    activeSignature: 0,
    activeParameter,
  };
}
