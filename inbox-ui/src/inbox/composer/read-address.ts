import { isSafeAddress } from "../message/pieces.ts";

/** Reads an address and adds a missing `https://`; undefined for what the hub refuses: scripts, files, words. */
export function readAddress(typed: string): string | undefined {
  const said = typed.trim();
  // A number after the colon is a port: `example.com:8080`.
  const address = /^[a-z][a-z\d+.-]*:(?!\d)/iu.test(said) || isSafeAddress(said) ? said : `https://${said}`;
  return isSafeAddress(address) && !/\s/u.test(address) && URL.canParse(address) ? address : undefined;
}
