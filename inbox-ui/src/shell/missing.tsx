import { A } from "@solidjs/router";
import { EmptyState } from "../parts/state.tsx";
import { words } from "../words/index.ts";

/** Shows the page of an unknown address. */
export default function Missing() {
  return (
    <main class="page" id="content" tabindex="-1">
      <h1 class="hidden">{words().common.gone}</h1>
      <EmptyState drawing="cloud" title={words().common.gone}>
        <A class="button" href="/inbox">
          {words().common.toInbox}
        </A>
      </EmptyState>
    </main>
  );
}
