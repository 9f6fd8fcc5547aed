import { Document, isMap, isScalar } from 'yaml';

/** A new file: where it goes in the content folder, and what it says. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

interface YamlParts {
  readonly path: string;
  /** The schema that an editor checks the file with. */
  readonly schema: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Remarks for the author, each above the key that it is about. */
  readonly remarks?: Readonly<Record<string, string>>;
}

/** The YAML of a new file; its first line tells an editor what may stand in it. */
export function yamlFile({ path, schema, content, remarks = {} }: YamlParts): NewFile {
  const document = new Document(content, { aliasDuplicateObjects: false });
  for (const [key, remark] of Object.entries(remarks)) setRemark(document, key, remark);
  const up = '../'.repeat(path.split('/').length - 1);
  const header = `# yaml-language-server: $schema=${up}.tripline/schemas/${schema}.schema.json\n`;
  return { path, text: header + document.toString({ lineWidth: 0 }) };
}

function setRemark({ contents }: Document, key: string, remark: string): void {
  const pairs = isMap(contents) ? contents.items : [];
  const name = pairs.map((pair) => pair.key).find((node) => isScalar(node) && node.value === key);
  if (isScalar(name)) name.commentBefore = ` ${remark}`;
}
