import { sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { type Annotations, annotationsOf } from '../../detect/annotations.ts';
import type { AppInput } from './app-input.ts';
import type { JsonValue } from './conf/json.ts';
import { appDataModels } from './data-models.ts';
import { type Deployed, deployed } from './deployment.ts';
import { filterMacro, ruleName } from './names.ts';
import type { AppProfile } from './profile.ts';

/** A detection as the app has it. */
export interface Rule {
  readonly document: ContentDocument<Detection>;
  readonly data: Detection;
  /** The name of its search in Splunk. */
  readonly name: string;
  readonly filter: string;
  readonly label: string;
  /** The names of its stories, sorted. */
  readonly stories: readonly string[];
  readonly deployed: Deployed;
  readonly mappings: Mappings;
  readonly dataModels: readonly string[];
  readonly technologies: readonly string[] | null;
}

/** The frameworks that a detection maps to; empty ones are left out. */
export interface Mappings {
  readonly cis20?: readonly string[];
  readonly kill_chain_phases?: readonly string[];
  readonly mitre_attack?: readonly string[];
  readonly nist?: readonly string[];
  readonly [key: string]: JsonValue | undefined;
}

/** The detections of an app, in order of their paths. */
export function rulesOf(context: Context): Rule[] {
  return context.input.content.detection.all.map((document) => ruleOf(document, context));
}

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

function ruleOf(document: ContentDocument<Detection>, { input, profile }: Context): Rule {
  const { data } = document;
  const { label } = input.settings;
  const derived = derivedOf(data, input);
  const { providingTechnologies } = derived;
  return {
    document,
    data,
    label,
    name: ruleName(label, data.name),
    filter: filterMacro(data.name),
    stories: profile.list(sortedBy(data.tags.analytic_story, (name) => name)),
    deployed: deployed(data, input),
    mappings: mappingsOf(data, derived, profile),
    dataModels: appDataModels(data.search),
    technologies: providingTechnologies.length > 0 ? providingTechnologies : null,
  };
}

/** The annotations that Splunk's tools derive, whatever the author wrote. */
function derivedOf({ type, search, tags }: Detection, { techniques }: AppInput): Annotations {
  const { kill_chain_phases: _phases, nist: _nist, cis20: _cis, ...rest } = tags;
  const tacticsOf = (id: string) => techniques.get(id)?.tactics ?? [];
  return annotationsOf({ type, search, tags: rest }, tacticsOf);
}

function mappingsOf({ tags }: Detection, derived: Annotations, { list }: AppProfile): Mappings {
  const all = {
    cis20: derived.cis20,
    kill_chain_phases: sortedBy(derived.killChainPhases, (phase) => phase),
    mitre_attack: list(tags.mitre_attack_id ?? []),
    nist: derived.nist,
  };
  return Object.fromEntries(Object.entries(all).filter(([, items]) => items.length > 0));
}

/** A template of a deployment with its `%field%` parts replaced; the ones that are not known stay. */
export function filledTemplate(template: string, { name, description }: Detection): string {
  const known: Readonly<Record<string, string>> = { name, description };
  return template.replaceAll(/%(\w+)%/g, (part, key: string) => known[key] ?? part);
}
