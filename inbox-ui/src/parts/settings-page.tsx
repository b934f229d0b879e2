import type { JSX } from "solid-js";
import { PageHeader } from "./page-header.tsx";

/** Frames a settings page: title, description and main action. Tables may be wider than forms. */
export function SettingsPage(props: {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly back?: { readonly href: string; readonly title: string };
  readonly action?: JSX.Element;
  readonly width?: "wide";
  readonly children: JSX.Element;
}) {
  return (
    <div class="set" data-width={props.width}>
      <PageHeader title={props.title} lead={props.lead} back={props.back} action={props.action} />
      {props.children}
    </div>
  );
}
