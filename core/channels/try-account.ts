import type { JsonObject } from "../kernel/json.ts";
import type { Account, Connector, HealthFinding, Probe } from "../protocol/index.ts";
import { obstacles } from "./channel.ts";
import { ask } from "./health/ask.ts";
import { mergeSecrets } from "./merge-secrets.ts";
import { refuseObstacles } from "./refuse-obstacles.ts";

/** An account that its platform knows, with the secrets it renewed meanwhile, and what the platform said of it. */
export type Tried<A extends Account = Account> = { readonly account: A; readonly probe: Probe };

/**
 * Asks the platform about an account with what was entered. Where that is not stored yet, secrets that are renewed meanwhile
 * become part of it. Throws `account_refused`.
 */
export async function tryAccount<A extends Account>(
  connector: Connector,
  account: A,
  stands: (findings: readonly HealthFinding[]) => readonly HealthFinding[] = obstacles,
): Promise<Tried<A>> {
  let credentials: JsonObject = account.credentials;
  const keep = async (renewed: Partial<JsonObject>) => {
    credentials = mergeSecrets(credentials, renewed);
  };
  const probe = await ask(() => connector.connect.probe({ keep, ...account }));
  refuseObstacles(connector, stands(probe.findings));
  return { account: { ...account, credentials }, probe };
}
