import type { OpenChannel } from "../../channels/index.ts";
import { cardFollower } from "../../commands/staff/cards/follow-cards.ts";
import { drawCards } from "../../commands/staff/cards/draw-cards.ts";
import { syncThreads } from "../../commands/staff/threads/sync-threads.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { runFollowers } from "../../outbox/index.ts";
import type { Capabilities, Connector } from "../../protocol/index.ts";
import type { TestDatabase } from "../database.ts";
import { logReadable } from "../log-readable.ts";
import { scriptPlatform } from "../scripted-connector.ts";

/** Lets cards catch up with the log, as the workers do, on platforms that tests play. */
export type CardRounds = {
  /** Follows the log to its end and draws every card that is due. `now`: whatever still has to wait, too. */
  draw(when?: "due" | "now"): Promise<void>;
  /** Changes what the platforms offer from now on. */
  offer(capabilities: Partial<Capabilities>, threads?: Connector["threads"]): void;
  /** Looks at the threads that are due, and draws nothing. */
  syncThreads(): Promise<void>;
  /** Says that the platform has taken everything that was queued, each message under a name of its own. */
  deliverAll(): Promise<void>;
};

const BUTTONS = { support: "native", maxRows: 8, maxPerRow: 3, labelMax: 64, valueMaxBytes: 64 } as const;

/** Opens the rounds. */
export async function openCardRounds(database: TestDatabase): Promise<CardRounds> {
  let { connector } = scriptPlatform({ buttons: BUTTONS });
  const followers = await runFollowers(database, [cardFollower]);
  const deps = () => ({
    database,
    channels: { open: async () => unsafeCast<OpenChannel>({ connector, account: {} }) },
    platformOf: () => connector.name,
    deliver: () => {},
  });
  return {
    async draw(when = "due") {
      await logReadable(database.owner);
      await followers.wake();
      if (when === "now") await database.owner.query("update comm_cards set not_before = clock_timestamp()");
      await drawCards(deps());
      await syncThreads(deps());
      await drawCards(deps());
    },
    offer(capabilities, threads) {
      ({ connector } = scriptPlatform({ buttons: BUTTONS, ...capabilities }));
      connector = { ...connector, ...(threads && { threads }) };
    },
    syncThreads: () => syncThreads(deps()),
    async deliverAll() {
      await database.owner.query(
        `update comm_messages m set external_id = coalesce(m.external_id, m.id) where exists (
           select from comm_deliveries d where d.organization_id = m.organization_id and d.message_id = m.id and d.state = 'queued' and d.operation = 'send' and d.next_attempt_at is null)`,
      );
      await database.owner.query(
        "update comm_deliveries set state = 'sent', lease_until = null, finished_at = clock_timestamp() where state = 'queued' and next_attempt_at is null",
      );
    },
  };
}
