/** Takes one value of a field; a field may be given several. */
export type Collect = (name: string, value: string) => void;
