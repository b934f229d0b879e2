import type { VisitorPart } from "../../core/visitors/visitor-message.ts";
import { element } from "./element.ts";
import { icons } from "./icons.ts";
import { isFile } from "./thread.ts";
import type { Words } from "./words.ts";

/** Draws a file, a location or an unsupported part; `absolute` completes the hub's addresses. */
export function drawPart(part: VisitorPart, words: Words, absolute: (url: string) => string): HTMLElement {
  if (isFile(part)) return part.url === null ? named(part.fileName) : drawFile(part, absolute(part.url));
  if (part.kind === "location") return drawPlace(part, words);
  return element("span", { class: "chip" }, words.unsupported);
}

/** Draws only the name of a file without an address. */
export const named = (fileName: string): HTMLElement =>
  element("span", { class: "chip" }, icons.file(), fileName);

type Shown = Extract<VisitorPart, { fileName: string }>;

function drawFile(file: Shown, url: string): HTMLElement {
  // An animation is a silent video on some platforms and a picture on others.
  switch (file.kind === "animation" && file.contentType.startsWith("video/") ? "video" : file.kind) {
    case "image":
    case "sticker":
    case "animation":
      return drawPicture(file, url);
    case "video":
      return drawVideo(file, url);
    case "audio":
    case "voice":
      return element("audio", { src: url, controls: true, preload: "metadata", "aria-label": file.fileName });
    case "file":
      return element(
        "a",
        { class: "chip", href: url, target: "_blank", rel: "noopener", download: file.fileName },
        icons.file(),
        file.fileName,
      );
  }
}

function drawPicture(file: Shown, url: string): HTMLElement {
  const picture = element("img", {
    src: url,
    alt: file.fileName,
    width: file.width,
    height: file.height,
    loading: "lazy",
    decoding: "async",
  });
  return element("a", { href: url, target: "_blank", rel: "noopener" }, picture);
}

const drawVideo = (file: Shown, url: string): HTMLElement =>
  element("video", {
    src: url,
    controls: true,
    preload: "metadata",
    width: file.width,
    height: file.height,
    "aria-label": file.fileName,
  });

function drawPlace(
  { latitude, longitude, title }: Extract<VisitorPart, { kind: "location" }>,
  words: Words,
): HTMLElement {
  const url = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`;
  return element(
    "a",
    { class: "chip", href: url, target: "_blank", rel: "noopener noreferrer" },
    icons.place(),
    title ?? words.location,
  );
}
