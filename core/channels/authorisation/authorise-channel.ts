import { createHash } from "node:crypto";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken, randomToken } from "../../kernel/crypto.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { ChannelDeps } from "../channel.ts";
import { openOwn } from "../open-own.ts";
import { channelTarget } from "../target.ts";
import { redirectUrl } from "./redirect-url.ts";
import { verifierSeal } from "./verifier-seal.ts";

const action = actionsFor<ChannelDeps, MemberActor>();

/** Begins a visit to the platform, on which a member lets the hub use an account. Throws `authorisation_unsupported` where there is nothing to visit. */
export const authoriseChannel = action({
  name: "channel.authorise",
  summary: "Begins a sign-in at the platform; the browser goes to the address.",
  permission: "channel.manage",
  errors: { refused: ["session_required"], invalid: ["authorisation_unsupported"] },
  target: channelTarget,
  record: "audit",
  sensitive: true,
  // The address holds the state.
  answersSecret: true,
  async prepare(deps, { actor }, id) {
    requireSession(actor);
    deps.channels.forget(id);
    const { connector, account } = await openOwn(deps, actor.organizationId, id);
    const visit = { state: randomToken(), verifier: randomToken() };
    const address = connector.connect.authorise?.address(account, {
      redirectUrl: redirectUrl(deps.hubAddress),
      state: visit.state,
      challenge: challengeOf(visit.verifier),
    });
    if (address === undefined || !isWebAddress(address))
      throw invalid("authorisation_unsupported", `${connector.name} has no page to sign in on.`);
    return { ...visit, address };
  },
  async perform({ tx, deps, actor, note }, { id }, _input, { state, verifier, address }) {
    await removeOld(tx);
    const sealed = deps.sealer.seal(verifier, verifierSeal(tx.organizationId, id));
    await insert(tx, actor, id, hashToken(state), sealed);
    note({ action: "channel.authorisation_begun", target: { kind: "channel", id } });
    return { address };
  },
});

/** A visit is a person's: their browser leaves and comes back. Throws `session_required`. */
export function requireSession(actor: MemberActor): void {
  if (actor.keyId !== undefined)
    throw refused("session_required", "API keys can't do this. Sign in instead.");
}

/** As RFC 7636 makes it, S256. */
const challengeOf = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");

/** The page goes there: no setting of a channel may make it run a script. */
const isWebAddress = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? "");

/** Used and expired ones are kept for a day, to say what is wrong with them. */
const removeOld = (tx: Transaction) =>
  tx.client.query(
    "delete from comm_authorisations where organization_id = $1 and expires_at < clock_timestamp() - interval '1 day'",
    [tx.organizationId],
  );

const insert = (tx: Transaction, { userId }: MemberActor, id: ChannelId, stateHash: string, sealed: string) =>
  tx.client.query(
    "insert into comm_authorisations (organization_id, state_hash, channel_id, user_id, sealed_verifier) values ($1, $2, $3, $4, $5)",
    [tx.organizationId, stateHash, id, userId, sealed],
  );
