import { isSafeAddress } from "../message/pieces.ts";

/** The address a person meant, with `https://` where they left it out; undefined for what the hub would not carry: scripts, files, words. */
export function readAddress(typed: string): string | undefined {
  const said = typed.trim();
  // A number after the colon is a port: `example.com:8080`.
  const address = /^[a-z][a-z\d+.-]*:(?!\d)/iu.test(said) || isSafeAddress(said) ? said : `https://${said}`;
  return isSafeAddress(address) && !/\s/u.test(address) && URL.canParse(address) ? address : undefined;
}
