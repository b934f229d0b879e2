import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8's young generation small while the hub loads. Loading would grow it by 40 MB, which an idle hub never uses and
 * never frees. Returns a function that lets it grow again.
 */
export function startSmall(): () => void {
  setFlagsFromString("--semi-space-growth-factor=1");
  return () => setFlagsFromString("--semi-space-growth-factor=2");
}
