import { refused } from "../../kernel/errors.ts";
import type { IdentityDeps } from "../deps.ts";
import { countTry, uncountTry } from "./count-try.ts";
import { deviceCookie, readDevice } from "./device-cookie.ts";
import { ADDRESS_HEADER, loadAuth } from "./load-auth.ts";
import { recordSignIn } from "./record-sign-in.ts";
import { signedInCookie } from "./signed-in-cookie.ts";

export type SignInRequest = {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
  readonly userAgent: string | undefined;
  /** The request's Cookie header: a browser that has signed in before has tries of its own. */
  readonly cookie: string | undefined;
};

/**
 * Signs a person in and returns the headers (the cookies) for the answer. Throws `sign_in_failed`, the same and after as
 * long for an unknown account, or `too_many_tries`.
 */
export async function signIn(deps: IdentityDeps, request: SignInRequest): Promise<Headers> {
  const email = request.email.trim().toLowerCase();
  const device = readDevice(deps, email, request.cookie);
  const trier = { email, ip: request.ip, device };
  await countTry(deps.database, trier);
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip, "user-agent": request.userAgent ?? "" });
  const result = await tryPassword(deps, email, request.password, headers);
  const recorded = recordSignIn(deps.database, { email, ip: request.ip, succeeded: result !== undefined });
  if (result === undefined) {
    // Not waited for: only a known account has a trail to write to, and time must not tell which ones are.
    recorded.catch((error: unknown) => deps.log.error({ err: error }, "a failed sign-in was not recorded"));
    throw refused("sign_in_failed", "Incorrect email or password.");
  }
  await Promise.all([recorded, uncountTry(deps.database, trier)]);
  result.append("set-cookie", deviceCookie(deps, email, device));
  result.append("set-cookie", signedInCookie(deps.publicUrl));
  return result;
}

async function tryPassword(
  deps: IdentityDeps,
  email: string,
  password: string,
  headers: Headers,
): Promise<Headers | undefined> {
  const auth = await loadAuth(deps);
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (answer.ok)
    return new Headers(
      answer.headers.getSetCookie().map((cookie): [string, string] => ["set-cookie", cookie]),
    );
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}.`);
  return undefined;
}
