import type { Form } from "../../form.ts";

/** Checks the embeds of a message: ten at most, six thousand characters together. Returns them as Discord keeps them. */
export function readEmbeds(form: Form): readonly object[] {
  const embeds = form.list("embeds", { max: 10 }).map(readEmbed);
  const total = embeds.reduce((all, { size }) => all + size, 0);
  if (total > 6000) form.fail("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
  return embeds.map(({ embed }) => embed);
}

function readEmbed(form: Form): { readonly embed: object; readonly size: number } {
  const title = form.text("title", { max: 256 });
  const description = form.text("description", { max: 4096 });
  const url = form.text("url", { max: 2048 });
  checkUrl(form, "url", url);
  const footer = form.object("footer");
  const footerText = footer?.text("text", { max: 2048 }, true) ?? null;
  const author = form.object("author");
  const authorName = author?.text("name", { max: 256 }, true) ?? null;
  const color = form.integer("color", 0, 0xffffff);
  const timestamp = form.text("timestamp", { max: 64 });
  const fields = form.list("fields", { max: 25 }).map((field) => ({
    name: field.text("name", { max: 256 }, true) ?? "",
    value: field.text("value", { max: 1024 }, true) ?? "",
    inline: field.flag("inline"),
  }));
  const texts = [
    title,
    description,
    footerText,
    authorName,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ];
  const embed = {
    type: "rich",
    ...(title !== null && { title }),
    ...(description !== null && { description }),
    ...(url !== null && { url }),
    ...(color !== null && { color }),
    ...(timestamp !== null && { timestamp }),
    ...(footer && { footer: { ...footer.value, text: footerText } }),
    ...(author && { author: { ...author.value, name: authorName } }),
    ...imageOf(form, "image"),
    ...imageOf(form, "thumbnail"),
    ...(fields.length > 0 && { fields }),
    content_scan_version: 0,
  };
  return { embed, size: texts.reduce((all, text) => all + (text?.length ?? 0), 0) };
}

function imageOf(form: Form, name: string): object {
  const image = form.object(name);
  const url = image?.text("url", { max: 2048 }, true) ?? null;
  if (image) checkUrl(image, "url", url);
  return url === null ? {} : { [name]: { url, proxy_url: url, width: 0, height: 0 } };
}

function checkUrl(form: Form, name: string, url: string | null): void {
  if (url === null) return;
  if (!URL.canParse(url)) return form.fail(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
  if (!/^(https?|attachment):/.test(url))
    form.fail(
      name,
      "URL_TYPE_INVALID_SCHEME",
      `Scheme "${new URL(url).protocol.slice(0, -1)}" is not supported. Scheme must be one of ('http', 'https').`,
    );
}
