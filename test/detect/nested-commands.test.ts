import { describe, expect, test } from 'vitest';
import { fileSource, toFile } from '../../tooling/base/source.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

const { library } = new Workspaces(realWorld()).open('.');

/** Where a search can hold another one: `[…]` is its place. */
const PLACES = [
  'a=1 […]',
  'a=1 NOT […]',
  'a=1 (b=2 OR NOT (c=3 […]))',
  'a=1 | search […]',
  'a=1 | search NOT [| inputlookup known_users | search NOT […]]',
  'a=1 | where […]',
  'a=1 | where x IN ([…])',
  'a=1 | eval x=[…]',
  'a=1 | append […]',
  'a=1 | appendcols […]',
  'a=1 | appendpipe […]',
  'a=1 | join c […]',
  'a=1 | join type=left c [search b=2 | append […]]',
  'a=1 | map search="…"',
  'a=1 | map […]',
  'a=1 | foreach a b […]',
  'a=1 | foreach * [eval <<FIELD>>=[…]]',
  'a=1 | stats count by […]',
  'a=1 | stats count(eval(x=[…])) as n',
  'a=1 | eventstats count(eval(x=[…])) as n',
  'a=1 | streamstats window=[…] count',
  'a=1 | transaction maxspan=[…] u',
  'a=1 | head […]',
  'a=1 | outputlookup […]',
  'a=1 | rex field=[…] "(?<a>b)"',
  '| tstats count from datamodel=Endpoint.Processes where […] by Processes.user',
  '| tstats count from datamodel=Endpoint.Processes where Processes.user=a NOT […] by Processes.user',
  '| from datamodel:Endpoint.Processes | search […]',
  '| multisearch […] [search b=2]',
  '| union […] [search b=1]',
  '| set union [search a=1] […]',
];

/** Commands that need a server, each as the first of a search. */
const COMMANDS = ['rest /services/x', 'dbxquery query="x"', 'loadjob 5'];

/** A place with a search in it; what is already in quotes takes no more of them. */
function within(place: string, search: string): string {
  const isQuoted = place.includes('"…"');
  return place.replace('…', () => (isQuoted ? search.replaceAll('"', '\\"') : search));
}

/** What is reported of commands that cannot run, by their text in the search. */
function reported(text: string) {
  const commands: string[] = [];
  const { status, runnable } = compileSearchText(fileSource('search', text), library, (problem) => {
    if (problem.code !== 'plan/unsupported-command') return;
    const place = problem.span && toFile(problem.span);
    commands.push(place?.source.text.slice(place.start, place.end).split(' ')[0] ?? '');
  });
  return { commands, status, runnable };
}

describe.each(COMMANDS)('"%s" cannot run offline, and is reported', (command) => {
  const name = command.split(' ')[0];

  test.each(PLACES)('in %s', (place) => {
    const { commands, status, runnable } = reported(within(place, `| ${command}`));
    expect(commands).toEqual([name]);
    expect([status, runnable]).toEqual([expect.not.stringContaining('executable'), false]);
  });
});

test('it is reported at any depth', () => {
  const nestable = PLACES.filter((place) => !place.includes('"…"'));
  for (const outer of nestable)
    for (const inner of nestable) {
      const search = inner.startsWith('|') ? inner : `search ${inner}`;
      const text = within(outer, within(search, '| rest /services/x'));
      expect({ text, ...reported(text) }).toMatchObject({ text, runnable: false });
      expect({ text, found: reported(text).commands }).toEqual({ text, found: ['rest'] });
    }
});

test('a search of commands that can run reports none', () => {
  for (const place of PLACES) {
    const { commands } = reported(within(place, '| makeresults'));
    expect({ place, commands }).toEqual({ place, commands: [] });
  }
});
