import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { invalid, unavailable } from "../errors.ts";

/** One of the hub's master keys: 32 bytes under a short name that sealed texts carry. */
export type MasterKey = { id: string; key: Uint8Array };

/**
 * Keeps secrets at rest: each is encrypted under a data key of its own (AES-256-GCM), which is wrapped by a master key.
 *
 * `place` is where the secret belongs, `organization:channel:field`: a sealed text moved to another place does not open.
 */
export type Sealer = {
  /** Seals under the newest master key. */
  seal(plaintext: string, place: string): string;
  /** Throws `invalid` (`seal_broken`) for a text sealed elsewhere or changed, `unavailable` (`seal_key_missing`) when its master key is not known. */
  open(sealed: string, place: string): string;
  /** Wraps the data key under the newest master key and leaves the secret itself untouched; throws as `open` does. */
  rewrap(sealed: string, place: string): string;
};

const VERSION = "v1";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Makes a sealer; the first key seals, the others only open what they sealed before. */
export function createSealer(keys: readonly MasterKey[]): Sealer {
  const [current] = keys;
  if (current === undefined) throw invalid("seal_key_missing", "The hub needs at least one sealing key.");
  const known = new Map(keys.map((key) => [checked(key).id, key.key]));
  if (known.size !== keys.length) throw invalid("seal_key_twice", "Two sealing keys have the same id.");

  const wrap = (dataKey: Buffer, place: string) =>
    `${VERSION}.${current.id}.${encrypt(current.key, dataKey, bound("key", place)).toString("base64url")}`;
  return {
    seal(plaintext, place) {
      const dataKey = randomBytes(KEY_BYTES);
      const secret = encrypt(dataKey, Buffer.from(plaintext), bound("secret", place));
      return `${wrap(dataKey, place)}.${secret.toString("base64url")}`;
    },
    open(sealed, place) {
      const parts = read(sealed);
      return decrypt(unwrap(known, parts, place), parts.secret, bound("secret", place)).toString();
    },
    rewrap(sealed, place) {
      const parts = read(sealed);
      return `${wrap(unwrap(known, parts, place), place)}.${parts.secret.toString("base64url")}`;
    },
  };
}

type Parts = { keyId: string; wrapped: Buffer; secret: Buffer };

function read(sealed: string): Parts {
  const [version, keyId, wrapped, secret, ...more] = sealed.split(".");
  if (
    version !== VERSION ||
    keyId === undefined ||
    wrapped === undefined ||
    secret === undefined ||
    more.length > 0
  )
    throw broken();
  return { keyId, wrapped: Buffer.from(wrapped, "base64url"), secret: Buffer.from(secret, "base64url") };
}

function unwrap(known: ReadonlyMap<string, Uint8Array>, { keyId, wrapped }: Parts, place: string): Buffer {
  const key = known.get(keyId);
  if (key === undefined)
    throw unavailable("seal_key_missing", `The sealing key "${keyId}" is not among the hub's keys.`, {
      keyId,
    });
  return decrypt(key, wrapped, bound("key", place));
}

function encrypt(key: Uint8Array, plain: Buffer, aad: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aad);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function decrypt(key: Uint8Array, box: Buffer, aad: Buffer): Buffer {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    }).setAAD(aad);
    decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    // What OpenSSL says here ("unable to authenticate data") helps nobody.
    throw broken();
  }
}

/** A wrapped key and a secret can never stand in for each other. */
const bound = (part: "key" | "secret", place: string): Buffer =>
  Buffer.from(`parley:${VERSION}:${part}:${place}`);

const broken = () =>
  invalid("seal_broken", "This secret was sealed for another place, or it has been changed.");

function checked(key: MasterKey): MasterKey {
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(key.id))
    throw invalid("seal_key_invalid", "A sealing key's id is 1 to 40 letters, digits, - or _.");
  if (key.key.length !== KEY_BYTES)
    throw invalid("seal_key_invalid", `The sealing key "${key.id}" must have 32 bytes.`, { keyId: key.id });
  return key;
}
