import type { JSX } from "solid-js";

/** Shows a part in one state, under the state's name. */
export const Sample = (props: {
  readonly title: string;
  readonly text?: string;
  /** It never ends, so tests that wait for the page's content leave it out. */
  readonly isLoading?: boolean;
  readonly children: JSX.Element;
}) => (
  <section class="set-part" data-sample={props.isLoading ? "loading" : undefined}>
    <h2>{props.title}</h2>
    {props.text === undefined ? null : <p>{props.text}</p>}
    {props.children}
  </section>
);
