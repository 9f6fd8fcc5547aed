import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Scratch } from '../../tooling/disk/scratch.ts';
import { exampleFiles } from '../../tooling/lint/example-repository.ts';
import { Client } from './client.ts';
import { expectedDiagnostics } from './expected-diagnostics.ts';

const PATH = 'detections/lsass_dump_with_procdump.yml';

let client: Client | undefined;
const scratches: Scratch[] = [];

afterEach(async () => {
  await client?.close();
  client = undefined;
  for (const scratch of scratches.splice(0)) scratch.remove();
});

describe('diagnostics', () => {
  test('are those of check, for files that nobody opened', async () => {
    const root = folder({ [PATH]: 'search: "index=sysmon | stat count by host"' });
    client = await Client.open(root);
    await client.settled();
    expect(shown(client)).toEqual(expectedDiagnostics(root));
    expect(shown(client).map(([, { code }]) => code)).toContain('spl/unknown-command');
  });

  test('know what tripline.yml and build.yml define', async () => {
    const root = folder({
      'build.yml': 'external_app_content: [{ app_name: A, macros: [of_another_app] }]\n',
      'tripline.yml': 'sigma: { placeholders: { Administrators: [eve] } }\n',
      [PATH]:
        'search: "`of_another_app` | stats count by host | `lsass_dump_with_procdump_filter`"',
      'sigma/administrator.yml': SIGMA_RULE,
    });
    client = await Client.open(root);
    await client.settled();
    expect(shown(client)).toEqual(expectedDiagnostics(root));
    const found = shown(client).map(([, { code }]) => String(code));
    expect(found.filter((code) => /unknown-macro|placeholder/.test(code))).toEqual([]);
  });

  test('follow each edit, and positions count UTF-16 code units', async () => {
    const root = folder({ [PATH]: 'search: "index=sysmon x=1 | stats count by host"' });
    client = await Client.open(root);
    const text = readFileSync(join(root, PATH), 'utf8');
    await client.openFile(PATH, text);
    const start = { line: 0, character: text.indexOf('x=1') };
    const end = { line: 0, character: start.character + 3 };
    await client.change(PATH, { range: { start, end }, text: 'x=😀 | evl y=1' });
    await client.settled();
    const [unknown] = (client.diagnostics.get(client.uri(PATH)) ?? []).filter(
      ({ code }) => code === 'spl/unknown-command',
    );
    const at = text.indexOf('x=1') + 'x=😀 | '.length;
    expect(unknown?.range).toEqual({
      start: { line: 0, character: at },
      end: { line: 0, character: at + 3 },
    });
  });

  test('of another file change when a macro does', async () => {
    const macro = 'macros/hosts.yml';
    const files = {
      [PATH]: 'search: "index=sysmon `hosts` | `lsass_dump_with_procdump_filter`"',
      [macro]: 'name: hosts\ndescription: Hosts.\ndefinition: host=a\n',
    };
    const root = folder(files);
    client = await Client.open(root);
    await client.settled();
    expect(codes(client, PATH)).not.toContain('spl/unbalanced-bracket');
    await client.openFile(macro, files[macro]);
    await client.change(macro, { text: 'name: hosts\ndescription: Hosts.\ndefinition: (host=a\n' });
    await client.settled();
    expect(codes(client, PATH).length).toBeGreaterThan(0);
  });
});

const SIGMA_RULE = `title: Process Started by Administrator
id: 5a1c8e0e-6b5f-4a0e-9d0c-9a2d3f1b7c55
status: test
description: An administrator starts a program.
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    User|expand: '%Administrators%'
  condition: selection
`;

function folder(example: Readonly<Record<string, string>>): string {
  const scratch = new Scratch('lsp');
  scratches.push(scratch);
  for (const [path, text] of Object.entries(exampleFiles(example))) scratch.write(path, text);
  return scratch.root;
}

function codes({ diagnostics, ...rest }: Client, path: string): readonly unknown[] {
  return (diagnostics.get(`file://${rest.root}/${path}`) ?? []).map(({ code }) => code);
}

function shown({ diagnostics }: Client) {
  return [...diagnostics]
    .flatMap(([uri, list]) => list.map((one) => [uri, one] as const))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
