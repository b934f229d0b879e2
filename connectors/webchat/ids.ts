import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VISITOR = /^[\w-]{24}$/;

/** Makes a visitor's id: 144 random bits, so that nobody can guess another's. */
export const newVisitorId = (): string => randomBytes(18).toString("base64url");

/** The token a browser keeps: the visitor's id and the channel's signature over it. */
export const tokenOf = (visitor: string, channelId: string, secret: string): string =>
  `${visitor}.${sign(visitor, channelId, secret)}`;

/** The visitor a token belongs to; null when this channel did not sign it. */
export function visitorIn(token: string, channelId: string, secret: string): string | null {
  const [visitor = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !VISITOR.test(visitor)) return null;
  return equal(signature, sign(visitor, channelId, secret)) ? visitor : null;
}

/** The proof a host page's own server gives for an e-mail address it knows to be the visitor's. */
export const emailProof = (email: string, secret: string): string =>
  createHmac("sha256", secret).update(`email:${email}`).digest("base64url");

/** Whether the proof is the one for this address. */
export const provesEmail = (email: string, proof: string, secret: string): boolean =>
  equal(proof, emailProof(email, secret));

/** Unique in the channel: two browsers may make the same message id, never within one visitor. */
export const externalIdOf = (visitor: string, messageId: string): string => `${visitor}:${messageId}`;

const sign = (visitor: string, channelId: string, secret: string): string =>
  createHmac("sha256", secret).update(`visitor:${channelId}:${visitor}`).digest("base64url");

/** Hashes are compared, always of one length: letters are not bytes, and what a stranger sends may be any letters. */
const equal = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
