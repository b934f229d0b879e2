import { For } from "solid-js";
import { words } from "../words/index.ts";

/** Lists every key and its command. */
export function KeyTable() {
  const say = () => words().keys;
  const groups = () =>
    [
      [
        say().anywhere,
        [
          ["Ctrl K", say().palette],
          ["G I", say().goInbox],
          ["G C", say().goContacts],
          ["G S", say().goSettings],
          ["?", say().help],
        ],
      ],
      [
        say().inList,
        [
          ["J", say().next],
          ["K", say().previous],
          ["Enter", say().open],
          ["/", say().search],
        ],
      ],
      [
        say().inConversation,
        [
          ["R", say().reply],
          ["N", say().note],
          ["A", say().assign],
          ["L", say().labels],
          ["S", say().snooze],
          ["E", say().resolve],
          ["U", say().unread],
        ],
      ],
      [
        say().inComposer,
        [
          ["Enter", say().send],
          ["Shift Enter", say().newLine],
          ["Ctrl Enter", say().sendResolve],
          ["/", say().canned],
          [":", say().emoji],
          ["@", say().mention],
          ["Esc", say().escape],
        ],
      ],
    ] as const;
  return (
    <div class="keys">
      <For each={groups()}>
        {([title, keys]) => (
          <section>
            <h2>{title}</h2>
            <dl>
              <For each={keys}>
                {([key, meaning]) => (
                  <div>
                    <dt>
                      <For each={key.split(" ")}>{(one) => <kbd>{one}</kbd>}</For>
                    </dt>
                    <dd>{meaning}</dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </div>
  );
}
