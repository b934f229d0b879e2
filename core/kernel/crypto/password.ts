import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { unavailable } from "../errors.ts";
import { COST, type Cost } from "./password/cost.ts";

type Hash = { cost: Cost; salt: Buffer; tag: Buffer };

const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Each takes 19 MiB and a thread of the pool that files and name look-ups share. */
const AT_ONCE = 4;
const MOST_WAITING = 200;

/** Hashes a password (argon2id) to a PHC string, at most four at once; `unavailable` when hundreds wait already. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return write({ cost: COST, salt, tag: await derive(password, salt, COST, TAG_BYTES) });
}

/** Compares a password with its hash. Without a readable hash it takes as long and returns false, so that timing reveals no account. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const hash = read(stored ?? "");
  const { cost, salt, tag } = hash ?? {
    cost: COST,
    salt: Buffer.alloc(SALT_BYTES),
    tag: Buffer.alloc(TAG_BYTES),
  };
  const equal = timingSafeEqual(await derive(password, salt, cost, tag.length), tag);
  return equal && hash !== undefined;
}

const PHC =
  /^\$argon2id\$v=19\$m=(\d{4,6}),t=(\d{1,2}),p=([1-9])\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

function read(stored: string): Hash | undefined {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return undefined;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
}

const write = ({ cost, salt, tag }: Hash): string =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

const argon2Async = promisify(argon2);

async function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  await turn();
  try {
    // The same password typed on two keyboards may differ in its code points.
    return await argon2Async("argon2id", { message: password.normalize("NFKC"), nonce, tagLength, ...cost });
  } finally {
    next();
  }
}

let busy = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (busy < AT_ONCE) {
    busy += 1;
    return;
  }
  if (waiting.length >= MOST_WAITING)
    throw unavailable("sign_in_busy", "Too many people are signing in right now. Try again in a moment.");
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the place on, or frees it. */
function next(): void {
  const waiter = waiting.shift();
  if (waiter === undefined) busy -= 1;
  else waiter();
}
