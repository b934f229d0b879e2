import { For, Show } from "solid-js";
import { withdrawInvitation } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useInvitations } from "../../api/queries.ts";
import { roleName } from "../../words/role-name.ts";
import { mediumTime } from "../../words/time.ts";
import { attempt } from "../../parts/attempt.ts";
import { CopyBox } from "../../parts/copy-box.tsx";
import { membersWords } from "./words/index.ts";

/** Lists the open invitations. The link of the one that was just made stands above, so it is not shown here again. */
export function Invitations(props: { readonly shownAbove: string | undefined }) {
  const invitations = useInvitations();
  const say = () => membersWords();
  const open = () => invitations().data?.items.filter((invitation) => invitation.status === "pending") ?? [];
  const withdraw = (id: string) => void attempt(() => withdrawInvitation(id)).then(() => renew("member"));
  return (
    <section class="set-part">
      <h2>{say().invitations}</h2>
      <Show
        when={open().length > 0}
        fallback={
          <Show when={!invitations().isPending}>
            <p class="card-soft">{say().noInvitations}</p>
          </Show>
        }
      >
        <ul class="cards">
          <For each={open()}>
            {(invitation) => (
              <li>
                <div class="card">
                  <span class="card-text">
                    <span class="card-name">{invitation.email}</span>
                    <span class="card-soft">
                      {roleName(invitation.role)} · {say().expires(mediumTime(invitation.expiresAt))}
                    </span>
                    <Show when={invitation.id !== props.shownAbove && invitation.link}>
                      {(link) => <CopyBox label={say().link} text={link()} />}
                    </Show>
                  </span>
                  {/* An invitation without a link grants more than the user has, so they may not withdraw it. */}
                  <Show when={invitation.link}>
                    <button
                      type="button"
                      class="button"
                      data-kind="quiet"
                      data-size="small"
                      onClick={() => withdraw(invitation.id)}
                    >
                      {say().withdraw}
                    </button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
