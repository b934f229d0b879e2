import { hkdfSync } from "node:crypto";

/** Derives a key of 32 bytes for one purpose from the master secret (HKDF-SHA256), so that no key serves two purposes. */
export function deriveKey(master: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, new Uint8Array(0), `parley:${purpose}`, 32));
}
