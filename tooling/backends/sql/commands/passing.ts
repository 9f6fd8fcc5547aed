import { inputOf, type TranslatedCommand } from './command.ts';

/** A command that changes no row: it writes somewhere, which no query does, or only concerns how results are shown. */
export function passing(command: string): TranslatedCommand {
  return { command, translate: inputOf };
}
