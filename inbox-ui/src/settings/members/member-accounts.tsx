import { Show } from "solid-js";
import { revokeAccount, useAccountsOf } from "../../api/chat-accounts.ts";
import { renew } from "../../api/query-client.ts";
import type { Member } from "../../api/types.ts";
import { ChatAccountCards } from "../../parts/chat-account-cards.tsx";
import { words } from "../../words/index.ts";

/** Lists the chat accounts that act for a member, and revokes them. */
export function MemberAccounts(props: { readonly member: Member }) {
  const accounts = useAccountsOf(() => props.member.id);
  const items = () => accounts().data?.items ?? [];
  return (
    <section class="set-part">
      <h3>{words().chatAccounts.title}</h3>
      <Show
        when={items().length > 0}
        fallback={
          <Show when={!accounts().isPending}>
            <p class="card-soft">{words().chatAccounts.none}</p>
          </Show>
        }
      >
        <ChatAccountCards accounts={items()} revoke={revoke} />
      </Show>
    </section>
  );
}

async function revoke(id: string): Promise<void> {
  await revokeAccount(id);
  renew("chat_account");
}
