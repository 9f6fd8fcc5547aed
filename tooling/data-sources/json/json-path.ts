/** A JSON path and its Splunk field name; cached, so that equal names are the same string. */
export class JsonPath {
  readonly name: string;
  /** Whether the path may occur more than once in an event. */
  readonly isInList: boolean;
  readonly depth: number;
  readonly #prefix: string;
  readonly #children = new Map<string, JsonPath>();
  #element: JsonPath | undefined;

  constructor(name: string, { isInList, depth }: Pick<JsonPath, 'isInList' | 'depth'>) {
    this.name = name;
    this.isInList = isInList;
    this.depth = depth;
    this.#prefix = depth === 0 ? '' : `${name}.`;
  }

  /** `a.b` */
  child(key: string): JsonPath {
    return this.#children.get(key) ?? this.#newChild(key);
  }

  /** `a{}` */
  element(): JsonPath {
    this.#element ??= new JsonPath(`${this.name}{}`, { isInList: true, depth: this.depth + 1 });
    return this.#element;
  }

  #newChild(key: string): JsonPath {
    // A copy: a slice would keep the text of the event in memory.
    const ownKey = Buffer.from(key).toString();
    const { isInList, depth } = this;
    const path = new JsonPath(this.#prefix + ownKey, { isInList, depth: depth + 1 });
    if (kept.paths < MOST_PATHS) {
      kept.paths += 1;
      this.#children.set(ownKey, path);
    }
    return path;
  }
}

const MOST_PATHS = 20_000;
const kept = { paths: 0 };

/** The root of a JSON text. */
export const wholeJson = new JsonPath('', { isInList: false, depth: 0 });
