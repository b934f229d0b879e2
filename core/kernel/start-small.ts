import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8's nursery at its first size while the hub loads: grown for the code's sake it holds 40 MB that an idle hub
 * never uses and never gives back. Answers what lets it grow again, for the work.
 */
export function startSmall(): () => void {
  setFlagsFromString("--semi-space-growth-factor=1");
  return () => setFlagsFromString("--semi-space-growth-factor=2");
}
