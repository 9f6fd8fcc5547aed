import { Document, isMap, isScalar } from 'yaml';

/** A new file: its path in the content folder and its text. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

interface YamlParts {
  readonly path: string;
  /** The schema for editors. */
  readonly schema: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Comments for the author, each above its key. */
  readonly remarks?: Readonly<Record<string, string>>;
}

/** The YAML of a new file; its first line refers editors to the schema. */
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
