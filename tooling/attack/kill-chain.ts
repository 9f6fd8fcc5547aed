/** The phases of the kill chain, in order. */
export const KILL_CHAIN = [
  'Reconnaissance',
  'Weaponization',
  'Delivery',
  'Installation',
  'Exploitation',
  'Command and Control',
  'Actions on Objectives',
] as const;

/** A phase of the kill chain. */
export type KillChainPhase = (typeof KILL_CHAIN)[number];

const PHASES: ReadonlyMap<string, KillChainPhase> = new Map([
  ['reconnaissance', 'Reconnaissance'],
  ['resource development', 'Weaponization'],
  ['initial access', 'Delivery'],
  ['execution', 'Installation'],
  ['persistence', 'Installation'],
  ['privilege escalation', 'Exploitation'],
  ['defense evasion', 'Exploitation'],
  ['stealth', 'Exploitation'],
  ['defense impairment', 'Exploitation'],
  ['credential access', 'Exploitation'],
  ['discovery', 'Exploitation'],
  ['lateral movement', 'Exploitation'],
  ['collection', 'Exploitation'],
  ['command and control', 'Command and Control'],
  ['exfiltration', 'Actions on Objectives'],
  ['impact', 'Actions on Objectives'],
]);

/** The phases of tactics, each once, in order of first appearance. Tactics of all ATT&CK versions are known. */
export function killChainPhases(tactics: Iterable<string>): readonly KillChainPhase[] {
  const phases = new Set<KillChainPhase>();
  for (const tactic of tactics) {
    const phase = PHASES.get(tactic.toLowerCase().replaceAll('-', ' '));
    if (phase !== undefined) phases.add(phase);
  }
  return [...phases];
}
