import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { textReport } from '../../tooling/base/report/text.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { Scratch } from '../../tooling/disk/scratch.ts';
import { exampleFiles } from '../../tooling/lint/example-repository.ts';
import { rules } from '../../tooling/lint/rules/index.ts';
import { checkContent } from '../../tooling/project/check/check-content.ts';
import { type LiveCheck, openLiveCheck } from '../../tooling/project/live/live-check.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';

const host = { ...realWorld(), today: () => '2026-11-24' };

test('a live check finds what a check of the whole folder finds, in the examples of all rules one after the other', async () => {
  const scratch = new Scratch('live');
  try {
    const live = await openLiveCheck(scratch.root, host);
    let before: Readonly<Record<string, string>> = {};
    for (const { id, bad } of rules) {
      const files = exampleFiles(bad);
      for (const path of Object.keys(before).filter((known) => !(known in files))) {
        rmSync(join(scratch.root, path));
        live.edit(path, undefined);
        live.fileChanged(path);
      }
      write(scratch, files);
      for (const [path, text] of Object.entries(files)) change(live, path, text);
      expect([id, ...found(live)]).toEqual([id, ...whole(scratch.root)]);
      before = files;
    }
  } finally {
    scratch.remove();
  }
});

describe('after an edit', () => {
  const DETECTION = 'detections/lsass_dump_with_procdump.yml';

  test.each([
    {
      edit: 'a macro gets another definition',
      path: 'macros/old_hosts.yml',
      text: 'name: old_hosts\ndescription: Decommissioned hosts.\ndefinition: host IN (a, b',
    },
    {
      edit: 'a macro is renamed',
      path: 'macros/old_hosts.yml',
      text: 'name: older_hosts\ndescription: Decommissioned hosts.\ndefinition: host IN (a, b)',
    },
    {
      edit: 'a story is renamed',
      path: 'stories/credential_dumping.yml',
      text: 'name: Credential Dumps\ndescription: Too short.\nnarrative: "-"\n',
    },
    { edit: 'a file is no longer YAML', path: DETECTION, text: 'name: [' },
    { edit: 'a file is empty', path: DETECTION, text: '' },
    { edit: 'a new detection is written', path: 'detections/other.yml', text: 'name: Other\n' },
    {
      edit: 'a table appears',
      path: 'lookups/hosts.csv',
      text: 'host,owner\na,b\n',
    },
    {
      edit: 'the settings change',
      path: 'tripline.yml',
      text: 'rules:\n  missing-references: error\n  unused-macro: "off"\n',
    },
  ])('the findings are the same when $edit', async ({ path, text }) => {
    const scratch = new Scratch('live');
    const search = 'search: "index=sysmon `old_hosts` | lookup hosts host OUTPUT owner"';
    const files = exampleFiles({
      [DETECTION]: search,
      'macros/old_hosts.yml':
        'name: old_hosts\ndescription: Decommissioned hosts.\ndefinition: host IN (a, b)',
    });
    try {
      write(scratch, files);
      const live = await openLiveCheck(scratch.root, host);
      found(live);
      scratch.write(path, text);
      change(live, path, text);
      expect(found(live)).toEqual(whole(scratch.root));
      scratch.write(path, files[path] ?? '');
      change(live, path, files[path] ?? '');
      expect(found(live)).toEqual(whole(scratch.root));
    } finally {
      scratch.remove();
    }
  });
});

function write(scratch: Scratch, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) scratch.write(path, text);
}

/** As an editor does: content is open, other files are saved. */
function change(live: LiveCheck, path: string, text: string): void {
  if (/\/.*\.ya?ml$/.test(path)) live.edit(path, text);
  else live.fileChanged(path);
}

function whole(root: string): readonly string[] {
  return shown(checkContent(new Workspaces(host).open(root), host).diagnostics);
}

const lastFound = new WeakMap<LiveCheck, Map<string, readonly Diagnostic[]>>();

/** The findings of all files: only those that changed are asked for again. */
function found(live: LiveCheck): readonly string[] {
  live.finish();
  const byName = lastFound.get(live) ?? new Map<string, readonly Diagnostic[]>();
  lastFound.set(live, byName);
  for (const name of live.takeChanged()) byName.set(name, live.findingsIn(name));
  return shown([...byName.values()].flat());
}

function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((one) => `${one.severity} ${textReport(one)}`).sort();
}
