import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { readXml, type XmlElement } from '../../tooling/backends/engine/documents/xml-tree.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
const validateSarif = ajv.compile(schema('sarif'));
const validateGitlab = ajv.compile(schema('gitlab'));
const validateJunit = ajv.compile(schema('junit'));

function schema(name: string): object {
  return JSON.parse(readFileSync(`test/report/${name}.schema.json`, 'utf8'));
}

/** What is wrong with a SARIF log; nothing for one that is right. */
export function sarifProblems(log: unknown): readonly string[] {
  return validateSarif(log) ? [] : [ajv.errorsText(validateSarif.errors)];
}

/** What is wrong with a Code Quality report; nothing for one that is right. */
export function gitlabProblems(report: unknown): readonly string[] {
  return validateGitlab(report) ? [] : [ajv.errorsText(validateGitlab.errors)];
}

/** What is wrong with a JUnit report; nothing for one that is right. */
export function junitProblems(xml: string): readonly string[] {
  const [, body = ''] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n([\s\S]*)$/.exec(xml) ?? [];
  const [root, ...others] = readXml(body).map(plain);
  if (others.length > 0) return ['there is more than one root'];
  return validateJunit(root) ? [] : [ajv.errorsText(validateJunit.errors)];
}

interface PlainElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PlainElement[];
}

function plain({ name, attributes, children }: XmlElement): PlainElement {
  return { name, attributes: Object.fromEntries(attributes), children: children.map(plain) };
}
