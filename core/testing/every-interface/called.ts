import type { Account } from "../../protocol/index.ts";
import type { Watch } from "./watch.ts";

/** What a platform is asked, by the connector's own names. */
export type Called = {
  readonly watch: Watch;
  readonly calls: Set<string>;
  readonly note: (name: string, account: Account) => void;
};

/** Notes what is asked and what core gave with it. */
export function noteCalls(watch: Watch): Called {
  const calls = new Set<string>();
  const note: Called["note"] = (name, account) => {
    calls.add(name);
    watch.hear("Account", account);
  };
  return { watch, calls, note };
}
