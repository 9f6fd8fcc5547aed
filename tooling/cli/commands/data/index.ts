import type { CliCommand } from '../../command.ts';
import { attack } from './attack.ts';
import { fetch } from './fetch.ts';
import { inspect } from './inspect.ts';
import { lock } from './lock.ts';
import { replay } from './replay.ts';
import { verify } from './verify.ts';

/** `tripline data`: samples used by tests, and tables that ship with the package. */
export const data: CliCommand = {
  name: 'data',
  declare(command, run, world) {
    command.description('Locks, fetches, verifies, inspects and replays attack data');
    for (const definition of [lock, fetch, verify, inspect, replay, attack])
      definition.declare(command.command(definition.name), run, world);
  },
};
