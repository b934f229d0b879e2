import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { Icon } from "./icon.tsx";
import "../styles/page-header.css";

/** Begins a page: the way back, the title, what the page is for, and its main actions. */
export function PageHeader(props: {
  readonly title: JSX.Element;
  /** The header of a section inside another page has a smaller title. */
  readonly level?: "page" | "section";
  readonly lead?: string | undefined;
  /** Where the page belongs. */
  readonly back?: { readonly href: string; readonly title: string } | undefined;
  readonly action?: JSX.Element;
}) {
  return (
    <header class="page-header">
      <Show when={props.back}>
        {(back) => (
          <A class="page-back" href={back().href}>
            <Icon name="left" />
            {back().title}
          </A>
        )}
      </Show>
      <div class="page-title">
        <Dynamic component={props.level === "section" ? "h2" : "h1"}>{props.title}</Dynamic>
        <Show when={props.lead}>
          <p>{props.lead}</p>
        </Show>
      </div>
      {props.action}
    </header>
  );
}
