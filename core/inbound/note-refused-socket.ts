import { refusedConnection, reportFindings, type OpenChannel } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import { HubError } from "../kernel/errors.ts";
import type { HealthFinding } from "../protocol/index.ts";

/** Shows that a platform refuses the account, unless the connector said why. Whatever else went wrong may be over at the next try. */
export async function noteRefusedSocket(
  { database }: { readonly database: Database },
  channel: OpenChannel,
  failure: unknown,
): Promise<void> {
  if (!(failure instanceof HubError) || failure.kind !== "refused") return;
  await reportFindings(database, channel, (before) =>
    before.some(isExplanation) ? before : [refusedConnection(channel, failure.message)],
  );
}

/** Whether a connector says what is wrong; a code to scan only asks for something. */
const isExplanation = ({ code, severity, scan }: HealthFinding): boolean =>
  severity === "broken" && scan === undefined && !code.startsWith("gateway_");
