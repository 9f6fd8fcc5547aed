import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { readProfile, readProject } from '../../tooling/render/docs/profile.ts';
import { ownWording, sites } from '../../tooling/render/docs/style.ts';

const nowhere = { repository: undefined, branch: undefined };

function read(text: string, project = nowhere) {
  const problems: Diagnostic[] = [];
  const profile = readProfile(fileSource('profile.yml', text), project, (item) =>
    problems.push(item),
  );
  const told = problems.map(({ code, message, help }) =>
    [code, message, help].filter(Boolean).join('; '),
  );
  return { profile, told };
}

describe('a docs profile', () => {
  test.each([
    {
      text: 'repositry: x',
      told: 'docs/unknown-key; unknown key "repositry" in a docs profile; did you mean "repository"?',
    },
    {
      text: 'strings: {lookup_intro: x}',
      told: 'docs/unknown-key; unknown key "lookup_intro" in "strings"; did you mean "lookups_intro"?',
    },
    {
      text: 'source_link: slog',
      told: 'docs/wrong-value; "source_link" is not one of path, slug; did you mean "slug"?',
    },
    {
      text: 'repository: javascript:alert(1)',
      told: 'docs/wrong-value; "repository" is not a URL that starts with https://',
    },
    { text: 'macro_order: [a]', told: 'docs/wrong-value; "macro_order" is not a text' },
    { text: 'strings: text', told: 'docs/wrong-value; ""strings"" is not a mapping' },
    { text: '- a', told: 'docs/wrong-value; "a docs profile" is not a mapping' },
    {
      text: 'macro_order: a/../../b.json',
      told:
        'docs/outside-profile; "a/../../b.json" is outside of the profile\'s folder; ' +
        'put tables in the folder of the profile and use relative paths',
    },
  ])('$text', ({ text, told }) => expect(read(text).told).toEqual([told]));

  test('that says nothing is our own style', () => {
    const { profile, told } = read('');
    expect(told).toEqual([]);
    expect(profile).toMatchObject({
      site: sites.own,
      wording: ownWording,
      sourceLink: 'path',
      branch: 'main',
    });
  });

  test('of a repository whose pages are known means those pages', () => {
    const { profile } = read('repository: https://github.com/splunk/security_content/');
    expect(profile).toMatchObject({ site: sites.security_content, branch: 'develop' });
  });

  test('can choose its site', () => {
    const { profile } = read('{repository: https://github.com/splunk/security_content, site: own}');
    expect(profile.site).toBe(sites.own);
  });

  test('keeps the wording that it does not change', () => {
    const { profile } = read('strings: {lookups_intro: "Lookups:"}');
    expect(profile.wording).toEqual({ ...ownWording, lookups_intro: 'Lookups:' });
  });
});

describe('tripline.yml', () => {
  function readOwn(text: string) {
    const problems: Diagnostic[] = [];
    const own = readProject(fileSource('tripline.yml', text), (item) => problems.push(item));
    return { ...own, told: problems.map(({ message }) => message) };
  }

  test('may hold settings of other tools', () => {
    const own = readOwn('repository: https://example.org/x.git\nbranch: trunk\nlint: {}\n');
    expect(own.project).toEqual({ repository: 'https://example.org/x', branch: 'trunk' });
    expect(own.told).toEqual([]);
  });

  test('may hold a profile', () => {
    const own = readOwn('branch: trunk\ndocs: {story_techniques: last_detection, strongs: {}}\n');
    expect(own.profile).toMatchObject({ branch: 'trunk', storyTechniques: 'last_detection' });
    expect(own.told).toEqual(['unknown key "strongs" in "docs"']);
  });
});
