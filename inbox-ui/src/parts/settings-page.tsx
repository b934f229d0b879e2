import { type JSX, Show } from "solid-js";

/** Frames a settings page: title, description and main action. */
export function SettingsPage(props: {
  readonly title: string;
  readonly lead?: string;
  readonly action?: JSX.Element;
  readonly children: JSX.Element;
}) {
  return (
    <div class="set">
      <header class="set-head">
        <div>
          <h1>{props.title}</h1>
          <Show when={props.lead}>
            <p>{props.lead}</p>
          </Show>
        </div>
        {props.action}
      </header>
      {props.children}
    </div>
  );
}
