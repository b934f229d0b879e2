import type { Account, Connect, HealthFinding, Probe } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";
import { guide } from "./connect/guide.ts";

/** Checks our public address and the allowed pages; there is no platform to call. */
export const connect: Connect<Credentials, Settings> = {
  probe: async (account) => probe(account),
  install: async (account) => probe(account),
  remove: async () => undefined,
  guide,
};

const probe = (account: Account<Credentials, Settings>): Probe => ({
  account: `Website chat at ${new URL(account.hookUrl).host}`,
  findings: [...reachability(account), ...embedding(account)],
});

const reachability = ({ reachable }: Account<Credentials, Settings>): HealthFinding[] =>
  reachable
    ? []
    : [
        {
          code: "local_only",
          severity: "ok",
          text: "The chat only works on this network.",
          fix: "Set PUBLIC_URL to an address visitors can reach.",
        },
      ];

const embedding = ({ settings }: Account<Credentials, Settings>): HealthFinding[] =>
  settings.origins.length > 0
    ? []
    : [
        {
          code: "any_origin",
          severity: "ok",
          text: "Any website may embed this chat.",
          fix: "Add your websites under Allowed origins.",
        },
      ];
