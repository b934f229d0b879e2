/** A fault that is switched on, as the control API returns it. */
export type FaultFacts = {
  readonly kind: string;
  readonly probability: number;
  readonly count: number | null;
  readonly hits?: number;
};
export type FaultSet = { readonly seed: number; readonly rules: readonly FaultFacts[] };
