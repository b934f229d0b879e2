import { drizzle } from "drizzle-orm/node-postgres";
import { hashPassword, verifyPassword } from "../../kernel/crypto.ts";
import { newId, type IdPrefix } from "../../kernel/ids.ts";
import type { IdentityDeps } from "../deps.ts";
import { originsOf } from "../origins.ts";
import { COOKIE_PREFIX, isSecure, SESSION_SECONDS, sessionSecret } from "../session-cookie.ts";
import { emailVerificationTokens, oauthConnections, users, userSessions } from "../table.ts";
import { hashSessionTokens } from "./hash-session-tokens.ts";

/** The one private header better-auth reads the caller's address from; set by us, never by a client. */
export const ADDRESS_HEADER = "x-parley-address";

type Auth = Awaited<ReturnType<typeof makeAuth>>;

const loaded = new WeakMap<object, Promise<Auth>>();

/** Loads better-auth the first time somebody signs in: it takes 120 ms and 50 MB, and a hub at rest needs neither. */
export function loadAuth(deps: IdentityDeps): Promise<Auth> {
  const known = loaded.get(deps.database.auth) ?? makeAuth(deps);
  loaded.set(deps.database.auth, known);
  return known;
}

async function makeAuth({ database, publicUrl, sessionKey, log }: IdentityDeps) {
  const [{ betterAuth }, { drizzleAdapter }] = await Promise.all([
    import("better-auth/minimal"),
    import("better-auth/adapters/drizzle"),
  ]);
  const schema = {
    user: users,
    session: userSessions,
    account: oauthConnections,
    verification: emailVerificationTokens,
  };
  return betterAuth({
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: sessionSecret(sessionKey),
    trustedOrigins: [...originsOf(publicUrl)],
    telemetry: { enabled: false },
    database: hashSessionTokens(
      drizzleAdapter(drizzle(database.auth), { provider: "pg", schema, transaction: true }),
    ),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(password, hash) },
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: { activeOrganizationId: { type: "string", required: false, input: false } },
    },
    verification: { storeIdentifier: "hashed" },
    // Ours counts per account too, before a password is looked at.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure(publicUrl),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: ({ model }) => newId(PREFIXES[model] ?? "tok") },
    },
    // Its own logger prints email addresses.
    logger: {
      level: "warn",
      log: (level, message) => log[level === "error" ? "error" : "debug"]({ source: "better-auth" }, message),
    },
  });
}

const PREFIXES: Readonly<Record<string, IdPrefix>> = {
  user: "usr",
  session: "ses",
  account: "oac",
  verification: "tok",
};
