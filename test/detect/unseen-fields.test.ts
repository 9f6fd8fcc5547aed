import { describe, expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { unseenFields } from '../../tooling/detect/unseen-fields.ts';
import { ownContent } from '../own-content.ts';

const { library } = ownContent();
const events = [
  new Map([['src', '10.0.0.1']]),
  new Map([
    ['src', '10.0.0.2'],
    ['user', 'ann'],
  ]),
];

function unseenIn(search: string): string[] {
  const { plan } = compileSearchText(fileSource('search', search), library, () => undefined);
  return unseenFields(plan, events);
}

describe('fields that no event of a sample has', () => {
  test.each([
    ['index=x | table src scr', ['no event has the field "scr"; did you mean "src"?']],
    ['index=x | stats count BY dest', ['no event has the field "dest"']],
    ['index=x | where dest="a" AND user="ann"', ['no event has the field "dest"']],
    ['index=x | eval a=1 | where b>a | stats count BY c', ['b', 'c'].map(unseen)],
    ['index=x | append [ search y=1 | table e ] | table src', ['no event has the field "e"']],
  ])('%s', (search, expected) => {
    expect(unseenIn(search)).toEqual(expected);
  });

  test.each([
    ['index=x dest=a NOT scr=b | table src user', 'a search may ask for what is rarely there'],
    ['index=x | eval dest="a" | where dest="a" | table dest', 'a command adds it'],
    ['index=x | where isnull(dest) OR coalesce(dest, src)="a"', 'the condition is about it'],
    ['index=x | rex "(?<dest>a)" | table dest', 'it is extracted'],
    ['index=x | lookup t src | table dest', 'a lookup may add any field'],
    ['index=x | stats count BY user | table scr', 'the rows are not events'],
    ['index=x | table src, de*, _time', 'a wildcard and an internal field'],
    ['| tstats count FROM datamodel=Web BY Web.url', 'a data model has its own fields'],
    ['| makeresults | table scr', 'the rows are not events'],
  ])('%s: %s', (search) => {
    expect(unseenIn(search)).toEqual([]);
  });
});

function unseen(name: string): string {
  return `no event has the field "${name}"`;
}
