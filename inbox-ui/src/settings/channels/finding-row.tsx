import { lazy, Match, Show, Suspense, Switch } from "solid-js";
import type { Channel } from "../../api/types.ts";
import { webAddress } from "./web-address.ts";
import { channelsWords } from "./words/index.ts";

const QrCode = lazy(() => import("./qr-code.tsx"));

export type Finding = Channel["health"]["findings"][number];

/** What a member does about findings. `signInTitle`: how signing in is called here. */
export type Mending = {
  readonly mayManage: boolean;
  readonly repair: () => void;
  readonly authorise: () => void;
  readonly signInTitle: string;
};

/** Shows a finding with its fix, and what may be done about it at once. */
export function FindingRow(props: Mending & { readonly finding: Finding }) {
  return (
    <div class="finding" data-severity={props.finding.severity}>
      <span>
        {props.finding.text}
        <Show when={props.finding.fix}>
          <span class="fix">{props.finding.fix}</span>
        </Show>
      </span>
      <Show when={props.mayManage}>
        <FindingAction {...props} />
      </Show>
    </div>
  );
}

function FindingAction(props: Mending & { readonly finding: Finding }) {
  const page = () => {
    const { action } = props.finding;
    return typeof action === "object" ? webAddress(action.href) : undefined;
  };
  return (
    <Switch>
      <Match when={props.finding.action === "repair"}>
        <ActionButton title={channelsWords().repair} press={() => props.repair()} />
      </Match>
      <Match when={props.finding.action === "authorise"}>
        <ActionButton title={props.signInTitle} press={() => props.authorise()} />
      </Match>
      <Match when={page()}>
        {(href) => (
          <a class="button" data-size="small" href={href()} target="_blank" rel="noopener noreferrer">
            {channelsWords().openPage}
          </a>
        )}
      </Match>
      <Match when={props.finding.action === "scan" && props.finding.scan}>
        {(text) => (
          <Suspense>
            <QrCode text={text()} />
          </Suspense>
        )}
      </Match>
    </Switch>
  );
}

const ActionButton = (props: { readonly title: string; readonly press: () => void }) => (
  <button type="button" class="button" data-size="small" onClick={() => props.press()}>
    {props.title}
  </button>
);
