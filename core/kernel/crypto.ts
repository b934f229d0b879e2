export { deriveKey } from "./crypto/derive-key.ts";
export { signLink, verifyLink, type LinkVerdict } from "./crypto/link.ts";
export { hashPassword, verifyPassword } from "./crypto/password.ts";
export { createSealer, type MasterKey, type Sealer } from "./crypto/sealer.ts";
export { hashToken, randomToken, timingSafeEqualText } from "./crypto/token.ts";
