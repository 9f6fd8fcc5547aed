import type { Feature } from './feature.ts';
import { codeActions } from './requests/code-actions.ts';
import { codeLens } from './requests/code-lens.ts';
import { completion } from './requests/completion.ts';
import { definition } from './requests/definition.ts';
import { documentSymbols } from './requests/document-symbols.ts';
import { executeCommand } from './requests/execute-command.ts';
import { formatting } from './requests/formatting.ts';
import { hover } from './requests/hover.ts';
import { references } from './requests/references.ts';
import { rename } from './requests/rename.ts';
import { semanticTokens } from './requests/semantic-tokens.ts';
import { signatureHelp } from './requests/signature-help.ts';

/** Everything that the server answers, one file per kind of request. */
export const features: readonly Feature[] = [
  codeActions,
  codeLens,
  completion,
  definition,
  documentSymbols,
  executeCommand,
  formatting,
  hover,
  references,
  rename,
  semanticTokens,
  signatureHelp,
];
