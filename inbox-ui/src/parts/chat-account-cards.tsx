import { For } from "solid-js";
import type { ChatAccount } from "../api/chat-accounts.ts";
import { words } from "../words/index.ts";
import { dateOnly, mediumTime } from "../words/time.ts";
import { attempt } from "./attempt.ts";
import { confirm } from "./confirm.ts";
import { PlatformMark } from "./platform-mark.tsx";

type Props = { readonly accounts: readonly ChatAccount[]; readonly revoke: (id: string) => Promise<unknown> };

/** Lists the chat accounts that act for a member, with a button that revokes each. */
export const ChatAccountCards = (props: Props) => (
  <ul class="cards">
    <For each={props.accounts}>
      {(account) => (
        <li>
          <div class="card">
            <PlatformMark connector={account.connector} />
            <span class="card-text">
              <span class="card-name">{nameOf(account)}</span>
              <span class="card-soft">{factsOf(account).join(" · ")}</span>
            </span>
            <button
              type="button"
              class="button"
              data-kind="quiet"
              data-size="small"
              aria-label={`${words().chatAccounts.revoke}: ${account.name}`}
              onClick={() => void askAndRevoke(account, props.revoke)}
            >
              {words().chatAccounts.revoke}
            </button>
          </div>
        </li>
      )}
    </For>
  </ul>
);

/** A name with the handle that the platform knows it by. */
export const nameOf = ({ name, username }: Pick<ChatAccount, "name" | "username">): string =>
  username ? `${name} (@${username})` : name;

function factsOf({ platform, channelName, linkedAt, lastUsedAt }: ChatAccount): readonly string[] {
  const { since, lastUsed, neverUsed } = words().chatAccounts;
  const used = lastUsedAt ? lastUsed(mediumTime(lastUsedAt)) : neverUsed;
  return [platform, channelName, since(dateOnly(linkedAt)), used];
}

async function askAndRevoke({ id, name }: ChatAccount, revoke: Props["revoke"]): Promise<void> {
  const say = words().chatAccounts;
  if (!(await confirm({ title: say.revokeTitle(name), text: say.revokeText, action: say.revoke }))) return;
  await attempt(() => revoke(id), say.revoked);
}
