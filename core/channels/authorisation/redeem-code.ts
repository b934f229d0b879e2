import { cutText } from "../../kernel/cut-text.ts";
import { errorMessage, invalid, unavailable } from "../../kernel/errors.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { asSentence } from "../../kernel/word-issue.ts";
import type { Authorises } from "../../protocol/index.ts";
import type { OpenChannel } from "../access.ts";
import { withinPatience } from "../health/within-patience.ts";

/** What the platform sent the browser back with. */
export type Returned = {
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  readonly errorDescription?: string | undefined;
};

type Visit = { readonly redirectUrl: string; readonly verifier: string };
type Answer = Awaited<ReturnType<Authorises<JsonObject, JsonObject>["redeem"]>>;

/** Trades the code for credentials. Throws `authorisation_denied`, `authorisation_refused` and `authorisation_unreachable`, in the platform's words. */
export async function redeemCode(
  { connector, account, channelId }: OpenChannel,
  returned: Returned,
  visit: Visit,
): Promise<JsonObject> {
  const facts = { channelId };
  const { authorise } = connector.connect;
  if (returned.code === undefined || !authorise) throw denied(connector.name, returned, facts);
  const { code } = returned;
  const answer = await withinPatience<Answer>(
    () => authorise.redeem(account, { ...visit, code }),
    () => ({ kind: "unreachable", reason: "It does not respond." }),
  ).catch((error: unknown): Answer => ({ kind: "unreachable", reason: errorMessage(error) }));
  if (answer.kind === "granted") return answer.credentials;
  const reason = asSentence(answer.reason);
  throw answer.kind === "refused"
    ? invalid("authorisation_refused", `${connector.name} refused the sign-in: ${reason}`, facts)
    : unavailable(
        "authorisation_unreachable",
        `Couldn't finish the sign-in at ${connector.name}: ${reason} Nothing was changed. Start it again.`,
        facts,
      );
}

const denied = (name: string, { error, errorDescription }: Returned, facts: { channelId: string }) =>
  invalid(
    "authorisation_denied",
    error === "access_denied" || (error === undefined && errorDescription === undefined)
      ? `Access was not allowed at ${name}. Nothing was changed.`
      : `${name} refused the sign-in: ${asSentence(cutText(errorDescription ?? error ?? "", 300))} Nothing was changed.`,
    facts,
  );
