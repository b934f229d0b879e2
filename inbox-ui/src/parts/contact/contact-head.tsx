import { Avatar } from "../avatar.tsx";

/** Shows the picture and name of a contact. */
export function ContactHead(props: {
  readonly name: string;
  readonly url: string | null;
  readonly since?: string | undefined;
}) {
  return (
    <div class="contact-head">
      <Avatar name={props.name} url={props.url} size="large" />
      <h2>{props.name}</h2>
    </div>
  );
}
