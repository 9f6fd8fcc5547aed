import { macroName } from '../base/macro-key.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import { nodesOf } from '../plan/plan.ts';

const RISK_INDEX = /\bindex\s*=\s*"?(?:risk|notable|signals)\b/i;
const RISK_MACROS = ['notable', 'risk_index', 'get_risk_data_model'];

/**
 * Whether a search reads findings of other detections: the risk data model, or the risk and notable indexes.
 */
export function readsRisk({ plan, source, macros }: CompiledSearch): boolean {
  if (RISK_INDEX.test(source.text) || macros.some((key) => RISK_MACROS.includes(macroName(key))))
    return true;
  for (const node of nodesOf(plan)) {
    if (node.kind !== 'scan' || node.dataset.kind !== 'data-model') continue;
    if (node.dataset.model.toLowerCase() === 'risk') return true;
  }
  return false;
}
