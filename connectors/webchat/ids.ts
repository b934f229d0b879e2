import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VISITOR = /^[\w-]{24}$/;

/** Makes a visitor's id of 144 random bits, so that nobody can guess one. */
export const newVisitorId = (): string => randomBytes(18).toString("base64url");

/** Returns the token of a browser: the visitor's id and the channel's signature of it. */
export const tokenOf = (visitor: string, channelId: string, secret: string): string =>
  `${visitor}.${sign(visitor, channelId, secret)}`;

/** Returns the visitor of a token; null when this channel did not sign it. */
export function visitorIn(token: string, channelId: string, secret: string): string | null {
  const [visitor = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !VISITOR.test(visitor)) return null;
  return equal(signature, sign(visitor, channelId, secret)) ? visitor : null;
}

/** Returns the host page's signature of an email address that it has verified. */
export const emailProof = (email: string, secret: string): string =>
  createHmac("sha256", secret).update(`email:${email}`).digest("base64url");

/** Checks the proof of this address. */
export const provesEmail = (email: string, proof: string, secret: string): boolean =>
  equal(proof, emailProof(email, secret));

/** Returns an id that is unique in the channel: two browsers may make the same message id. */
export const externalIdOf = (visitor: string, messageId: string): string => `${visitor}:${messageId}`;

const sign = (visitor: string, channelId: string, secret: string): string =>
  createHmac("sha256", secret).update(`visitor:${channelId}:${visitor}`).digest("base64url");

/** Compares hashes, which have equal lengths whatever characters a request contains. */
const equal = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
