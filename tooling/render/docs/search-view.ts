import { macroName } from '../../base/macro-key.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { Detection } from '../../content/model.ts';
import { sourceAddress } from './addresses.ts';
import { isSigmaLogic, ruleReader } from './search-text.ts';
import type { DocsStyle } from './style.ts';
import { fenceFor, slug } from './text.ts';
import type { LinkView, LookupView } from './view.ts';
import type { ViewContext } from './view-context.ts';

/** The search and its references. */
export function searchView({ name, search }: Detection, { content, style }: ViewContext) {
  const reader = isSigmaLogic(search) ? ruleReader : style.site.search;
  const filterMacro = `${slug(name)}_filter`;
  const called = reader.macros(search);
  const known = new Set([...content.macro.byName.keys()].map(macroName));
  const macros = called.filter((macro) => macro !== filterMacro && known.has(macro));
  const lookups = reader.lookups(search).filter((lookup) => content.lookup.byName.has(lookup));
  return {
    searchLines: reader.lines(search),
    fence: fenceFor(search),
    filterMacro,
    callsFilter: called.includes(filterMacro),
    macros: inMacroOrder(macros, style).map((macro) => macroLink(macro, { content, style })),
    lookups: lookups.map((lookup) => lookupView(lookup, { content, style })),
  };
}

function inMacroOrder(macros: readonly string[], { enrichment }: DocsStyle): string[] {
  const rank = new Map(enrichment.macroOrder.map((macro, index) => [macro, index]));
  const rankOf = (macro: string) => rank.get(macro) ?? rank.size;
  return [...macros].sort((a, b) => rankOf(a) - rankOf(b) || byCodeUnit(a, b));
}

type Linking = Pick<ViewContext, 'content' | 'style'>;

function macroLink(name: string, { content, style }: Linking): LinkView {
  const real = content.macro.all.find(({ data }) => macroName(data.name) === name)?.path;
  const path = style.sourceLink === 'slug' ? `macros/${name}.yml` : real;
  return { text: name, href: path && sourceAddress(style, { path }) };
}

function lookupView(name: string, { content, style }: Linking): LookupView {
  if (style.sourceLink === 'slug') {
    const data = sourceAddress(style, { path: `lookups/${name}.csv`, view: 'tree' });
    return { text: name, href: sourceAddress(style, { path: `lookups/${name}.yml` }), data };
  }
  const { path, data } = content.lookup.byName.get(name) ?? {};
  const table =
    path && data?.filename && `${path.slice(0, path.lastIndexOf('/') + 1)}${data.filename}`;
  return {
    text: name,
    href: path && sourceAddress(style, { path }),
    data: table ? sourceAddress(style, { path: table }) : undefined,
  };
}
