import { describe, expect, test } from 'vitest';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

const RULES = [
  {
    path: 'sentinel.yaml',
    is: 'a Microsoft Sentinel analytics rule',
    text: 'id: x\nname: N\nkind: Scheduled\nqueryFrequency: 1h\nquery: |\n  SecurityEvent | where EventID == 1\n',
  },
  {
    path: 'elastic.toml',
    is: 'an Elastic detection rule',
    text: '[metadata]\ncreation_date = "2024/01/01"\n\n[rule]\nrule_id = "x"\nquery = "process where true"\n',
  },
  {
    path: 'elastic.json',
    is: 'an Elastic detection rule',
    text: '{\n  "rule_id": "x",\n  "query": "process where true",\n  "language": "eql"\n}\n',
  },
  {
    path: 'panther.yml',
    is: 'a Panther rule',
    text: 'AnalysisType: rule\nRuleID: x\nFilename: x.py\nSeverity: Low\n',
  },
  { path: 'panther.py', is: 'a Panther rule', text: 'def rule(event):\n    return True\n' },
  {
    path: 'chronicle.yaral',
    is: 'a YARA-L rule',
    text: 'rule one {\n  meta:\n    author = "a"\n  events:\n    $e.x = "y"\n  condition:\n    $e\n}\n',
  },
  {
    path: 'chronicle.yml',
    is: 'a YARA-L rule',
    text: 'rule one {\n  events:\n    $e.x = "y"\n  condition:\n    $e\n}\n',
  },
];

describe('a rule of another product', () => {
  test.each(RULES)('$path is recognized and named', async ({ path, is, text }) => {
    const root = folderWith({ [`detections/${path}`]: text });
    const { code, out } = await tripline('check', '--content', root);
    expect(out).toContain(`content/foreign-format: this is ${is}, not a detection`);
    expect(out).not.toContain('content/missing-key');
    expect(out).not.toContain('content/yaml-syntax');
    expect(code).toBe(1);
  });

  test.each([
    { path: 'notes.json', text: '{"query": "x"}' },
    { path: 'helper.py', text: 'print(1)\n' },
    { path: 'settings.toml', text: '[tool]\nname = "x"\n' },
  ])('$path is another file', async ({ path, text }) => {
    const root = folderWith({ [`detections/${path}`]: text });
    const { out } = await tripline('check', '--content', root);
    expect(out).not.toContain('content/foreign-format');
  });
});
