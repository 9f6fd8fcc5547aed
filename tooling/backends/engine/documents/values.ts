/** Receives one value of a field; called several times for a multivalue. */
export type Collect = (name: string, value: string) => void;
